const SECRETS: ReadonlySet<string> = new Set([
  'access_token',
  'client_secret',
  'code',
  'code_challenge',
  'code_verifier',
  'device_code',
  'refresh_token',
  'state',
  'token',
  'user_code',
])
const LONGEST = 200

/** Parameters made safe to keep: secrets masked, long values cut. */
export interface Masked {
  readonly text: string
  readonly secrets: readonly string[]
}

/** A query string with its secrets masked, and which they were. */
export function maskQuery(search: string): Masked {
  if (search.length <= 1) return none
  const shown: string[] = []
  const secrets: string[] = []
  for (const [name, value] of new URLSearchParams(search)) {
    if (shown.length === 50) break
    const secret = isSecret(name, value)
    if (secret && name !== 'state' && !secrets.includes(name)) secrets.push(cut(name))
    shown.push(`${encodeURIComponent(wellFormed(cut(name)))}=${mask(name, value)}`)
  }
  return { text: shown.join('&'), secrets }
}

/** The parameters of a body with their secrets masked. */
export function maskForm(parameters: URLSearchParams): Readonly<Record<string, string>> {
  const shown: [string, string][] = []
  let count = 0
  for (const [name, value] of parameters) {
    count += 1
    if (count > 50) break
    shown.push([cut(name), isSecret(name, value) ? '***' : cut(value)])
  }
  return Object.fromEntries(shown)
}

const none: Masked = Object.freeze({ text: '', secrets: [] })

function mask(name: string, value: string): string {
  return isSecret(name, value) ? '***' : encodeURIComponent(wellFormed(cut(value)))
}

/** Whatever its name: a value that looks like one of Zoho's tokens is a secret (a client id looks like one, too). */
function isSecret(name: string, value: string): boolean {
  return SECRETS.has(name) || /\d{4}\.[0-9A-Za-z]{20,}\.[0-9A-Za-z]{20,}/.test(value)
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** `encodeURIComponent` throws on half a surrogate pair, which cutting can leave. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')
}
