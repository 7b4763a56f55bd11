import { idText, quote } from '@x/client'

/** Rows in rows (subforms, lookups) end long before. */
const DEEPEST = 12

/**
 * Rows as they can be sent: every `bigint` as its digits. What JSON would lose or change without a word is refused.
 *
 * @throws TypeError for what no record can hold (half a character, NaN, a `Date`), InvalidIdError for an id that is a number;
 *   with the place of the value, and nothing is sent
 */
export function checkRows<T>(rows: readonly T[]): readonly T[] {
  if (!Array.isArray(rows)) throw new TypeError('Records are written as an array of rows. Nothing was sent.')
  return rows.map((row, index) => {
    if (typeof row === 'object' && row !== null && !Array.isArray(row))
      return checkValue(row, `[${index}]`, 0) as T
    throw new TypeError(`Row ${index} must be an object of field names and values. Nothing was sent.`)
  })
}

function checkValue(value: unknown, place: string, depth: number): unknown {
  if (typeof value === 'string') {
    if (value.isWellFormed()) return value
    throw refused(
      place,
      'holds half a character (a lone surrogate), probably of a string that was cut in two',
    )
  }
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number' && !Number.isFinite(value))
    throw refused(place, 'is no number that JSON has; it would be sent as null, which empties the field')
  if (value instanceof Date)
    throw refused(
      place,
      'is a Date, whose milliseconds Zoho refuses: use zohoDateTime(date) or zohoDate(date)',
    )
  if (typeof value !== 'object' || value === null) return value
  if (depth === DEEPEST) throw refused(place, 'is nested too deeply, or in a circle')
  if (Array.isArray(value))
    return value.map((each, index) => checkValue(each, `${place}[${index}]`, depth + 1))
  return checkMembers(value, place, depth)
}

function checkMembers(value: object, place: string, depth: number): object {
  let copy: Record<string, unknown> | undefined
  for (const [key, member] of Object.entries(value)) {
    const at = `${place}.${key}`
    const checked =
      key === 'id' && member !== undefined
        ? idText(member as string, `record (at ${quote(at)})`)
        : checkValue(member, at, depth + 1)
    if (checked !== member) {
      copy ??= { ...value }
      copy[key] = checked
    }
  }
  return copy ?? value
}

function refused(place: string, what: string): TypeError {
  return new TypeError(`The value at rows${place} ${what}. Nothing was sent.`)
}
