import { ResponseShapeError } from '../errors/response-shape-error.ts'
import { readResult, readWritten, resultRows } from '../rows/row-result.ts'
import { declare, type Verb } from './declare.ts'
import type { Address, Scope } from './endpoint.ts'
import type { Made, Variables } from './operation-types.ts'

const ACT: Verb = { method: 'POST', slot: 'body', read: readWritten }
const ACT_ROWS: Verb = {
  method: 'POST',
  slot: 'body',
  read: (answer) => resultRows(answer).map((row, index) => readResult(answer, row, index)),
}
const START_JOB: Verb = {
  method: 'POST',
  slot: 'body',
  read: (answer) => {
    const result = readWritten(answer)
    const jobId = result.details['job_id'] ?? result.id
    if (typeof jobId === 'string' || typeof jobId === 'number') return { ...result, jobId: String(jobId) }
    throw new ResponseShapeError(
      'Zoho started the job, but its answer names no id of it.',
      '$.details.job_id',
    )
  },
}
const UPLOAD: Verb = {
  method: 'POST',
  put: (file) => {
    const body = new FormData()
    body.set('file', file)
    return { body }
  },
  read: readWritten,
}

/** An action on one thing, whose failure is thrown. The body, if there is one, is sent as it is. */
export function act<const A extends Address>(
  address: A,
  rows: string,
  scope: Scope,
  hint?: string,
): Made<'act', Variables<A>> {
  return declare(ACT, address, rows, scope, hint)
}

/** An action on several things, with a result per row of the answer. The body is sent as it is. */
export function actRows<const A extends Address>(
  address: A,
  rows: string,
  scope: Scope,
  hint?: string,
): Made<'actRows', Variables<A>> {
  return declare(ACT_ROWS, address, rows, scope, hint)
}

/** An action that Zoho leaves to a job. The body is sent as it is. */
export function startJob<const A extends Address>(
  address: A,
  rows: string,
  scope: Scope,
  hint?: string,
): Made<'startJob', Variables<A>> {
  return declare(START_JOB, address, rows, scope, hint)
}

/** A POST of one file. */
export function upload<const A extends Address>(
  address: A,
  rows: string,
  scope: Scope,
  hint?: string,
): Made<'upload', Variables<A>> {
  return declare(UPLOAD, address, rows, scope, hint)
}
