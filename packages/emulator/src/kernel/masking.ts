/** Names of parameters whose values are secrets, in whatever case and whatever stands around them. */
const SECRET_NAME = /secret|token|password|passwd|verifier|challenge|authorization|^(?:.*_)?code$|^state$/i
/** Tokens, codes and device codes, Zoho's own as well as this emulator's. */
const TOKEN = /\d{4}(?:\.|%2e)[0-9A-Za-z]{20,}(?:\.|%2e)[0-9A-Za-z]{20,}/gi
/** Secrets that this emulator made up for its clients. */
const CLIENT_SECRET = /emulator[0-9a-f]{34}/g
const LONGEST = 200
const MOST = 50

/** What hides secrets in text that others may read. `known` are those that have no shape of their own. */
export interface Masking {
  /** A path, or any text: each secret in it reads `***`. */
  text(text: string): string
  /** A query string, and names of the secrets that came in it. */
  query(search: string): Masked
  /** The parameters of a body. */
  form(parameters: URLSearchParams): Readonly<Record<string, string>>
  /** A value that stands under a name: `***` where such a name holds a secret. */
  value(name: string, value: string): string
}

/** Parameters made safe to keep: secrets masked, long values cut. */
export interface Masked {
  readonly text: string
  readonly secrets: readonly string[]
}

/** Masks by value: a secret is hidden wherever it stands, as a part of a path, as the name of a parameter, under any name. */
export function maskingOf(known: readonly string[]): Masking {
  const spelled = known
    .filter((secret) => secret.length >= 6)
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
  const text = (value: string): string => {
    let shown = value.replaceAll(TOKEN, '***').replaceAll(CLIENT_SECRET, '***')
    for (const secret of spelled) if (shown.includes(secret)) shown = shown.replaceAll(secret, '***')
    return shown
  }
  const whole = (name: string, value: string): string => (SECRET_NAME.test(name) ? '***' : text(value))
  const shown = (name: string, value: string): string => cut(whole(name, value))
  return {
    text: (value) => text(value),
    query: (search) => {
      const pairs: string[] = []
      const secrets = new Set<string>()
      for (const [name, value] of [...new URLSearchParams(search)].slice(0, MOST)) {
        const safeName = cut(text(name))
        const safeValue = shown(name, value)
        if ((safeValue.includes('***') || safeName.includes('***')) && name.toLowerCase() !== 'state')
          secrets.add(safeName)
        pairs.push(`${encode(safeName)}=${encode(safeValue)}`)
      }
      return { text: pairs.join('&'), secrets: [...secrets] }
    },
    form: (parameters) =>
      Object.fromEntries(
        [...parameters].slice(0, MOST).map(([name, value]) => [cut(text(name)), shown(name, value)]),
      ),
    value: whole,
  }
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** `***` stays readable. Half a surrogate pair, which cutting can leave, would make `encodeURIComponent` throw. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
