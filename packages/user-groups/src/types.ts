import type { Reference } from '@x/client'

/** A user who wrote to a group. Zoho's description of June 2025 allows null in both; who is gone may have neither. */
export interface UserReference {
  readonly id: string | null
  readonly name: string | null
}

/** What kind of member a source is. Open: Zoho may add kinds. */
export type SourceType = 'users' | 'roles' | 'territories' | 'groups' | (string & {})

/** One member of a user group: a user, or all users of a role, a territory or another group. */
export interface Source {
  readonly type: SourceType
  readonly source: Reference
  /** For a role: whether the users below it belong too. */
  readonly subordinates?: boolean | null
  /** For a territory: whether those below it belong too. */
  readonly sub_territories?: boolean | null
}

/** Users by state. */
export interface UserCounts {
  readonly active: number
  readonly inactive: number
  readonly deleted: number
}

/**
 * How many sources of each kind a group has, as the sources count endpoint tells it. A kind that an organization has not
 * configured may be absent.
 */
export interface SourcesCount {
  readonly territories?: number
  readonly roles?: number
  readonly groups?: number
  readonly users?: UserCounts
}

/** The same inside a group that was asked for with `include: 'sources_count'`. There `users` may be one plain number. */
export interface IncludedSourcesCount extends Omit<SourcesCount, 'users'> {
  readonly users?: number | UserCounts
}

/** A user group. Keys that Zoho adds are kept, though not typed. */
export interface UserGroup {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly created_by: UserReference | null
  /** Null when the group was never changed. */
  readonly modified_by: UserReference | null
  /** ISO 8601 with the user's offset. */
  readonly created_time: string
  readonly modified_time: string | null
  /** Only with `include: 'sources_count'`. */
  readonly sources_count?: IncludedSourcesCount
  /** Only with `include: 'sources'`. */
  readonly sources?: readonly Source[]
}

/** What uses a group. Open: Zoho adds kinds, and its sources disagree on the plural of e-mail. */
export type AssociationType =
  | 'data_sharing'
  | 'workflow_rules'
  | 'assignment_rules'
  | 'approval_process'
  | 'review_process'
  | 'calendar_bookings'
  | 'email_notification'
  | 'email_notifications'
  | (string & {})

/** A rule or setting that uses a group. */
export interface Association {
  readonly type: AssociationType
  readonly resource: Reference
  /** The module it belongs to. Zoho also calls this key `detail`; it is read from either. */
  readonly details: { readonly module?: { readonly api_name: string; readonly id: string } } | null
}

/** How many users a group comes to, inactive ones included. */
export interface AssociatedUsersCount {
  readonly user_group: Reference
  readonly count: number
}

/** Users of a group in one state. */
export interface GroupedCount {
  /** `active`, `inactive` or `deleted`. */
  readonly status: keyof UserCounts | (string & {})
  readonly count: number
}

/** A job that deletes a group. */
export interface DeletionJob {
  /** Zoho's word for where it stands; which words there are is not documented. The capital is Zoho's. */
  readonly Status: string
}

/** What became of a deletion: done immediately, or left to a job, whose id Zoho may leave out. */
export type Deletion =
  | { readonly done: true; readonly groupId: string }
  | { readonly done: false; readonly groupId: string; readonly jobId: string | undefined }
