import type { OrgData } from '../../data.ts'
import type { RecordRow } from '../records/record-row.ts'
import { leadProcess } from './lead-process.ts'

/** The kind of the jobs that move records. */
export const MOVE = 'blueprint'

/** Has a record that came to another state moved on when it has stood there long enough. */
export function scheduleMove(
  module: string,
  before: RecordRow | undefined,
  after: RecordRow,
  { data: { jobs, blueprintMoves }, now }: { readonly data: OrgData; readonly now: number },
): void {
  const { field, transitions } = leadProcess
  if (module !== leadProcess.module || before?.[field] === after[field]) return
  const state = String(after[field])
  const timed = transitions.find(({ from, afterMs }) => afterMs !== undefined && from.includes(state))
  const { id } = after
  if (blueprintMoves.has(id)) blueprintMoves.remove(id)
  if (timed?.afterMs === undefined) return
  const due = now + timed.afterMs
  blueprintMoves.insert({ id, transition: timed.number, due })
  jobs.schedule({ kind: MOVE, due, input: id })
}
