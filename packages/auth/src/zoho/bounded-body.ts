/** Token answers are some 500 bytes. */
const LIMIT = 64 * 1024

/** Reads a body as text, after decompression; `undefined` when it is longer than 64 KiB (the rest is not read). */
export async function readBounded(response: Response): Promise<string | undefined> {
  if (response.body === null) return ''
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    if (size > LIMIT) {
      await reader.cancel().catch(() => {
        // Lost: that the connection could not be closed tidily. The answer is refused anyway.
      })
      return undefined
    }
    text += decoder.decode(value, { stream: true })
  }
}
