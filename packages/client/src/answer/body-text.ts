import { ResponseShapeError } from '../errors/response-shape-error.ts'
import { asFast } from './fast-response.ts'
import { isPromise } from '../client/is-promise.ts'

/** Most bytes of an answer that is read into memory, after decompression. */
export const LARGEST_ANSWER: number = 64 * 1024 * 1024
/** Most bytes of an error page. */
export const LARGEST_ERROR: number = 1024 * 1024

/**
 * The body as text, at most `limit` bytes of it.
 *
 * @throws {@link ResponseShapeError} when an answer is larger; the rest is not read. An error page then counts as empty.
 */
export function bodyText(response: Response, limit: number, what: string): string | Promise<string> {
  const fast = asFast(response)
  const text = fast === undefined ? readWithin(response, limit) : fast.textWithin(limit)
  return isPromise(text) ? text.then((read) => orTooLarge(read, limit, what)) : orTooLarge(text, limit, what)
}

function orTooLarge(text: string | undefined, limit: number, what: string): string {
  if (text !== undefined) return text
  // Of an error page the status says enough.
  if (limit === LARGEST_ERROR) return ''
  throw new ResponseShapeError(
    `The answer to ${what} is larger than ${limit / 1024 / 1024} MiB. ` +
      "Ask for fewer rows, or read it as a stream: request(zoho, { …, as: 'response' }).",
    '$',
  )
}

/** Undefined when the body is larger than `limit` bytes. */
async function readWithin(response: Response, limit: number): Promise<string | undefined> {
  const { headers, body } = response
  if (body === null) return ''
  // An announced length is enforced by every HTTP parser, but it counts what is compressed.
  const announced = headers.get('content-length')
  if (announced !== null && Number(announced) <= limit && headers.get('content-encoding') === null) {
    return await response.text()
  }
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > limit) {
      // Lost: that cancelling failed. The answer is refused either way.
      reader.cancel().catch(() => {})
      return undefined
    }
    text += decoder.decode(value, { stream: true })
  }
}
