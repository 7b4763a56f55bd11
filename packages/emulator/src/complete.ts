import { quote } from '@x/dc/error'

/**
 * The options that are given. What is undefined counts as not given.
 *
 * @throws TypeError naming an option that does not exist and those that do
 */
export function chosenOf(
  what: string,
  given: unknown,
  known: readonly string[],
): Readonly<Record<string, unknown>> {
  refuseUnknown(what, given, known)
  return Object.fromEntries(Object.entries(given as object).filter(([, value]) => value !== undefined))
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
