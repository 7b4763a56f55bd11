import { fault, flat, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { route, type Route } from '../../route.ts'
import type { ModuleRow } from '../modules/module-row.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import { listsOf, type RelatedList } from './lists-of.ts'

const PATH = '/settings/related_lists'
const states = ['visible', 'user_hidden', 'scheduled_for_deletion']

/** `GET /settings/related_lists` and `…/{list}`: what stands below the records of a module follows from the fields of all. */
export const relatedListRoutes: readonly Route[] = [
  route(`GET ${PATH}`, 'settings.related_lists.READ', (call) => answer(call, () => true)),
  route(`GET ${PATH}/:id`, 'settings.related_lists.READ', (call) => answer(call, ({ id }) => id === call.id)),
]

interface Shown {
  readonly id: string
  readonly status: string
  readonly [member: string]: unknown
}

function answer(call: Call, chosen: (list: Shown) => boolean): CrmAnswer {
  const { data, query } = call
  const module = moduleOfQuery(call)
  const status = query.get('status')
  if (status !== null && !states.includes(status)) {
    const details = { index: 0, supported_values: states, param_name: 'status' }
    throw new Refusal(flat(400, fault('INVALID_DATA', 'Invalid value for the parameter', details)))
  }
  const layout = query.get('layout_id')
  if (layout !== null && !data.modules.layoutsOf(module.api_name).some(({ id }) => id === layout))
    throw new Refusal(
      flat(400, fault('INVALID_DATA', 'Invalid value for the parameter', { param_name: 'layout_id' })),
    )
  const lists = listsOf(module, data)
    .map((list, index) => show(list, index, module))
    .filter((list) => chosen(list) && (status ?? list.status) === list.status)
  return lists.length === 0 ? noContent : ok({ related_lists: lists })
}

function show(list: RelatedList, index: number, module: ModuleRow): Shown {
  const { id, api_name: name, label, of } = list
  return {
    id,
    api_name: name,
    display_label: label,
    name,
    sequence_number: `${index + 1}`,
    href: `${module.api_name}/{ENTITYID}/${name}`,
    module: of === undefined ? null : { api_name: of.api_name, id: of.id, plural_label: of.plural_label },
    type: 'default',
    action: null,
    status: 'visible',
    customize_sort: true,
    customize_fields: true,
    customize_display_label: true,
    connectedmodule: null,
    linkingmodule: null,
  }
}
