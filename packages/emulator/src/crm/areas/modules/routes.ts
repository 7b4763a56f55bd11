import { route, type Route } from '../../route.ts'
import { getModule, listModules } from './list-modules.ts'

export const moduleRoutes: readonly Route[] = [
  route('GET /settings/modules', 'settings.modules.READ', listModules),
  route('GET /settings/modules/:name', 'settings.modules.READ', getModule),
]
