import type { Field, Known } from './field.ts'
import type { Values } from './read-row.ts'
import { typeOf } from './types.ts'

/** A stored value as answers carry it. */
export function showValue(value: unknown, field: Field, known: Known): unknown {
  if (value === undefined || value === null) return null
  return typeOf(field).show?.(value, field, known) ?? value
}

/** The fields of a stored row as answers carry them, in the order of the fields. */
export function showRow(row: Values, fields: readonly Field[], known: Known): Record<string, unknown> {
  return Object.fromEntries(
    fields.map((field) => [field.api_name, showValue(row[field.api_name], field, known)]),
  )
}

/** Compares two stored rows by a field; what is not there comes first. */
export function compareBy(field: Field): (one: Values, other: Values) => number {
  const { compare } = typeOf(field)
  return (one, other) => {
    const [first, second] = [one[field.api_name] ?? null, other[field.api_name] ?? null]
    if (first === null || second === null) return Number(first !== null) - Number(second !== null)
    return compare?.(first, second) ?? 0
  }
}
