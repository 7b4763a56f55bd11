import type { Store } from '@x/auth'

/** How a row service is reached: global `fetch`, or that of a binding. */
type Fetch = (url: string, init?: RequestInit) => Promise<Response>

// #region store
/**
 * A store behind HTTP, for platforms without connections that last. Compare-and-set is what HTTP has for it: the version
 * is the `ETag`, and a write says `If-Match`, or `If-None-Match: *` when nothing may be there.
 */
export function httpStore({ url, headers = {}, fetch = globalThis.fetch }: HttpStoreOptions): Store {
  const send = (key: string, method: string, conditions: Record<string, string> = {}, body?: string) =>
    fetch(`${url}/${encodeURIComponent(key)}`, {
      method,
      headers: { ...headers, ...conditions },
      signal: AbortSignal.timeout(3_000),
      ...(body === undefined ? {} : { body }),
    })
  return {
    async read(key) {
      const response = await send(key, 'GET')
      const value = await response.text()
      if (response.status === 404) return undefined
      return { value, version: versionOf(response) }
    },
    async write(key, value, expected, ttl) {
      const condition =
        expected === undefined ? { 'if-none-match': '*' } : { 'if-match': JSON.stringify(expected) }
      const life = ttl === undefined ? {} : { 'x-ttl': String(ttl) }
      const response = await send(key, 'PUT', { ...condition, ...life }, value)
      await response.body?.cancel()
      return response.status === 412 ? undefined : versionOf(response)
    },
    async remove(key, expected) {
      const response = await send(key, 'DELETE', { 'if-match': JSON.stringify(expected) })
      await response.body?.cancel()
      if (!response.ok && response.status !== 412) throw unexpected(response)
      return response.ok
    },
  }
}

/** The version of a row; a service that sends none is down. */
function versionOf(response: Response): string {
  const version = response.headers.get('etag')
  if (!response.ok || version === null) throw unexpected(response)
  return JSON.parse(version) as string
}

function unexpected({ status }: Response): Error {
  return new Error(`The row service answered ${status}.`)
}
// #endregion store

/** Where the rows are. */
export interface HttpStoreOptions {
  /** Rows are below it, a key each. */
  readonly url: string
  /** What the service wants to see, such as its own token. */
  readonly headers?: Readonly<Record<string, string>>
  /** @default the platform's */
  readonly fetch?: Fetch
}
