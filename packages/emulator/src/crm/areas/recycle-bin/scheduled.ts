import { wrapped } from '../../answers.ts'
import type { CrmAnswer } from '../../request.ts'

/** A job that nobody can follow: the answer has no id of it. */
export function scheduled(message: string): CrmAnswer {
  return wrapped(202, 'recycle_bin', [{ code: 'SCHEDULED', details: {}, message, status: 'success' }])
}
