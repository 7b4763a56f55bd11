import { route, type Route } from '../../route.ts'
import { getField, listFieldOptions } from './get-field.ts'
import { listFields } from './list-fields.ts'

export const fieldRoutes: readonly Route[] = [
  route('GET /settings/fields', 'settings.fields.READ', listFields),
  route('GET /settings/fields/:id', 'settings.fields.READ', getField),
  route('GET /settings/fields/:id/pick_list_values', 'settings.fields.READ', listFieldOptions),
]
