import type { Environment } from '@x/dc'
import { settle } from './model/deletion.ts'
import { openDirectory, type Directory } from './model/directory.ts'
import type { Edition, State, UserStatus } from './model/state.ts'
import { documentedReadings, type Readings } from './readings.ts'
import type { CrmAnswer, CrmRequest } from './request.ts'
import { openSnapshot, takeSnapshot } from './model/snapshot.ts'
import { route } from './router.ts'
import { defaultOrganization } from './seed/default-organization.ts'
import type { OrganizationSeed } from './seed/organization-seed.ts'
import { plant } from './seed/plant.ts'
import { fullName } from './model/names.ts'

/** The CRM of one organisation in one data center and environment. */
export interface Crm {
  /** Answers one call. Never throws, whatever the call holds. */
  handle(request: CrmRequest): CrmAnswer
  organization(): CrmOrganization
  /** Everybody, in the order of the seed; who may log in is who is active and confirmed. */
  users(): readonly CrmUser[]
  /** Counts for a status page. */
  summary(): CrmSummary
  /** A copy of everything, JSON included. */
  snapshot(): unknown
  /** Goes back to what {@link Crm.snapshot} gave. @throws TypeError for anything else. */
  restore(state: unknown): void
}

/** What `createCrm` takes. */
export interface CrmOptions {
  /** @default {@link defaultOrganization} */
  readonly seed?: OrganizationSeed
  /** Id of the data center: `eu`. Country, currency and time zone follow it unless the seed names them. */
  readonly dataCenter: string
  readonly environment: Environment
  readonly clock: { now(): number }
  /** Asked at each call. @default what Zoho documents */
  readonly readings?: Readings | undefined
}

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

/**
 * Creates an organisation from a seed.
 *
 * @throws TypeError when the seed cannot be used.
 */
export function createCrm(options: CrmOptions): Crm {
  const { readings = documentedReadings } = options
  let state = plant(options.seed ?? defaultOrganization(), options)
  let directory = openDirectory(state)
  const become = (next: State): void => {
    state = next
    directory = openDirectory(next)
  }
  return Object.freeze({
    handle: (request: CrmRequest) => {
      const now = options.clock.now()
      const settled = settle(state, now)
      if (settled !== state) become(settled)
      const { next, ...answer } = route(request, { directory, readings, now })
      if (next !== undefined) become(next)
      return answer
    },
    organization: () => describeOrganization(state),
    users: () => describeUsers(directory),
    summary: () => summarize(directory),
    snapshot: () => takeSnapshot(state),
    restore: (copy: unknown) => become(openSnapshot(copy)),
  })
}

function describeOrganization({ organization }: State): CrmOrganization {
  const { id, zgid, companyName, edition, timeZone } = organization
  return { id, zgid, name: companyName, edition, timeZone }
}

function describeUsers({ state, roles, profiles }: Directory): readonly CrmUser[] {
  return state.users.map((user) => ({
    id: user.id,
    zuid: user.zuid,
    name: fullName(user),
    firstName: user.firstName,
    lastName: user.lastName,
    email: user.email,
    status: user.status,
    confirmed: user.confirmed,
    role: roles.get(user.role)?.name ?? '',
    profile: profiles.get(user.profile)?.name ?? '',
  }))
}

function summarize(directory: Directory): CrmSummary {
  const { state } = directory
  const withStatus = (status: UserStatus): number =>
    state.users.filter((user) => user.status === status).length
  return {
    organization: describeOrganization(state),
    users: { active: withStatus('active'), inactive: withStatus('inactive'), deleted: withStatus('deleted') },
    roles: state.roles.length,
    territories: state.territories.length,
    groups: state.groups.map((group) => ({
      id: group.id,
      name: group.name,
      sources: group.sources.length,
      members: directory.members(group).size,
    })),
    deletionJobs: state.deletionJobs.length,
  }
}
