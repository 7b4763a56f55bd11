import { quote } from '@x/dc/error'

/**
 * Options laid over their defaults. What is undefined counts as not given.
 *
 * @throws TypeError naming an option that does not exist and those that do
 */
export function complete<T extends object>(what: string, given: Partial<T>, defaults: T): T {
  refuseUnknown(what, given, Object.keys(defaults))
  const chosen = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.freeze({ ...defaults, ...Object.fromEntries(chosen) })
}

/** @throws TypeError when an object has a key that nobody reads: a misspelt option must not pass unseen */
export function refuseUnknown(what: string, given: unknown, known: readonly string[]): void {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TypeError(`${what} must be an object, not ${quote(given)}.`)
  }
  for (const key of Object.keys(given)) {
    if (known.includes(key)) continue
    throw new TypeError(`There is no option ${quote(key)} in ${what}. Known: ${known.join(', ')}.`)
  }
}
