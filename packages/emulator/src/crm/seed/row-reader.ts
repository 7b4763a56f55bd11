import { quote } from '@x/dc/error'
import { isId } from '../model/id.ts'

/** Reads the fields of one object of a seed. Every refusal is a `TypeError` that names the place. */
export interface RowReader {
  /** Where the object stands: `users[3]`. */
  readonly at: string
  /** A text that must be there and not be empty. */
  text(key: string): string
  optionalText(key: string): string | undefined
  /** As `optionalText`, and null stays null. */
  nullableText(key: string): string | null | undefined
  id(key: string): string | undefined
  /** An instant, epoch milliseconds. */
  time(key: string): number | undefined
  flag(key: string, otherwise: boolean): boolean
  /** One of some words; `otherwise` undefined: it must be there. */
  choice<T extends string>(key: string, choices: readonly T[], otherwise: T | undefined): T
  texts(key: string): readonly string[] | undefined
  /** Whatever stands there. */
  field(key: string): unknown
  rows(key: string, known: readonly string[]): readonly RowReader[] | undefined
}

/**
 * Opens an object of a seed.
 *
 * @throws TypeError when it is no object or has a key that nobody reads: a misspelt key must not pass in silence.
 */
export function readRow(value: unknown, at: string, known: readonly string[]): RowReader {
  const refuse = (key: string, must: string): never => {
    throw new TypeError(`Seed: ${at === '' ? '' : `${at}.`}${key} must be ${must}, not ${show(fields[key])}.`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`Seed: ${at === '' ? 'the seed' : at} must be an object, not ${show(value)}.`)
  }
  const fields = value as Readonly<Record<string, unknown>>
  const stranger = Object.keys(fields).find((key) => !known.includes(key))
  if (stranger !== undefined) {
    throw new TypeError(
      `Seed: ${at === '' ? 'the seed' : at} has no field ${quote(stranger)}. It knows: ${known.join(', ')}.`,
    )
  }
  const own = (key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined)
  const optionalText = (key: string): string | undefined => {
    const text = own(key)
    if (text === undefined || (typeof text === 'string' && text !== '')) return text
    return refuse(key, 'a text')
  }
  const list = (key: string): readonly unknown[] | undefined => {
    const items = own(key)
    return items === undefined || Array.isArray(items) ? items : refuse(key, 'a list')
  }
  return {
    at,
    text: (key) => optionalText(key) ?? refuse(key, 'a text'),
    optionalText,
    nullableText: (key) => {
      const text = own(key)
      return text === null || typeof text === 'string' ? text : optionalText(key)
    },
    id: (key) => {
      const id = own(key)
      return id === undefined || isId(id) ? id : refuse(key, 'a text of 1 to 19 digits (not a number)')
    },
    time: (key) => {
      const time = own(key)
      if (time === undefined) return undefined
      if (isTime(time)) return Date.parse(time)
      return refuse(key, 'a time such as "2026-03-02T09:15:00+05:30"')
    },
    flag: (key, otherwise) => {
      const flag = own(key)
      if (flag === undefined) return otherwise
      return typeof flag === 'boolean' ? flag : refuse(key, 'true or false')
    },
    choice: (key, choices, otherwise) => {
      const choice = own(key)
      if (choice === undefined && otherwise !== undefined) return otherwise
      return choices.find((each) => each === choice) ?? refuse(key, `one of ${choices.join(', ')}`)
    },
    texts: (key) => {
      const items = list(key)
      return items?.every((item) => typeof item === 'string') === false
        ? refuse(key, 'a list of texts')
        : items
    },
    field: own,
    rows: (key, knownInRow) =>
      list(key)?.map((item, index) =>
        readRow(item, `${at === '' ? '' : `${at}.`}${key}[${String(index)}]`, knownInRow),
      ),
  }
}

function isTime(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  )
}

function show(value: unknown): string {
  if (value === undefined) return 'absent'
  if (value === null) return 'null'
  if (typeof value === 'string') return quote(value)
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : quote(value)
}
