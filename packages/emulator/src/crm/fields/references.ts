import { isJsonObject, own } from '../../json.ts'
import { isId } from '../model/id.ts'
import { invalid, invalidId, mandatory } from './row-fault.ts'
import type { Field, Known, Place, ValueType } from './field.ts'
import { compareTexts } from './texts.ts'

/** Where a reference points to: another row, by its id. */
export interface Reference {
  readonly id: string
}

/**
 * Reads `{ id }` or, as older pages write it, the bare id.
 *
 * @throws RowFault when there is no such row
 */
export function readReference(
  value: unknown,
  modules: readonly string[],
  place: Place,
  known: Known,
): Reference {
  const sent = typeof value === 'string' ? { id: value } : value
  if (!isJsonObject(sent)) throw invalid(place, { expected_data_type: 'jsonobject' })
  const at = typeof value === 'string' ? place : { api_name: 'id', json_path: `${place.json_path}.id` }
  const id = own(sent, 'id')
  if (id === undefined) throw mandatory(at)
  if (!isId(id) || !modules.some((module) => known.has(module, id))) throw invalidId(at)
  return { id }
}

function to(modulesOf: (field: Field) => readonly string[]): ValueType {
  return {
    read: (value, field, place, known) => readReference(value, modulesOf(field), place, known),
    show: (value, field, known) => {
      const { id } = value as Reference
      const module = modulesOf(field).find((each) => known.has(each, id))
      return { name: module === undefined ? null : known.nameOf(module, id), id }
    },
    compare: (one, other) => compareTexts((one as Reference).id, (other as Reference).id),
  }
}

const users: ValueType = {
  ...to(() => ['users']),
  show: (value, _field, known) => {
    const { id } = value as Reference
    const email = known.emailOf?.(id)
    return { name: known.nameOf('users', id), id, ...(email === undefined ? {} : { email }) }
  },
}

/** Data types whose values point to one other row. They are kept as `{ id }`: a name is looked up when it is shown. */
export const references = {
  lookup: to(({ lookup }) => [lookup?.module?.api_name ?? '']),
  ownerlookup: users,
  userlookup: users,
  layout: to(() => ['layouts']),
  multi_module_lookup: to(({ multi_module_lookup: many }) =>
    (many?.modules ?? []).map((module) => module.api_name),
  ),
  module: {
    read: (value, _field, place, known) => {
      if (!isJsonObject(value)) throw invalid(place, { expected_data_type: 'jsonobject' })
      const id = own(value, 'id') ?? own(value, 'api_name')
      if (typeof id !== 'string' || !known.has('modules', id)) throw invalid(place)
      return own(value, 'id') === undefined ? { api_name: id } : { id }
    },
    show: (value, _field, known) => {
      const { id, api_name: name } = value as { readonly id?: string; readonly api_name?: string }
      return known.moduleOf?.(id ?? name ?? '') ?? value
    },
  },
} satisfies Record<string, ValueType>
