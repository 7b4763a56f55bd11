/** What is not larger is sent in one piece, with its length: some gateways refuse a write that has none. */
const ONE_PIECE = 256 * 1024

/** The body of a request as undici takes it: bytes when it is small, else a stream that is sent piece by piece. */
export async function requestBody(
  stream: ReadableStream<Uint8Array>,
): Promise<Buffer | AsyncIterable<Uint8Array>> {
  const reader = stream.getReader()
  const pieces: Uint8Array[] = []
  for (let size = 0; size <= ONE_PIECE;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(pieces)
    pieces.push(value)
    size += value.byteLength
  }
  return following(pieces, reader)
}

async function* following(
  pieces: readonly Uint8Array[],
  reader: ReadableStreamDefaultReader<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* pieces
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    // Lost: that cancelling failed. The request is over.
    reader.cancel().catch(() => {})
  }
}
