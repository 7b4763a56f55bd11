import { route, type Route } from '../../route.ts'
import { getOrganization } from './get-organization.ts'

export const orgRoutes: readonly Route[] = [route('GET /org', 'org.READ', getOrganization)]
