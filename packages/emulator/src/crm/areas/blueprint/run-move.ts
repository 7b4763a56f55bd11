import type { OrgData } from '../../data.ts'
import { changeRecord } from '../records/change-record.ts'
import { isLocked } from '../records/refuse-locked.ts'
import { isInProcess, leadProcess } from './lead-process.ts'

/** Moves a record whose time has come, unless it has gone on, was deleted or is locked. */
export function runMove(data: OrgData, id: string, now: number): void {
  const move = data.blueprintMoves.get(id)
  // It came to another state meanwhile: another job is due then.
  if (move === undefined || move.due > now) return
  data.blueprintMoves.remove(id)
  const { module, field, transitions } = leadProcess
  const record = data.modules.recordsOf(module).get(id)
  const plan = transitions.find(({ number }) => number === move.transition)
  if (record === undefined || plan === undefined || isLocked(record) || !isInProcess(module, record)) return
  const { id: owner } = record['Owner'] as { readonly id: string }
  const user = data.users.get(owner)
  if (user !== undefined) changeRecord(record, { [field]: plan.to }, module, { data, user, now })
}
