import type { Verdict } from '../answers.ts'

/** Thrown while one row of a body is read; it becomes that row's verdict, and the other rows go on. */
export class RowFault extends Error {
  override readonly name = 'RowFault'
  readonly verdict: Verdict

  constructor(verdict: Verdict) {
    super('One row is answered with an error.')
    this.verdict = verdict
  }
}
