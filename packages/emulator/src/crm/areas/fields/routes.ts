import { route, type Route } from '../../route.ts'
import { createFields } from './create-fields.ts'
import { deleteField } from './delete-field.ts'
import { getField, listFieldOptions } from './get-field.ts'
import { listFields } from './list-fields.ts'
import { listScheduledJobs } from './scheduled-jobs.ts'
import { updateFields, updateOneField } from './update-fields.ts'

const mayCustomize = { permissions: ['Crm_Implied_Customize_Zoho_CRM'] }

export const fieldRoutes: readonly Route[] = [
  route('GET /settings/fields', 'settings.fields.READ', listFields),
  route('POST /settings/fields', 'settings.fields.CREATE', createFields, mayCustomize),
  route('PATCH /settings/fields', 'settings.fields.UPDATE', updateFields, mayCustomize),
  route('GET /settings/fields/:id', 'settings.fields.READ', getField),
  route('PATCH /settings/fields/:id', 'settings.fields.UPDATE', updateOneField, mayCustomize),
  route('DELETE /settings/fields/:id', 'settings.fields.DELETE', deleteField, mayCustomize),
  route('GET /settings/fields/:id/pick_list_values', 'settings.fields.READ', listFieldOptions),
  route('GET /settings/fields/:id/actions/scheduled_jobs', 'settings.fields.READ', listScheduledJobs),
]
