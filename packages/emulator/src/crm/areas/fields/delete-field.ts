import { badPathId, fault, flat, wrapped } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { changeValues } from './change-values.ts'
import { fieldOfPath } from './get-field.ts'

/** `DELETE /settings/fields/{field}?module=`: takes it from the layouts, and its values from the records. */
export function deleteField(call: Call): CrmAnswer {
  const field = fieldOfPath(call)
  if (field === undefined) throw new Refusal(badPathId(2))
  const { id, module, api_name: name } = field
  if (!field.custom_field) {
    throw new Refusal(
      flat(400, fault('NOT_ALLOWED', 'a field of the system cannot be deleted', { resource_path_index: 2 })),
    )
  }
  const { modules } = call.data
  changeValues(field, call.data, () => undefined)
  for (const layout of modules.layoutsOf(module)) {
    const sections = layout.sections.map((section) => ({
      ...section,
      fields: section.fields.filter(({ api_name: each }) => each !== name),
    }))
    modules.tables.layouts.replace({ ...layout, sections })
  }
  modules.tables.fields.remove(id)
  return wrapped(200, 'fields', [
    { code: 'SUCCESS', details: { id }, message: 'field deleted', status: 'success' },
  ])
}
