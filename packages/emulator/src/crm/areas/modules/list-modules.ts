import { fault, flat, noContent, notModified, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { invalidModule } from './module-of.ts'
import type { ModuleRow } from './module-row.ts'
import { showField } from '../fields/show-field.ts'
import { showLayout } from '../layouts/show-layout.ts'
import { showModule } from './show-module.ts'

const statuses = ['visible', 'scheduled_for_deletion', 'user_hidden', 'system_hidden']

/** `GET /settings/modules`: by `status`, without pages. */
export function listModules({ data, query, modifiedSince }: Call): CrmAnswer {
  const wanted = readStatuses(query)
  const found = data.modules.all().filter(({ status }) => wanted === undefined || wanted.includes(status))
  if (found.length === 0) return noContent
  if (modifiedSince !== undefined && found.every((module) => !isNewer(module, modifiedSince)))
    return notModified
  return ok({ modules: found.toSorted(bySequence).map((module) => showModule(module, data)) })
}

function bySequence(one: ModuleRow, other: ModuleRow): number {
  return Number(one['sequence_number'] ?? 0) - Number(other['sequence_number'] ?? 0)
}

/** A module that nobody changed is as old as the organization. */
function isNewer({ modified_time: time }: ModuleRow, instant: number): boolean {
  return time !== null && Date.parse(time) > instant
}

function readStatuses(query: URLSearchParams): readonly string[] | undefined {
  const text = query.get('status')
  if (text === null) return undefined
  const wanted = text.split(',')
  const index = wanted.findIndex((each) => !statuses.includes(each))
  if (index === -1) return wanted
  const details = { index, supported_values: statuses, param_name: 'status' }
  throw new Refusal(flat(400, fault('INVALID_DATA', 'Invalid value for the parameter', details)))
}

/** `GET /settings/modules/{module}`, by API name or id, with fields and layouts. */
export function getModule({ ids: [name = ''], data }: Call): CrmAnswer {
  const module = data.modules.find(name) ?? data.modules.all().find(({ id }) => id === name)
  if (module === undefined) throw new Refusal(invalidModule({ resource_path_index: 2 }))
  const { api_name: of } = module
  return ok({
    modules: [
      {
        ...showModule(module, data),
        display_field: module.display_field === '' ? null : module.display_field,
        per_page: 10,
        fields: data.modules.fieldsOf(of).map((field) => showField(field, data)),
        layouts: data.modules.layoutsOf(of).map((layout) => showLayout(layout, data)),
        related_lists: [],
        business_card_fields: [],
        search_layout_fields: module.display_field === '' ? [] : [module.display_field],
      },
    ],
  })
}
