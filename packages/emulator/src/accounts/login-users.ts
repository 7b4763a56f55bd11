import type { CrmUser } from '../crm/index.ts'
import type { Place } from '../kernel/directory.ts'

/** Who can log in to an organisation: active, and the invitation accepted. */
export function loginUsers(place: Place): readonly CrmUser[] {
  return place.crm.users().filter((user) => user.status === 'active' && user.confirmed)
}
