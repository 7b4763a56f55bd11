import { quote } from '@x/dc/error'
import { isJsonObject, own } from './json.ts'

/** What a member of plain data must be. */
export interface Kind {
  /** In words, after "must be". */
  readonly what: string
  readonly is: (value: unknown) => boolean
}

/** The members that an object must have. It may have others. */
export type Shape = Readonly<Record<string, Kind>>

export const text: Kind = { what: 'a string', is: (value) => typeof value === 'string' && value !== '' }
export const anyText: Kind = { what: 'a string', is: (value) => typeof value === 'string' }
export const flag: Kind = { what: 'true or false', is: (value) => typeof value === 'boolean' }
export const number: Kind = { what: 'a number', is: Number.isFinite }
export const instant: Kind = { what: 'epoch milliseconds', is: Number.isSafeInteger }
export const count: Kind = {
  what: 'a whole number from 0 up',
  is: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
}
export const object: Kind = { what: 'an object', is: isJsonObject }

export function orNull({ what, is }: Kind): Kind {
  return { what: `${what}, or null`, is: (value) => value === null || is(value) }
}

export function optional({ what, is }: Kind): Kind {
  return { what: `${what}, or absent`, is: (value) => value === undefined || is(value) }
}

export function oneOf(words: readonly string[]): Kind {
  return {
    what: `one of ${words.join(', ')}`,
    is: (value) => typeof value === 'string' && words.includes(value),
  }
}

/** A list whose items are of a kind. */
export function listOf({ what, is }: Kind): Kind {
  return { what: `a list, each item ${what}`, is: (value) => Array.isArray(value) && value.every(is) }
}

/** An object whose members, whatever their names, are of a kind. */
export function recordOf({ what, is }: Kind): Kind {
  return {
    what: `an object, each member ${what}`,
    is: (value) => isJsonObject(value) && Object.values(value).every(is),
  }
}

/** An object of a shape. */
export function shaped(shape: Shape): Kind {
  const members = Object.entries(shape)
  return {
    what: `an object with ${Object.keys(shape).join(', ')}`,
    is: (value) => isJsonObject(value) && members.every(([name, { is }]) => is(own(value, name))),
  }
}

/** @throws TypeError that names the place and what must stand there */
export function checkShape(row: unknown, shape: Shape, at: string): void {
  if (!isJsonObject(row)) throw new TypeError(`${at} must be an object, not ${show(row)}.`)
  for (const [name, { what, is }] of Object.entries(shape)) {
    const value = own(row, name)
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
