import { fault, flat, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { route, type Route } from '../../route.ts'
import type { FieldRow } from '../fields/field-row.ts'
import type { ModuleRow } from '../modules/module-row.ts'
import { moduleOfQuery } from '../modules/module-of.ts'

const PATH = '/settings/related_lists'
const states = ['visible', 'user_hidden', 'scheduled_for_deletion']

/** `GET /settings/related_lists` and `…/{list}`: what stands below the records of a module follows from the fields of all. */
export const relatedListRoutes: readonly Route[] = [
  route(`GET ${PATH}`, 'settings.related_lists.READ', (call) => answer(call, () => true)),
  route(`GET ${PATH}/:id`, 'settings.related_lists.READ', (call) => answer(call, ({ id }) => id === call.id)),
]

interface RelatedList {
  readonly id: string
  readonly status: string
  readonly [member: string]: unknown
}

function answer(call: Call, chosen: (list: RelatedList) => boolean): CrmAnswer {
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
  const lists = listsOf(module, data).filter(
    (list) => chosen(list) && (status ?? list.status) === list.status,
  )
  return lists.length === 0 ? noContent : ok({ related_lists: lists })
}

function listsOf(module: ModuleRow, data: OrgData): readonly RelatedList[] {
  const attached = ['Notes', 'Attachments'].map((name, index) => ({
    id: after(module.id, 17_001 + index * 2),
    name,
    label: name,
    of: data.modules.find(name),
  }))
  const looking = data.modules
    .all()
    .filter((other) => other.api_supported && other.generated_type !== 'subform')
    .flatMap((other) =>
      data.modules.fieldsOf(other.api_name).flatMap((field) => {
        if (!pointsTo(field, module.api_name)) return []
        const { api_name: given } = (field.lookup ?? {}) as { readonly api_name?: string }
        return [
          { id: after(field.id, 1), name: given ?? other.api_name, label: other.plural_label, of: other },
        ]
      }),
    )
  const names = new Map<string, number>()
  return [...attached, ...looking].map(({ id, name, label, of }, index) => {
    const count = names.get(name) ?? 0
    names.set(name, count + 1)
    const unique = count === 0 ? name : `${name}${count}`
    return {
      id,
      api_name: unique,
      display_label: label,
      name: unique,
      sequence_number: `${index + 1}`,
      href: `${module.api_name}/{ENTITYID}/${unique}`,
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
  })
}

/** Lookups of the system, such as what a lead became, make no list. */
function pointsTo(
  { data_type: type, lookup, api_name: name, operation_type: operations }: FieldRow,
  module: string,
): boolean {
  const isOfSystem = name.startsWith('Converted_') || operations?.api_create === false
  return type === 'lookup' && !isOfSystem && lookup?.module?.api_name === module
}

function after(id: string, steps: number): string {
  return `${BigInt(id) + BigInt(steps)}`
}
