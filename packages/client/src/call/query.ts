import { quote } from '@x/dc/error'

/** One query parameter. An array is joined by commas, as Zoho wants it; `undefined` leaves the parameter out. */
export type QueryValue = string | number | boolean | bigint | readonly string[] | undefined

/** Query parameters, under Zoho's names. */
export type Query = Readonly<Record<string, QueryValue>>

/** What follows the path: nothing, or `?` and the encoded parameters. */
export function queryText(query: Query | undefined): string {
  if (query === undefined) return ''
  let text = ''
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    text += `${text === '' ? '?' : '&'}${encode(name)}=${encode(textOf(name, value))}`
  }
  return text
}

function textOf(name: string, value: unknown): string {
  const fits = Array.isArray(value)
    ? value.every((each) => typeof each === 'string')
    : /string|boolean|bigint/.test(typeof value) || Number.isFinite(value)
  // An array becomes its strings with commas between them.
  if (fits) return String(value)
  throw new TypeError(`Query parameter ${quote(name)} must be a string, number, boolean or array of strings.`)
}

function encode(text: string): string {
  if (!text.isWellFormed()) {
    throw new TypeError(
      'A query parameter holds half a character (a lone surrogate), which no request can carry.',
    )
  }
  return encodeURIComponent(text)
}
