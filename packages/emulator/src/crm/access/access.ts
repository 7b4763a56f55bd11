import type { RecordRow } from '../areas/records/record-row.ts'

/** What somebody may do with a record, each more than the one before: nothing, not even see it; see, change, delete. */
export const levels = { none: 0, read: 1, write: 2, full: 3 } as const

export type Level = (typeof levels)[keyof typeof levels]

/** What somebody may do with the records of a module. */
export interface Access {
  /** Whether he sees every record. */
  readonly seesAll: boolean
  levelOf(record: RecordRow): Level
  /** Whether he may do some of it only because the record was shared with him. */
  isShared(record: RecordRow): boolean
}

/** The same for each module, worked out when it is first asked for. */
export type AccessTo = (module: string) => Access
