import { own } from '../../json.ts'
import type { Reference } from '../fields/references.ts'
import { isDateTime } from '../fields/times.ts'
import type { IdOf } from '../model/id.ts'
import { writeTime } from '../model/time.ts'
import type { Part, SeedRow, SeedRows } from './seed-rows.ts'

/** What a row of a seed is completed with. */
export interface SeedContext extends SeedRows {
  readonly org: {
    readonly created_time: string
    readonly time_zone: string
    readonly [field: string]: unknown
  }
  readonly idOf: IdOf
  /** Who created what the seed does not say otherwise of. */
  readonly firstUser: Reference
}

/** The row that a member of a row refers to; null when it refers to none. */
export function referenceAt(
  { find }: Pick<SeedContext, 'find'>,
  { sent, at }: SeedRow,
  name: string,
  part: Part,
): Reference | null {
  const value = own(sent, name)
  return value === undefined || value === null ? null : find(part, value, `${at}.${name}`)
}

/** A time of a row, with the offset of the organization; what is not a time stays as it is, to be refused. */
export function timeAt({ org }: SeedContext, { sent }: SeedRow, name: string): unknown {
  const value = own(sent, name)
  if (value === undefined) return null
  return isDateTime(value) ? writeTime(Date.parse(value), org.time_zone) : value
}

/** Who created a row and when: unless the seed says so, the first user, together with the organization. */
export function created(
  context: SeedContext,
  row: SeedRow,
): { created_by: Reference; created_time: unknown } {
  return {
    created_by: referenceAt(context, row, 'created_by', 'users') ?? context.firstUser,
    created_time: timeAt(context, row, 'created_time') ?? context.org.created_time,
  }
}
