import { route, type Route } from '../../route.ts'
import { getMass } from '../mass/mass-job.ts'
import { changeOwner, changeOwners } from './change-owner.ts'
import { massChangeOwner, newOwners } from './mass-change-owner.ts'

export const ownerRoutes: readonly Route[] = [
  route('POST /:module/actions/change_owner', 'change_owner.CREATE', changeOwners, { since: 3 }),
  route('POST /:module/:recordId/actions/change_owner', 'change_owner.CREATE', changeOwner, {
    since: 3,
    onRecord: 'read',
  }),
  route('POST /:module/actions/mass_change_owner', 'change_owner.CREATE', massChangeOwner),
  route('GET /:module/actions/mass_change_owner', 'change_owner.READ', getMass(newOwners)),
]
