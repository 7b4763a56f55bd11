import type { Row, Table, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { checkShape, flag, id, instant, orNull, reference, type Shape } from '../../shape.ts'
import type { RecordRow } from '../records/record-row.ts'
import { replaceInCriteria, type CriteriaTables } from './user-in-criteria.ts'
import type { UserRow } from './user-row.ts'

/** What moves from one user to others. */
export interface TransferOrder {
  /** Who gets it; null: nothing moves. */
  readonly transfer: (Reference & TransferWhat) | null
  /** Who gets those who report to the user. */
  readonly move_subordinate: Reference | null
}

/** Records, rules that name the user, and criteria that do. */
export interface TransferWhat {
  readonly records: boolean
  readonly assignment: boolean
  readonly criteria: boolean
}

/** A transfer that was scheduled. Times are epoch milliseconds. */
export interface TransferRow extends Row, TransferOrder {
  readonly user: Reference
  readonly deletes: boolean
  readonly scheduled_at: number
  readonly finishes_at: number
  readonly done: boolean
}

const shape: Shape = {
  id,
  user: reference,
  deletes: flag,
  transfer: orNull(reference),
  move_subordinate: orNull(reference),
  scheduled_at: instant,
  finishes_at: instant,
  done: flag,
}

export const transferTable: TableSpec<TransferRow> = {
  name: 'user_transfers',
  index: ({ done }) => [[done ? 'done' : 'open', '']],
  check: (row) => checkShape(row, shape, `user_transfers ${row.id}`),
}

/** Finished transfers that are remembered. */
const REMEMBERED = 100

/** What the work of a transfer reads and writes. */
interface Tables extends CriteriaTables {
  readonly users: Table<UserRow>
  readonly userTransfers: Table<TransferRow>
  readonly modules: {
    all(): readonly { readonly api_name: string }[]
    recordsOf(module: string): Table<RecordRow>
  }
}

/** The work of a transfer: records change their owner, and who reported to the user reports to another. */
export function finishTransfer(tables: Tables, transferId: string): void {
  const { users, userTransfers, modules } = tables
  const transfer = userTransfers.get(transferId)
  if (transfer === undefined) return
  const { user, transfer: order, move_subordinate: manager } = transfer
  for (const each of users.where('manager', user.id)) {
    const above = manager === null || manager.id === each.id ? null : { id: manager.id }
    users.replace({ ...each, Reporting_To: above })
  }
  if (order?.records === true) {
    for (const { api_name: module } of modules.all())
      changeOwner(modules.recordsOf(module), user.id, { id: order.id })
  }
  if (order?.criteria === true) replaceInCriteria(user.id, order.id, tables)
  userTransfers.replace({ ...transfer, done: true })
  const [oldest, ...others] = userTransfers.where('done', '')
  if (oldest !== undefined && others.length >= REMEMBERED) userTransfers.remove(oldest.id)
}

function changeOwner(records: Table<RecordRow>, from: string, to: Reference): void {
  const own = [...records.all()].filter(({ Owner }) => (Owner as Reference | undefined)?.id === from)
  for (const record of own) records.replace({ ...record, Owner: to })
}
