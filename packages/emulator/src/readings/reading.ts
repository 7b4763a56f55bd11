import { quote } from '@x/dc/error'

/** One point on which Zoho's own sources disagree, or say nothing: what can be chosen there. */
export interface Reading<T extends string | number> {
  /** What Zoho documents; the default. */
  readonly documented: T
  /** What can be chosen, in words: `200, 400`. */
  readonly takes: string
  /** The value, when it is one that can be chosen. */
  readonly read: (value: unknown) => T | undefined
  /** The same for text, which is all that a command line has. */
  readonly parse: (text: string) => T | undefined
}

/** One of these. The first is what Zoho documents. */
export function oneOf<const T extends string | number>(documented: T, ...others: readonly T[]): Reading<T> {
  const choices = [documented, ...others]
  return {
    documented,
    takes: `one of ${choices.join(', ')}`,
    read: (value) => choices.find((choice) => choice === value),
    parse: (text) => choices.find((choice) => String(choice) === text),
  }
}

/** A whole number from `least` up. */
export function whole(documented: number, least = 1): Reading<number> {
  const read = (value: unknown): number | undefined =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= least ? value : undefined
  return {
    documented,
    takes: `a whole number of at least ${least}`,
    read,
    parse: (text) => (/^\d{1,15}$/.test(text) ? read(Number(text)) : undefined),
  }
}

/** What is said of a value that cannot be chosen. */
export function refusal(
  name: string,
  reading: Pick<Reading<string | number>, 'takes'> | undefined,
  value: unknown,
): TypeError {
  return new TypeError(`readings.${name} is ${reading?.takes ?? 'not known'}, not ${quote(value)}.`)
}
