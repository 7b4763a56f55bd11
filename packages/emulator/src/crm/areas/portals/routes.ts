import { route, type Route } from '../../route.ts'
import { createRows, updateRow } from '../../rows/resource.ts'
import { getInviteJobs } from './portal-jobs.ts'
import { getPortalMeta } from './portal-meta.ts'
import { deletePortalUsers, listPortalUsers, transferPortalUsers } from './portal-users.ts'
import {
  createPortal,
  deletePortal,
  getPortal,
  listPortals,
  outsideSandbox,
  updatePortal,
} from './portals.ts'
import { deleteUserType, getUserType, inPortal, listUserTypes, userTypes } from './user-types.ts'
import {
  changePortalUsersStatus,
  changePortalUserStatus,
  invitePortalUser,
  invitePortalUsers,
} from './write-invitations.ts'

const on = (operation: string): string => `settings.clientportal.${operation}`
const PORTAL = '/settings/portals/:portal'
const TYPE = `${PORTAL}/user_type/:userTypeId`
const USERS = `${TYPE}/users`
const INVITE = '/:module/actions/portal_invite'

const inRecords = { touchesRecords: true }

const all: readonly Route[] = [
  route('GET /settings/portals', on('READ'), listPortals),
  route('POST /settings/portals', on('CREATE'), createPortal),
  route('GET /settings/portals/meta', on('ALL'), getPortalMeta),
  route(`GET ${PORTAL}`, on('READ'), getPortal),
  route(`PUT ${PORTAL}`, on('UPDATE'), updatePortal),
  route(`DELETE ${PORTAL}`, on('DELETE'), deletePortal),
  route(`GET ${PORTAL}/user_type`, on('READ'), listUserTypes),
  route(`POST ${PORTAL}/user_type`, on('CREATE'), inPortal(createRows(userTypes))),
  route(`GET ${TYPE}`, on('READ'), getUserType),
  route(`PUT ${TYPE}`, on('UPDATE'), inPortal(updateRow(userTypes))),
  route(`DELETE ${TYPE}`, on('DELETE'), deleteUserType),
  route(`GET ${USERS}`, on('READ'), listPortalUsers, inRecords),
  route(`DELETE ${USERS}`, on('DELETE'), deletePortalUsers, inRecords),
  route(`POST ${USERS}/action/transfer`, on('UPDATE'), transferPortalUsers, inRecords),
  route(`POST ${USERS}/actions/change_status`, on('UPDATE'), changePortalUsersStatus, inRecords),
  // Pages say PUT, the description of 2026 says POST.
  ...['PUT', 'POST'].map((method) =>
    route(
      `${method} ${USERS}/:personalityId/actions/change_status`,
      on('UPDATE'),
      changePortalUserStatus,
      inRecords,
    ),
  ),
  route(`GET ${INVITE}`, on('READ'), getInviteJobs),
  route(`POST ${INVITE}`, on('CREATE'), invitePortalUsers),
  route('POST /:module/:recordId/actions/portal_invite', on('CREATE'), invitePortalUser),
]

export const portalRoutes: readonly Route[] = all.map((each) => ({
  ...each,
  operation: outsideSandbox(each.operation),
}))
