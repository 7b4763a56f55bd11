import type { Criteria, Id, ListQuery } from '@x/client'
import {
  getAll,
  list,
  operation,
  operationOnRows,
  readResults,
  readWritten,
  startJob,
  type GetAll,
  type List,
  type StartJob,
} from '@x/client/endpoint'

/** Somebody of a portal: a record, its personality. */
export interface PortalUser {
  readonly personality_id: string
  readonly name: string
  readonly email: string
  readonly module: string
  readonly active: boolean
  readonly confirm: boolean
  readonly status_reason__s?: string | null
  /** ISO 8601; on pages. */
  readonly invited_time?: string
  /** The next two: in the description of 2026. */
  readonly created_time?: string
  readonly Source__s?: string
}

/** Query of `listPortalUsers`. */
export interface ListPortalUsersQuery extends ListQuery {
  /** Pages demand it. */
  readonly type:
    | 'AllUsers'
    | 'AllActiveUsers'
    | 'ActiveUsers'
    | 'DeactiveUsers'
    | 'NotConfirmedUsers'
    | 'ConfirmedUsers'
    | 'ActiveConfirmedUsers'
    | (string & {})
  readonly filters?: Criteria
  readonly Source__s?: string
}

/** One page of the people of a user type. @zoho Portals */
export const listPortalUsers: List<[portal: string, userTypeId: Id], PortalUser, ListPortalUsersQuery> = list(
  'settings/portals/{portal}/user_type/{user type id}/users',
  'users',
  'settings.clientportal.READ',
  'user type, listPortalUserTypes',
)

/** Takes people out of a portal, each with a result of its own, 499 in a call. Their records stay. @zoho Portals */
export const deletePortalUsers = operationOnRows(
  {
    address: 'DELETE settings/portals/{portal}/user_type/{user type id}/users?personality_ids=',
    rows: 'users',
    scope: 'settings.clientportal.DELETE',
    hint: 'user type, listPortalUserTypes',
    most: 499,
  },
  (portal: string, userTypeId: Id, personalityIds: readonly Id[]) => ({
    fill: [portal, userTypeId],
    ids: personalityIds.map(String),
  }),
)

/** Gives people another user type. @zoho Portals */
export const transferPortalUsers = operation(
  {
    address: 'POST settings/portals/{portal}/user_type/{user type id}/users/action/transfer',
    rows: 'users',
    scope: 'settings.clientportal.UPDATE',
    hint: 'user type, listPortalUserTypes',
  },
  (portal: string, userTypeId: Id, transferTo: Id, personalityIds: readonly Id[]) => ({
    fill: [portal, userTypeId],
    query: { transfer_To: String(transferTo), personality_ids: personalityIds.map(String) },
  }),
  (answer) => readResults(answer, String(answer.call.query?.['personality_ids']).split(',').length),
)

/** Lets somebody in or locks him out. The description of 2026 has POST for it, all others PUT. @zoho Portals */
export const changePortalUserStatus = operation(
  {
    address:
      'PUT settings/portals/{portal}/user_type/{user type id}/users/{personality id}/actions/change_status',
    rows: 'change_status',
    scope: 'settings.clientportal.UPDATE',
    hint: 'personality, listPortalUsers',
  },
  (portal: string, userTypeId: Id, personalityId: Id, change: { readonly active: boolean }) => ({
    fill: [portal, userTypeId, personalityId],
    query: change,
  }),
  readWritten,
)

/** Lets up to 100 people in or locks them out, in a job. Only in the newest descriptions. @zoho Portals @experimental */
export const changePortalUsersStatus: StartJob<
  [portal: string, userTypeId: Id],
  {
    readonly change_status: readonly [
      { readonly users: readonly { readonly personality_id: Id; readonly active: boolean }[] },
    ]
  }
> = startJob(
  'settings/portals/{portal}/user_type/{user type id}/users/actions/change_status',
  'change_status',
  'settings.clientportal.UPDATE',
  'user type, listPortalUserTypes',
)

/** How somebody is invited. */
export interface PortalInvite {
  readonly user_type_id: Id
  readonly type: 'invite' | 'reinvite'
  /** For example `de_DE`; `en_US` unless given. */
  readonly language?: string
}

/** What became of an invitation of many. */
export interface PortalInviteJob {
  readonly job_id: string
  readonly status: 'scheduled' | 'in_progress' | 'completed' | (string & {})
  /** Null while it runs. */
  readonly data:
    | readonly {
        readonly code: string
        readonly details: { readonly id?: string }
        readonly message: string
        readonly status: string
      }[]
    | null
}

/** Invites the person that a record is. @zoho Portals */
export const invitePortalUser = operation(
  {
    address: 'POST {module}/{record id}/actions/portal_invite',
    rows: 'portal_invite',
    scope: 'settings.clientportal.CREATE',
    hint: 'record of this module',
  },
  (module: string, recordId: Id, invite: PortalInvite) => ({ fill: [module, recordId], query: invite }),
  readWritten,
)

/** Invites up to 100 people, in a job. @zoho Portals */
export const invitePortalUsers: StartJob<
  [module: string],
  { readonly portal_invite: readonly [{ readonly data: readonly (PortalInvite & { readonly id: Id })[] }] }
> = startJob('{module}/actions/portal_invite', 'portal_invite', 'settings.clientportal.CREATE')

/** Query of `getPortalInviteJobs`. */
export interface PortalInviteJobsQuery {
  /** One job; without it, all of them by the pages, and an error by the description of June 2025. */
  readonly job_id?: Id
}

/** Where invitations of many stand. @zoho Portals */
export const getPortalInviteJobs: GetAll<[module: string], PortalInviteJob, PortalInviteJobsQuery> = getAll(
  '{module}/actions/portal_invite',
  'portal_invite',
  'settings.clientportal.READ',
)
