import { idText, quote, type Id } from '@x/client'

const OFFSET = /^([+-])(0\d|1[0-4]):([0-5]\d)$/

/**
 * A time as Zoho's fields of date and time take it: with an offset and without milliseconds, which Zoho refuses.
 *
 * @param offset in which it is written; the instant is the same in each
 * @throws TypeError for what is not a time, or no offset
 */
export function zohoDateTime(time: Date | number, offset = '+00:00'): string {
  return `${shifted(time, offset).toISOString().slice(0, 19)}${offset}`
}

/**
 * The day that a time falls on, as Zoho's date fields take it: `2026-01-05`.
 *
 * @param offset of the place whose calendar counts
 * @throws TypeError for what is not a time, or no offset
 */
export function zohoDate(time: Date | number, offset = '+00:00'): string {
  return shifted(time, offset).toISOString().slice(0, 10)
}

/** A time whose clock in UTC shows what clocks at the offset show. */
function shifted(time: Date | number, offset: string): Date {
  const [, sign, hours, minutes] = OFFSET.exec(offset) ?? []
  if (sign === undefined) throw new TypeError(`${quote(offset)} is not an offset such as "+05:30".`)
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000)
  const shiftedTime = new Date(Number(time) + ahead)
  const year = shiftedTime.getUTCFullYear()
  if (year >= 1 && year <= 9999) return shiftedTime
  throw new TypeError(`${quote(String(time))} is not a time that a Zoho field can hold.`)
}

/** Lines of a text of several lines, with the line ends that Zoho keeps. */
export function multiline(...lines: readonly string[]): string {
  return lines.join('\n').replaceAll(/\r\n?/g, '\n')
}

/**
 * Takes a row out of a subform, a list of line items, files or linked records: `{ Languages: [removed(rowId)] }`. Rows that
 * are not mentioned stay; a row without an id is added, one with an id changed.
 */
export function removed(rowId: Id): { readonly id: string; readonly _delete: null } {
  return { id: idText(rowId, 'row'), _delete: null }
}

/** Tags as records take them: a list of objects, not of names. What is not there is made. */
export function tagList(...names: readonly string[]): readonly { readonly name: string }[] {
  return names.map((name) => ({ name }))
}

/** Files as fields take them, by the ids that `uploadFiles` gave. */
export function fileList(...ids: readonly string[]): readonly { readonly File_Id__s: string }[] {
  return ids.map((id) => ({ File_Id__s: id }))
}
