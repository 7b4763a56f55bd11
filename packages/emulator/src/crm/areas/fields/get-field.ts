import { badPathId, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { moduleOfQuery } from '../modules/module-of.ts'
import type { FieldRow } from './field-row.ts'
import { showField } from './show-field.ts'

/** `GET /settings/fields/{field}` */
export function getField(call: Call): CrmAnswer {
  const field = fieldOfPath(call)
  return field === undefined ? noContent : ok({ fields: [showField(field, call.data)] })
}

/** `GET /settings/fields/{field}/pick_list_values` */
export function listFieldOptions(call: Call): CrmAnswer {
  const field = fieldOfPath(call)
  if (field === undefined) throw new Refusal(badPathId(2))
  const options = field.pick_list_values ?? []
  if (options.length === 0) return noContent
  const { layout_associations: layouts } = showField(field, call.data)
  return ok({
    pick_list_values: options.map((option) => ({
      colour_code: null,
      ...option,
      layout_associations: layouts,
    })),
  })
}

/** The field of the module that a path and `module` name. @throws Refusal for an unknown module */
export function fieldOfPath(call: Call): FieldRow | undefined {
  const { api_name: module } = moduleOfQuery(call)
  return call.data.modules.fieldsOf(module).find(({ id }) => id === call.id)
}
