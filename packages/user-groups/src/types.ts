/** Somebody or something with an id and a name. */
export interface Reference {
  readonly id: string
  readonly name: string
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
 * How many sources of each kind a group has, as the sources count endpoint tells it. A kind that an organisation has not
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
  readonly created_by: Reference | null
  /** Null when the group was never changed. */
  readonly modified_by: Reference | null
  /** ISO 8601 with the user's offset. */
  readonly created_time: string
  readonly modified_time: string | null
  /** Only with `include: 'sources_count'`. */
  readonly sources_count?: IncludedSourcesCount
  /** Only with `include: 'sources'`. */
  readonly sources?: readonly Source[]
}
