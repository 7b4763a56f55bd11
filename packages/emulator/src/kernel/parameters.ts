/** The body of a request, read once and never beyond the limit. */
export type Body = { readonly bytes: Uint8Array<ArrayBuffer> } | 'too-large' | 'broken'

const EMPTY: Body = Object.freeze({ bytes: new Uint8Array(0) })

/** Reads a body up to a limit. `'broken'`: the sender went away, or sent something that cannot be read. */
export async function readBody(request: Request, limit: number): Promise<Body> {
  if (request.method === 'GET' || request.method === 'HEAD') return EMPTY
  const announced = Number(request.headers.get('content-length') ?? Number.NaN)
  if (announced > limit) return 'too-large'
  try {
    // Announced and small: one read is enough, and much faster than a stream.
    if (announced >= 0) {
      const bytes = new Uint8Array(await request.arrayBuffer())
      return bytes.byteLength > limit ? 'too-large' : { bytes }
    }
    const { body } = request
    if (body === null) return EMPTY
    const parts: Uint8Array[] = []
    let length = 0
    const reader = body.getReader()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.byteLength
      if (length > limit) {
        // Not awaited: half of a cloned stream is only cancelled once the other half is.
        reader.cancel().catch(() => undefined)
        return 'too-large'
      }
      parts.push(part.value)
    }
    const bytes = new Uint8Array(length)
    let at = 0
    for (const part of parts) {
      bytes.set(part, at)
      at += part.byteLength
    }
    return { bytes }
  } catch {
    // Lost: why the sender went away. Nobody is left to be told.
    return 'broken'
  }
}

/** The parameters of a body: form or multipart. Anything else, and files, count as no parameters. */
export async function readForm(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
): Promise<URLSearchParams> {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase()
  if (bytes.byteLength === 0) return new URLSearchParams()
  if (type === 'application/x-www-form-urlencoded') {
    return new URLSearchParams(new TextDecoder().decode(bytes))
  }
  const parameters = new URLSearchParams()
  if (type !== 'multipart/form-data') return parameters
  try {
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
    for (const [name, value] of form) if (typeof value === 'string') parameters.append(name, value)
  } catch {
    // Lost: a multipart body that does not hold to its own boundary. It is answered like a request without one.
  }
  return parameters
}
