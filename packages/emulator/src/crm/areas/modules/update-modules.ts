import { fault } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { orgOf } from '../../data.ts'
import type { Field } from '../../fields/field.ts'
import { readRow } from '../../fields/read-row.ts'
import { invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { writeTime } from '../../model/time.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { place } from '../fields/check-draft.ts'
import { checkProfiles } from './create-module.ts'
import { invalidModule } from './module-of.ts'
import type { ModuleRow } from './module-row.ts'

const label = { data_type: 'text', length: 25, system_mandatory: true } as const

const draftFields: readonly Field[] = [
  { api_name: 'singular_label', ...label },
  { api_name: 'plural_label', ...label },
  {
    api_name: 'profiles',
    data_type: 'list',
    fields: [
      { api_name: 'id', data_type: 'text', length: 19, system_mandatory: true },
      { api_name: '_delete', data_type: 'any' },
    ],
  },
]

/** `PUT /settings/modules`: each row names its module by id. */
export function updateModules(call: Call): CrmAnswer {
  return answerRows(call, { key: 'modules', most: 100, success: 200 }, (row, path) => {
    const id = isJsonObject(row) ? own(row, 'id') : undefined
    if (id === undefined) throw mandatory(place(path, 'id'))
    const module = call.data.modules.all().find((each) => each.id === id)
    if (module === undefined) throw invalidId(place(path, 'id'))
    return update(module, row, path, call)
  })
}

/** `PUT /settings/modules/{module}`, by API name or id. */
export function updateModule(call: Call): CrmAnswer {
  const [name = ''] = call.ids
  const { modules } = call.data
  const module = modules.find(name) ?? modules.all().find(({ id }) => id === name)
  if (module === undefined) throw new Refusal(invalidModule({ resource_path_index: 2 }))
  return answerRows(call, { key: 'modules', most: 1, success: 200 }, (row, path) =>
    update(module, row, path, call),
  )
}

function update(module: ModuleRow, row: unknown, path: string, call: Call): RowDone {
  const { data, now, user } = call
  const fixed = ['api_name', 'access_type'].find((name) => isJsonObject(row) && own(row, name) !== undefined)
  if (fixed !== undefined)
    throw new RowFault(fault('NOT_ALLOWED', 'this cannot be changed', place(path, fixed)))
  const { profiles, ...labels } = readRow(row, draftFields, path, knownRows(call), 'update')
  if (profiles !== undefined) checkProfiles({ profiles }, path, call)
  const taken = data.modules
    .all()
    .find(({ id, plural_label: shown }) => id !== module.id && shown === labels['plural_label'])
  if (taken !== undefined)
    throw new RowFault(fault('DUPLICATE_DATA', 'duplicate data', place(path, 'plural_label')))
  data.modules.tables.modules.replace({
    ...module,
    ...labels,
    modified_time: writeTime(now, orgOf(data).time_zone),
    modified_by: { id: user.id },
  })
  return { message: 'module updated successfully', details: { id: module.id } }
}
