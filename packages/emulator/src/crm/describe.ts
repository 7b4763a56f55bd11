import type { Edition } from './areas/org/org-row.ts'
import { fullName } from './areas/users/user-row.ts'
import { statusOf, type UserStatus } from './areas/users/user-status.ts'
import { orgOf, type OrgData } from './data.ts'

/** What the emulator's other parts know about an organization. */
export interface CrmOrganization {
  readonly id: string
  /** The number that `X-CRM-ORG` and `soid` carry. */
  readonly zgid: string
  readonly name: string
  readonly edition: Edition
  readonly timeZone: string
}

export interface CrmUser {
  readonly id: string
  /** Number of the Zoho account; null when the invitation is still open. */
  readonly zuid: string | null
  readonly name: string
  readonly firstName: string | null
  readonly lastName: string
  readonly email: string
  readonly status: UserStatus
  readonly confirmed: boolean
  readonly role: string
  readonly profile: string
}

export interface CrmSummary {
  readonly organization: CrmOrganization
  readonly users: Readonly<Record<UserStatus, number>>
  readonly roles: number
  readonly territories: number
  /** `members`: users who belong to the group through whatever source. */
  readonly groups: readonly {
    readonly id: string
    readonly name: string
    readonly sources: number
    readonly members: number
  }[]
  readonly deletionJobs: number
}

export function describeOrganization(data: OrgData): CrmOrganization {
  const { id, zgid, company_name: name, license_details: bought, time_zone: timeZone } = orgOf(data)
  return { id, zgid, name, edition: bought.paid_type, timeZone }
}

export function describeUsers({ users, roles, profiles }: OrgData): readonly CrmUser[] {
  return [...users.all()].map((user) => ({
    id: user.id,
    zuid: user.zuid,
    name: fullName(user),
    firstName: user.first_name,
    lastName: user.last_name,
    email: user.email,
    status: statusOf(user),
    confirmed: user.confirm,
    role: roles.get(user.role.id)?.name ?? '',
    profile: profiles.get(user.profile.id)?.name ?? '',
  }))
}

export function summarize(data: OrgData): CrmSummary {
  const statuses = [...data.users.all()].map(statusOf)
  const count = (status: UserStatus): number => statuses.filter((each) => each === status).length
  return {
    organization: describeOrganization(data),
    users: { active: count('active'), inactive: count('inactive'), deleted: count('deleted') },
    roles: data.roles.size,
    territories: data.territories.size,
    groups: [...data.groups.all()].map((group) => ({
      id: group.id,
      name: group.name,
      sources: group.sources.length,
      members: data.membership.members(group).size,
    })),
    deletionJobs: data.groupDeletions.size,
  }
}
