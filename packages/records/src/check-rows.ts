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
    checkMembers(row, { key: String(index), isItem: true, above: undefined }, 0)
  }
  return rows
}

/** Where a value stands, and what it stands in. Its text is made when something is refused: most rows need none. */
interface Place {
  readonly key: string
  /** Whether the key is the number of an item. */
  readonly isItem: boolean
  readonly above: Place | undefined
}

function checkMembers(value: object, above: Place, depth: number): void {
  if (value instanceof Date)
    throw refused(
      above,
      'is a Date, whose milliseconds Zoho refuses: use zohoDateTime(date) or zohoDate(date)',
    )
  if (depth === DEEPEST) throw refused(above, 'is nested too deeply, or in a circle')
  const isItem = Array.isArray(value)
  for (const key of Object.keys(value)) {
    const member: unknown = value[key as keyof typeof value]
    if (key === 'id' && member !== undefined) checkId(member, { key, isItem, above })
    else if (typeof member === 'string') {
      if (!member.isWellFormed())
        throw refused(
          { key, isItem, above },
          'holds half a character (a lone surrogate), probably of a string that was cut in two',
        )
    } else if (typeof member === 'number') {
      if (!Number.isFinite(member))
        throw refused(
          { key, isItem, above },
          'is not a number that JSON has; it would be sent as null, which empties the field',
        )
    } else if (typeof member === 'object' && member !== null) {
      checkMembers(member, { key, isItem, above }, depth + 1)
    }
  }
}

/** @throws InvalidIdError for one that is not a string of digits */
function checkId(id: unknown, place: Place): void {
  if (typeof id === 'string' && /^\d{1,19}$/.test(id)) return
  idText(id as string, `record (at ${quote(textOf(place))})`)
}

function textOf({ key, isItem, above }: Place): string {
  return `${above === undefined ? '' : textOf(above)}${isItem ? `[${key}]` : `.${key}`}`
}

function refused(place: Place, what: string): TypeError {
  return new TypeError(`The value at rows${textOf(place)} ${what}. Nothing was sent.`)
}
