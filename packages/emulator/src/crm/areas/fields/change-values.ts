import { own } from '../../../json.ts'
import type { Modules } from '../modules/open-modules.ts'
import type { FieldRow } from './field-row.ts'

/** Changes the values of a field in all records of its module; undefined takes a value away. */
export function changeValues(
  { module, api_name: name }: FieldRow,
  { modules }: { readonly modules: Modules },
  change: (value: unknown) => unknown,
): void {
  const records = modules.recordsOf(module)
  for (const record of records.slice(0, records.size)) {
    const value = own(record, name)
    if (value === undefined) continue
    const { [name]: _old, ...others } = record
    const next = Array.isArray(value) ? changeList(value, change) : change(value)
    if (next === value) continue
    records.replace({ ...others, ...(next === undefined ? {} : { [name]: next }) } as typeof record)
  }
}

/** What is left of a list; undefined when nothing is, and the same list when nothing changed. */
function changeList(
  values: readonly unknown[],
  change: (value: unknown) => unknown,
): readonly unknown[] | undefined {
  const next = values.map(change).filter((value) => value !== undefined)
  if (next.length === 0) return undefined
  return next.length === values.length && next.every((value, index) => value === values[index])
    ? values
    : next
}
