import { ResponseShapeError } from './errors/response-shape-error.ts'

/** Most bytes of an answer that is read into memory, after decompression. */
const LARGEST_ANSWER = 64 * 1024 * 1024
/** Most bytes of an error page. */
const LARGEST_ERROR = 1024 * 1024

/** A response that can bound its own reading, as that of `@x/client/node` does. */
interface BoundedResponse {
  textWithin?(limit: number): Promise<string | undefined>
}

/** The text of an error page; empty when it is larger than anything that Zoho says. What the status means, stays. */
export async function errorText(response: Response): Promise<string> {
  return (await textWithin(response, LARGEST_ERROR)) ?? ''
}

/**
 * The body as text.
 *
 * @throws {@link ResponseShapeError} when it is too large; the rest is not read
 */
export async function bodyText(response: Response, what: string): Promise<string> {
  const text = await textWithin(response, LARGEST_ANSWER)
  if (text !== undefined) return text
  throw new ResponseShapeError(
    `The answer to ${what} is larger than ${LARGEST_ANSWER / 1024 / 1024} MiB. ` +
      "Ask for fewer rows, or read it as a stream: request(zoho, { …, as: 'response' }).",
    '$',
  )
}

/** Undefined when the body is larger than `limit` bytes. */
async function textWithin(response: Response & BoundedResponse, limit: number): Promise<string | undefined> {
  return await (response.textWithin?.(limit) ?? readWithin(response, limit))
}

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
