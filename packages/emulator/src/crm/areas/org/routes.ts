import { route, type Route } from '../../route.ts'
import { getOrganization } from './get-organization.ts'
import { deleteOrgPhoto, downloadOrgPhoto, uploadOrgPhoto } from './org-photo.ts'

export const orgRoutes: readonly Route[] = [
  route('GET /org', 'org.READ', getOrganization),
  route('GET /org/photo', 'org.READ', downloadOrgPhoto),
  route('POST /org/photo', 'org.CREATE', uploadOrgPhoto),
  route('DELETE /org/photo', 'org.DELETE', deleteOrgPhoto),
]
