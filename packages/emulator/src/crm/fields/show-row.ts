import { isJsonObject, own, type Json } from '../../json.ts'
import type { Field, Known } from './field.ts'
import type { Values } from './read-row.ts'
import { isRowList, rowFieldsOf } from './row-lists.ts'
import { typeOf } from './types.ts'

/** A stored value as answers carry it. */
export function showValue(value: unknown, field: Field, known: Known): unknown {
  if (value === undefined || value === null) return null
  return showerOf(field, known)(value)
}

/** How the values of a field are shown, worked out once for many rows. Not asked for null. */
export function showerOf(field: Field, known: Known): (value: unknown) => unknown {
  const { data_type: type, fields = [] } = field
  if (isRestricted(field)) return () => null
  if (type === 'object') return (value) => (isJsonObject(value) ? showRow(value, fields, known) : null)
  if (type === 'list') return (value) => rowsOf(value).map((row) => showRow(row, fields, known))
  if (isRowList(field)) {
    const rowFields = rowFieldsOf(field, known)
    return (value) => rowsOf(value).map((row) => ({ ...showRow(row, rowFields, known), id: own(row, 'id') }))
  }
  const { show } = typeOf(field)
  return show === undefined ? (value) => value : (value) => show(value, field, known) ?? value
}

/** Whether no program is given the values of a field: they are personal, or about health, and the API is closed for them. */
function isRestricted({ private: personal, hipaa_compliance: health }: Field): boolean {
  return [personal, health].some((rule) => isJsonObject(rule) && own(rule, 'restricted') === true)
}

function rowsOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}

/** The fields of a stored row as answers carry them, in the order of the fields. */
export function showRow(row: Values, fields: readonly Field[], known: Known): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [field.api_name, showValue(own(row, field.api_name), field, known)]),
  )
}

/** Compares two stored rows by a field; what is not there comes first. */
export function compareBy(field: Field): (one: Values, other: Values) => number {
  const { compare } = typeOf(field)
  const { api_name: name } = field
  return (one, other) => {
    const [first, second] = [own(one, name) ?? null, own(other, name) ?? null]
    if (first === null || second === null) return Number(first !== null) - Number(second !== null)
    return compare?.(first, second) ?? 0
  }
}
