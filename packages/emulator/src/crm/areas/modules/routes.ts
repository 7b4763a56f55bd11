import { route, type Route } from '../../route.ts'
import { createModule } from './create-module.ts'
import { generateLink } from './generate-link.ts'
import { getModule, listModules } from './list-modules.ts'
import { updateModule, updateModules } from './update-modules.ts'

const mayCustomize = { permissions: ['Crm_Implied_Customize_Zoho_CRM'] }
const creation = { ...mayCustomize, credits: () => 500, since: 6 }

export const moduleRoutes: readonly Route[] = [
  route('GET /settings/modules', 'settings.modules.READ', listModules),
  route('POST /settings/modules', 'settings.modules.CREATE', createModule, creation),
  route('PUT /settings/modules', 'settings.modules.UPDATE', updateModules, mayCustomize),
  route('GET /settings/modules/:name', 'settings.modules.READ', getModule),
  route('GET /settings/module/:name/actions/generate_link', 'settings.modules.READ', generateLink),
  route('PUT /settings/modules/:name', 'settings.modules.UPDATE', updateModule, mayCustomize),
]
