import { uploadBody, type UploadBody } from '../call/upload-body.ts'
import type { UploadFile } from '../call/upload-file.ts'
import { readAnyResults, readJob, readWritten } from '../rows/row-result.ts'
import { declaring, type Verb } from './declare.ts'
import type { Address, Scope } from './endpoint.ts'
import type { Made, Variables, VerbOf } from './operation-types.ts'

const ACT: Verb = { method: 'POST', slot: 'body', read: readWritten }
const ACT_ROWS: Verb = { method: 'POST', slot: 'body', read: readAnyResults }
const START_JOB: Verb = { method: 'POST', slot: 'body', read: readJob }
function uploading(limit: number | undefined): Verb {
  return {
    method: 'POST',
    put: (file) => {
      const { body, headers } = isUploadBody(file) ? file : uploadBody(file as UploadFile, { limit })
      return { body, headers }
    },
    read: readWritten,
  }
}

/** One that the caller made, to be told of its progress or to name its part. */
function isUploadBody(file: unknown): file is UploadBody {
  return typeof file === 'object' && file !== null && 'headers' in file && 'body' in file
}

/** An action on one thing, whose failure is thrown. The body, if there is one, is sent as it is. */
export const act: VerbOf<'act'> = /* @__PURE__ */ declaring(ACT)

/** An action on several things, with a result per row of the answer. The body is sent as it is. */
export const actRows: VerbOf<'actRows'> = /* @__PURE__ */ declaring(ACT_ROWS)

/** An action that Zoho leaves to a job. The body is sent as it is. */
export const startJob: VerbOf<'startJob'> = /* @__PURE__ */ declaring(START_JOB)

/** A POST of a file of at most `limit` bytes; a larger one is refused before it is sent. */
export function upload<const A extends Address>(
  address: A,
  rows: string,
  scope: Scope,
  hint?: string,
  limit?: number,
): Made<'upload', Variables<A>> {
  return declaring(uploading(limit))(address, rows, scope, hint)
}
