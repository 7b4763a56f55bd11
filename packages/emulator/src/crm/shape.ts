import { quote } from '@x/dc/error'
import { isJsonObject } from './body/json.ts'
import { isDateTime } from './fields/times.ts'
import { isId } from './model/id.ts'

/** What a member of a stored row must be. */
export interface Kind {
  /** In words, after "must be". */
  readonly what: string
  readonly is: (value: unknown) => boolean
}

/** The members that a stored row must have. It may have others: what a real organisation's answers hold besides. */
export type Shape = Readonly<Record<string, Kind>>

export const id: Kind = { what: 'a text of 1 to 19 digits (not a number)', is: isId }
export const text: Kind = { what: 'a text', is: (value) => typeof value === 'string' && value !== '' }
export const anyText: Kind = { what: 'a text', is: (value) => typeof value === 'string' }
export const flag: Kind = { what: 'true or false', is: (value) => typeof value === 'boolean' }
export const time: Kind = { what: 'a time such as "2026-03-02T09:15:00+05:30"', is: isDateTime }
export const reference: Kind = {
  what: 'an object with an id',
  is: (value) => isJsonObject(value) && isId(value['id']),
}
export const object: Kind = { what: 'an object', is: isJsonObject }
export const count: Kind = {
  what: 'a whole number from 0 up',
  is: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
}
export const instant: Kind = { what: 'epoch milliseconds', is: Number.isSafeInteger }

export function orNull({ what, is }: Kind): Kind {
  return { what: `${what}, or null`, is: (value) => value === null || is(value) }
}

export function oneOf(words: readonly string[]): Kind {
  return {
    what: `one of ${words.join(', ')}`,
    is: (value) => typeof value === 'string' && words.includes(value),
  }
}

/** A list whose items are objects of a shape. */
export function listOf(shape: Shape): Kind {
  const fits = (item: unknown): boolean =>
    isJsonObject(item) && Object.entries(shape).every(([name, { is }]) => is(item[name]))
  return {
    what: `a list of objects with ${Object.keys(shape).join(', ')}`,
    is: (value) => Array.isArray(value) && value.every(fits),
  }
}

/** @throws TypeError that names the place and what must stand there */
export function checkShape(row: unknown, shape: Shape, at: string): void {
  if (!isJsonObject(row)) throw new TypeError(`${at} must be an object, not ${show(row)}.`)
  for (const [name, { what, is }] of Object.entries(shape)) {
    const value = Object.hasOwn(row, name) ? row[name] : undefined
    if (!is(value)) throw new TypeError(`${at}.${name} must be ${what}, not ${show(value)}.`)
  }
}

/** What a value is, for a message. */
export function show(value: unknown): string {
  if (value === undefined) return 'absent'
  if (value === null) return 'null'
  if (typeof value === 'string') return quote(value)
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : quote(value)
}
