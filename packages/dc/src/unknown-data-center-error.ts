import { ToolkitError } from './error/toolkit-error.ts'

/**
 * A name or address that no row of the table in use has. Nothing was sent.
 *
 * @cure Correct the value; `nearest` and `known` say what there is. A data center that is really new is added in code,
 *   with `dataCenters`.
 */
export class UnknownDataCenterError extends ToolkitError {
  override readonly name = 'UnknownDataCenterError'
  readonly code = 'UNKNOWN_DATA_CENTER'
  readonly retryable = false
  /** Ids of the rows that were in use. */
  readonly known: readonly string[]
  /** The nearest known id, when one is near. */
  readonly nearest: string | undefined

  constructor(message: string, known: readonly string[], nearest?: string) {
    super(message)
    this.known = known
    this.nearest = nearest
  }
}
