import type { Id } from '@x/client'
import type { Batching, UnmodifiedSince } from '@x/client/endpoint'
import type { Feature, Trigger } from './record-types.ts'

/** What Zoho does besides when it writes records. */
export interface WriteOptions extends Pick<Batching, 'onProgress'> {
  /**
   * What runs: ABSENT, EVERYTHING RUNS (workflows, approvals, blueprints, journeys); `[]`, nothing does. Imports and
   * synchronizations mostly want `[]`.
   */
  readonly trigger?: readonly Trigger[] | undefined
  /** Rules that are applied on request only, such as `layout_rules`. */
  readonly apply_feature_execution?: readonly Feature[] | undefined
  /** Such as `cadences`. */
  readonly skip_feature_execution?: readonly Feature[] | undefined
}

/** How records are created. */
export interface CreateOptions extends WriteOptions {
  /** Id of the assignment rule that finds owners. */
  readonly lar_id?: Id | undefined
  /**
   * Requests that may be under way at the same time, after the first. Safe for new records, since none depends on another
   * but for unique fields; updates of one record could overtake each other. Zoho runs ten heavy calls at a time. @default 1
   */
  readonly concurrency?: number | undefined
  /** An external field in lookups of the rows, as a path: `Contacts.Account_Name.Customer_No`. */
  readonly external?: string | readonly string[] | undefined
}

/** How records are changed. */
export interface UpdateOptions extends WriteOptions, UnmodifiedSince {
  /** An external field that names the records, in place of `id`: `Customer_No`. */
  readonly external?: string | readonly string[] | undefined
}

/** How records are created or changed. */
export interface UpsertOptions extends WriteOptions, UnmodifiedSince {
  readonly lar_id?: Id | undefined
  /**
   * Fields by which a record that is there is found: unique and external ones, and the module's own (e-mail of leads and
   * contacts, the name elsewhere). Absent: the module's own, then the unique ones. The unique ones are looked at in any case.
   */
  readonly duplicate_check_fields?: readonly string[] | undefined
}

/** How records are deleted. */
export interface DeleteOptions extends Pick<Batching, 'onProgress'> {
  /** Whether workflows run. @default true */
  readonly wf_trigger?: boolean | undefined
  /** An external field whose values are given in place of ids. */
  readonly external?: string | readonly string[] | undefined
}

type AnyOptions = CreateOptions & UpdateOptions & UpsertOptions

/** Options of a write by where they go. */
export function asked(options: AnyOptions = {}): {
  readonly body: object
  readonly query: object
  readonly concurrency: number | undefined
  readonly onProgress: Batching['onProgress']
} {
  const { concurrency, onProgress, external, unmodifiedSince, lar_id: rule, ...body } = options
  return {
    body: rule === undefined ? body : { ...body, lar_id: String(rule) },
    query: { external, unmodifiedSince },
    concurrency,
    onProgress,
  }
}
