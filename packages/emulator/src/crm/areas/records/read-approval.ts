import { own } from '../../../json.ts'
import { badParameter } from '../../answers.ts'
import { Refusal } from '../../refusal.ts'
import type { RecordRow } from './record-row.ts'

const states = [
  'approved',
  'approval_process_pending',
  'approval_process_rejected',
  'review_process_pending',
  'review_process_rejected',
  'webform_unapproved',
  'zia_vision_pending',
  'zia_vision_rejected',
  'merge_pending',
]

/**
 * Which records a search finds by their approval: `approved` as pages have it (`true` unless it is said), or
 * `approval_state` as the description of 2026.
 *
 * @throws Refusal
 */
export function readApproval(query: URLSearchParams): (record: RecordRow) => boolean {
  const state = query.get('approval_state')
  if (state !== null) {
    if (!states.includes(state)) throw new Refusal(badParameter('approval_state'))
    return (record) => approvalOf(record) === state
  }
  const text = query.get('approved') ?? 'true'
  if (text === 'both') return () => true
  if (text !== 'true' && text !== 'false') throw new Refusal(badParameter('approved'))
  return (record) => (approvalOf(record) === 'approved') === (text === 'true')
}

/** Where a record stands in its approval. */
export function approvalOf(record: RecordRow): unknown {
  return own(record, '$approval_state') ?? 'approved'
}

/** What a row that is made with `$approved: false` has: it waits for its approval. */
export const waiting = { $approved: false, $approval_state: 'approval_process_pending' } as const
