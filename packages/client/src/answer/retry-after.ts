/** Longest wait that is believed: a day, the window of Zoho's credits. */
const LONGEST = 86_400_000
/** Repeating exactly when told to earns another 429 from servers that round down. */
const MARGIN = 1000

/**
 * Milliseconds to wait by a `Retry-After` header, margin included; undefined when there is none or it is nonsense.
 * Seconds (also fractions) or an HTTP date, which is read against the server's own `Date` when that is there.
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after')?.trim()
  if (text === undefined || text === '') return undefined
  if (/^\d{1,15}(?:\.\d{1,9})?$/.test(text)) return bounded(Number(text) * 1000)
  const at = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) return undefined
  const server = Date.parse(headers.get('date') ?? '')
  return bounded(at - (Number.isNaN(server) ? now : server))
}

function bounded(ms: number): number {
  return Math.min(Math.max(ms, 0), LONGEST) + MARGIN
}
