/** Calls that share the sub-concurrency limit, as Zoho's page on limits lists them. */
const HEAVY = /^\/(?:coql|__composite_requests|[^/]+\/search|[^/]+\/[^/]+\/actions\/(?:convert|send_mail))$/

/** Whether a call is one of the heavy ones. User groups never are. */
export function isHeavy(
  method: string,
  path: string,
  query: URLSearchParams,
  body: unknown,
): 'heavy' | 'light' {
  if (path.startsWith('/settings/') || path.startsWith('/users')) return 'light'
  if (HEAVY.test(path)) return 'heavy'
  if (method === 'GET') return query.has('cvid') || query.has('sort_by') ? 'heavy' : 'light'
  const rows = typeof body === 'object' && body !== null && 'data' in body ? body.data : undefined
  return Array.isArray(rows) && rows.length > 10 ? 'heavy' : 'light'
}
