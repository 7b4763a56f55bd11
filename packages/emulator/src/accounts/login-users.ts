import type { CrmUser } from '../crm/index.ts'
import type { OrganizationHost } from '../kernel/organizations.ts'

/** Who can log in to an organization: active, and the invitation accepted. */
export function loginUsers(place: OrganizationHost): readonly CrmUser[] {
  return place.users().filter((user) => user.status === 'active' && user.confirmed)
}
