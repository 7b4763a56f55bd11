// #region service
interface Row {
  readonly value: string
  readonly version: string
  readonly expiresAt: number
}

/** What a row service writes to; no other request may come between a `get` and the `put` after it. */
export interface Rows {
  get(key: string): Promise<Row | undefined> | Row | undefined
  put(key: string, row: Row): unknown
  delete(key: string): unknown
}

/** The other end of `httpStore`: answers one request. Let nobody in who may not read every grant. */
export async function serveRow(request: Request, rows: Rows): Promise<Response> {
  const key = decodeURIComponent(new URL(request.url).pathname.slice(1))
  const value = await request.text()
  const { headers, method } = request
  const found = await rows.get(key)
  const row = found !== undefined && found.expiresAt > Date.now() ? found : undefined
  const etag = row === undefined ? undefined : JSON.stringify(row.version)
  if (method === 'GET') return row === undefined ? answer(404) : answer(200, etag, row.value)

  const expected = headers.get('if-none-match') === '*' ? undefined : (headers.get('if-match') ?? '')
  if (etag !== expected) return answer(412)
  if (method === 'DELETE') {
    await rows.delete(key)
    return answer(204)
  }
  const version = crypto.randomUUID()
  await rows.put(key, { value, version, expiresAt: Date.now() + Number(headers.get('x-ttl') ?? Infinity) })
  return answer(204, JSON.stringify(version))
}

function answer(status: number, etag?: string, body: string | null = null): Response {
  return new Response(body, { status, headers: etag === undefined ? {} : { etag } })
}
// #endregion service
