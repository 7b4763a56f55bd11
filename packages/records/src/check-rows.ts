import { idText, quote } from '@x/client'

/** Rows in rows (subforms, lookups) end long before. */
const DEEPEST = 12

/**
 * Refuses rows that JSON would change without a word, and ids that have lost digits.
 *
 * @throws TypeError for what no record can hold (half a character, NaN, a `Date`), InvalidIdError for an id that is a number;
 *   with the place of the value, and nothing is sent
 */
export function checkRows<T>(rows: readonly T[]): readonly T[] {
  if (!Array.isArray(rows)) throw new TypeError('Records are written as an array of rows. Nothing was sent.')
  for (const [index, row] of rows.entries()) {
    if (typeof row !== 'object' || row === null || Array.isArray(row))
      throw new TypeError(`Row ${index} must be an object of field names and values. Nothing was sent.`)
    checkValue(row, `[${index}]`, 0)
  }
  return rows
}

function checkValue(value: unknown, place: string, depth: number): void {
  if (typeof value === 'string' && !value.isWellFormed())
    throw refused(
      place,
      'holds half a character (a lone surrogate), probably of a string that was cut in two',
    )
  if (typeof value === 'number' && !Number.isFinite(value))
    throw refused(place, 'is not a number that JSON has; it would be sent as null, which empties the field')
  if (value instanceof Date)
    throw refused(
      place,
      'is a Date, whose milliseconds Zoho refuses: use zohoDateTime(date) or zohoDate(date)',
    )
  if (typeof value !== 'object' || value === null) return
  if (depth === DEEPEST) throw refused(place, 'is nested too deeply, or in a circle')
  const isList = Array.isArray(value)
  for (const [key, member] of Object.entries(value)) {
    const at = isList ? `${place}[${key}]` : `${place}.${key}`
    if (key === 'id' && member !== undefined) idText(member as string, `record (at ${quote(at)})`)
    else checkValue(member, at, depth + 1)
  }
}

function refused(place: string, what: string): TypeError {
  return new TypeError(`The value at rows${place} ${what}. Nothing was sent.`)
}
