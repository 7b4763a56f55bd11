import { fault } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { Field, Place } from '../../fields/field.ts'
import { readRow } from '../../fields/read-row.ts'
import { invalid, mandatory, RowFault } from '../../fields/row-fault.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import { knownRows } from '../../known-rows.ts'
import type { ModuleRow } from '../modules/module-row.ts'
import type { PortalModule, UserTypeRow } from './portal-row.ts'

const NOTES = 'Notes'
const PERMISSIONS = 'view edit create delete edit_shared_records create_attachment delete_attachment'.split(
  ' ',
)

/** The modules that these people see: their own and the notes at least. What a change does not name stays. @throws RowFault */
export function readModules(
  sent: Json,
  place: Place,
  before: UserTypeRow | undefined,
  personality: ModuleRow,
  call: Call,
): readonly PortalModule[] {
  const needed = [personality.api_name, NOTES]
  const given = own(sent, 'modules')
  if (given === undefined) return before?.modules ?? needed.flatMap((name) => usualModule(name, call) ?? [])
  if (!Array.isArray(given)) throw invalid(place, { expected_data_type: 'jsonarray' })
  const kept = new Map((before?.modules ?? []).map((each) => [each.api_name, each]))
  for (const [index, each] of given.entries()) {
    const path = `${place.json_path}[${index}]`
    const module = readModule(each, path, kept, call)
    if (isJsonObject(each) && own(each, '_delete') !== undefined) {
      if (needed.includes(module.api_name)) {
        const details = { api_name: 'modules', json_path: path }
        throw new RowFault(fault('CANNOT_REMOVE', 'the module belongs to every user type', details))
      }
      kept.delete(module.api_name)
    } else kept.set(module.api_name, module)
  }
  if (!needed.every((name) => kept.has(name))) throw mandatory(place)
  return [...kept.values()]
}

function usualModule(name: string, { data }: Call): PortalModule | undefined {
  const module = data.modules.find(name)
  if (module === undefined) return undefined
  return {
    id: module.id,
    api_name: name,
    shared_type: 'public',
    permissions: Object.fromEntries(PERMISSIONS.map((each) => [each, each === 'view'])),
    fields: [],
    layouts: data.modules.layoutsOf(name).map(({ id }) => ({ id })),
    views: null,
    filters: null,
  }
}

const moduleFields: readonly Field[] = [
  {
    api_name: 'shared_type',
    data_type: 'picklist',
    closed: true,
    pick_list_values: ['public', 'private'].map((value) => ({ display_value: value, actual_value: value })),
  },
  {
    api_name: 'permissions',
    data_type: 'object',
    fields: PERMISSIONS.map((api_name) => ({ api_name, data_type: 'boolean' })),
  },
  { api_name: 'layouts', data_type: 'any' },
  { api_name: 'views', data_type: 'any' },
  { api_name: 'filters', data_type: 'any' },
]

function readModule(
  sent: unknown,
  path: string,
  before: ReadonlyMap<string, PortalModule>,
  call: Call,
): PortalModule {
  const values = readRow(sent, moduleFields, path, knownRows(call), 'update')
  // `readRow` has refused what is not an object.
  const body = sent as Json
  const wanted = own(body, 'id')
  const found = call.data.modules
    .all()
    .find(({ id, api_name: name }) => id === wanted || name === own(body, 'api_name'))
  const usual = usualModule(found?.api_name ?? '', call)
  if (usual === undefined) {
    const details = { api_name: 'id', json_path: `${path}.id` }
    throw new RowFault(fault('INVALID_MODULE', 'the module name given seems to be invalid', details))
  }
  const known = before.get(usual.api_name) ?? usual
  // The fields above say what the values are.
  const module = {
    ...known,
    ...values,
    permissions: { ...known.permissions, ...(values['permissions'] as object | undefined) },
    fields: readFields(body, path, known, call),
  } as PortalModule
  refuseModule(module, path)
  return module
}

/** @throws RowFault */
function refuseModule(module: PortalModule, path: string): void {
  if (module.permissions['view'] !== true)
    throw invalid({ api_name: 'view', json_path: `${path}.permissions.view` })
  const isEmpty = !Array.isArray(module.layouts) || module.layouts.length === 0
  if (module.shared_type !== 'private' || !isEmpty) return
  const details = {
    api_name: 'layouts',
    json_path: `${path}.layouts`,
    dependee: { api_name: 'shared_type', json_path: `${path}.shared_type` },
  }
  throw new RowFault(fault('DEPENDENT_FIELD_MISSING', 'a private module needs its layouts', details))
}

/** Fields of a module: what a layout demands cannot be read only. @throws RowFault */
function readFields(sent: Json, path: string, before: PortalModule, { data }: Call): PortalModule['fields'] {
  const given = own(sent, 'fields')
  if (given === undefined || given === null) return before.fields
  const place = { api_name: 'fields', json_path: `${path}.fields` }
  if (!Array.isArray(given)) throw invalid(place, { expected_data_type: 'jsonarray' })
  const demanded = data.modules
    .layoutsOf(before.api_name)
    .flatMap(({ sections }) => sections.flatMap(({ fields }) => fields.filter(({ required }) => required)))
    .map((each) => each.api_name)
  const kept = new Map(before.fields.map((each) => [each.id, each]))
  for (const [index, each] of given.entries()) {
    const at = { api_name: 'id', json_path: `${place.json_path}[${index}].id` }
    const id = isJsonObject(each) ? own(each, 'id') : undefined
    const field = data.modules.fieldsOf(before.api_name).find((known) => known.id === id)
    if (field === undefined || !isJsonObject(each)) throw invalid(at)
    if (own(each, '_delete') !== undefined) kept.delete(field.id)
    else {
      const readOnly = own(each, 'read_only') === true
      if (readOnly && demanded.includes(field.api_name)) {
        const details = { api_name: 'read_only', json_path: `${place.json_path}[${index}].read_only` }
        throw new RowFault(fault('NOT_ALLOWED', 'a layout demands the field', details))
      }
      kept.set(field.id, { id: field.id, api_name: field.api_name, read_only: readOnly })
    }
  }
  return [...kept.values()]
}
