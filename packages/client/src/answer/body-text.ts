import { ResponseShapeError } from '../errors/response-shape-error.ts'
import { asFast } from './fast-response.ts'

/** Most bytes of an answer that is read into memory, after decompression. */
export const LARGEST_ANSWER: number = 64 * 1024 * 1024
/** Most bytes of an error page. */
export const LARGEST_ERROR: number = 1024 * 1024

/**
 * The body as text, without a promise when it is there already. Undefined when it is larger than `limit` bytes; the rest is
 * not read then.
 */
export function bodyText(
  response: Response,
  limit: number,
): string | undefined | Promise<string | undefined> {
  const fast = asFast(response)
  if (fast !== undefined) return fast.textWithin(limit)
  const { headers, body } = response
  if (body === null) return ''
  // An announced length is enforced by every HTTP parser, but it counts what is compressed.
  const announced = headers.get('content-length')
  return announced !== null && Number(announced) <= limit && headers.get('content-encoding') === null
    ? response.text()
    : readWithin(body, limit)
}

/** Of an error page that is too large the status says enough; an answer is refused. */
export function tooLarge(what: string): ResponseShapeError {
  return new ResponseShapeError(
    `The answer to ${what} is larger than ${LARGEST_ANSWER / 1024 / 1024} MiB. ` +
      "Ask for fewer rows, or read it as a stream: request(zoho, { …, as: 'response' }).",
    '$',
  )
}

async function readWithin(body: ReadableStream<Uint8Array>, limit: number): Promise<string | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return textOf(pieces, size)
    size += value.byteLength
    if (size > limit) {
      // Lost: that cancelling failed. The answer is refused either way.
      reader.cancel().catch(() => {})
      return undefined
    }
    pieces.push(value)
  }
}

/**
 * Decoded in one piece: `JSON.parse` would first have to put together a string that was added up of pieces. A page of 280 kB
 * takes a tenth less time so, one with letters beyond ASCII a fifth.
 */
function textOf(pieces: readonly Uint8Array[], size: number): string {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.byteLength
  }
  return new TextDecoder().decode(bytes)
}
