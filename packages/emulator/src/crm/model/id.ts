/** Zoho's ids are decimal strings of up to nineteen digits. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9]{1,19}$/.test(value)
}

/** Makes the id with a number. */
export type IdOf = (number: number) => string

/** Ids of one organization: seven digits that all of them have, and twelve of their own. */
export function idsWith(prefix: string): IdOf {
  return (number) => `${prefix}${String(number).padStart(12, '0')}`
}

/** The digits that an id shares with all of its organization; undefined for one of another length. */
export function prefixOf(id: string): string | undefined {
  return id.length === 19 ? id.slice(0, 7) : undefined
}

/** The number of an id with these first digits, or undefined for an id from elsewhere. */
export function numberOf(id: string, prefix: string): number | undefined {
  return prefixOf(id) === prefix ? Number(id.slice(prefix.length)) : undefined
}
