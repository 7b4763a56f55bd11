/** Zoho's ids are decimal strings of up to nineteen digits. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9]{1,19}$/.test(value)
}

/** First digits of every id that the emulator gives out; twelve more follow. */
const ID_PREFIX = '3652397'

/** The id with this number: `3652397` and twelve digits. */
export function idOf(number: number): string {
  return `${ID_PREFIX}${String(number).padStart(12, '0')}`
}

/** The number of an id of ours, or undefined for an id from elsewhere. */
export function numberOf(id: string): number | undefined {
  return id.length === 19 && id.startsWith(ID_PREFIX) ? Number(id.slice(ID_PREFIX.length)) : undefined
}
