import type { Environment } from '@x/dc'

/** The whole organisation as plain data: a snapshot of it is a copy, a change of it is a new object. */
export interface State {
  /** Number that the next created row gets; the last twelve digits of its id. */
  readonly nextId: number
  readonly organization: Organization
  readonly profiles: readonly Profile[]
  readonly roles: readonly Role[]
  readonly users: readonly User[]
  readonly territories: readonly Territory[]
  readonly groups: readonly Group[]
  readonly deletionJobs: readonly DeletionJob[]
}

export interface Organization {
  readonly id: string
  readonly zgid: string
  readonly companyName: string
  readonly domainName: string
  readonly edition: Edition
  readonly environment: Environment
  readonly country: string
  readonly countryCode: string
  readonly city: string | null
  readonly currency: string
  readonly currencySymbol: string
  readonly currencyLocale: string
  readonly isoCode: string
  readonly timeZone: string
  readonly phone: string | null
  readonly website: string | null
  /** Id of the user who owns the account. */
  readonly primaryUser: string
  readonly createdTime: string
}

/** What an organisation pays for, in Zoho's words (`license_details.paid_type`). */
export type Edition = 'free' | 'standard' | 'professional' | 'enterprise' | 'ultimate' | 'crmplus'

export interface Profile {
  readonly id: string
  readonly name: string
  readonly permissions: readonly string[]
}

export interface Role {
  readonly id: string
  readonly name: string
  readonly description: string | null
  /** Id of the role above; null at the top. */
  readonly reportsTo: string | null
  readonly shareWithPeers: boolean
}

export type UserStatus = 'active' | 'inactive' | 'deleted'

export interface User {
  readonly id: string
  readonly zuid: string | null
  readonly firstName: string | null
  readonly lastName: string
  readonly email: string
  readonly status: UserStatus
  readonly confirmed: boolean
  readonly role: string
  readonly profile: string
  readonly reportsTo: string | null
  readonly type: UserType
  readonly createdBy: string
  readonly createdTime: string
}

/** Zoho's `type__s`. */
export type UserType =
  | 'Regular User'
  | 'Lite User'
  | 'Sandbox Developer User'
  | 'System User'
  | 'Support User'

export interface Territory {
  readonly id: string
  readonly name: string
  readonly apiName: string
  readonly description: string | null
  /** Id of the territory above; null at the top. */
  readonly parent: string | null
  readonly manager: string | null
  readonly permission: 'read_write_delete' | 'read_only'
  readonly users: readonly string[]
  readonly createdBy: string
  readonly createdTime: string
}

export type SourceType = 'users' | 'roles' | 'territories' | 'groups'

/** One source of a group: who belongs to it. */
export interface Source {
  readonly type: SourceType
  readonly id: string
  /** For roles: the roles below belong too. For territories: the territories below. */
  readonly below: boolean
}

/** Something in the organisation that uses a group: a rule, a process. */
export interface Association {
  readonly type: string
  readonly resource: { readonly id: string; readonly name: string }
  readonly module: { readonly id: string; readonly apiName: string } | null
}

export interface Group {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly createdBy: string
  readonly createdTime: string
  readonly modifiedBy: string | null
  readonly modifiedTime: string | null
  readonly sources: readonly Source[]
  readonly associations: readonly Association[]
}

/** A deletion that was scheduled. Times are epoch milliseconds. */
export interface DeletionJob {
  readonly id: string
  readonly group: string
  readonly scheduledAt: number
  readonly finishesAt: number
  readonly done: boolean
}
