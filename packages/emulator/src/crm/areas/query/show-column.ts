import { isJsonObject, own } from '../../../json.ts'
import type { OrgData } from '../../data.ts'
import type { Known } from '../../fields/field.ts'
import { showerOf } from '../../fields/show-row.ts'
import { isMany, moduleFinder, targetsOf, type Column } from './resolve-column.ts'

/** How answers show the values of a column. */
export function columnShower(
  { field }: Pick<Column, 'field'>,
  known: Known,
  data: OrgData,
  version: number,
): (value: unknown) => unknown {
  const shown = shower(field, known, data, version)
  return (value) => (value === undefined || value === null ? null : shown(value))
}

function shower(
  field: Column['field'],
  known: Known,
  data: OrgData,
  version: number,
): (value: unknown) => unknown {
  if (isMany(field)) {
    const moduleOf = moduleFinder(field, data)
    return (value) => ({ module: moduleOf(value) ?? null, id: idOf(value) })
  }
  const [target, ...others] = targetsOf(field)
  if (target === undefined || others.length > 0) return showerOf(field, known)
  // Older versions give the id alone.
  if (version < 7) return (value) => ({ id: idOf(value) })
  // Of a user only the last name is shown.
  if (target === 'users')
    return (value) => ({ name: data.users.get(idOf(value))?.last_name ?? null, id: idOf(value) })
  return (value) => ({ name: known.nameOf(target, idOf(value)), id: idOf(value) })
}

function idOf(value: unknown): string {
  return isJsonObject(value) ? String(own(value, 'id')) : ''
}
