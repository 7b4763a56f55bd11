import type { Purpose } from '../../fields/read-row.ts'
import type { RecordRow } from './record-row.ts'

/** What a row of a body is read for. */
export interface RecordPurpose {
  readonly module: string
  readonly path: string
  readonly purpose: Purpose
  /** The record that is changed. */
  readonly before?: RecordRow | undefined
}
