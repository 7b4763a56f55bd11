import { levels } from '../../access/access.ts'
import { noPermission } from '../../access/no-permission.ts'
import { fault, flat, noContent, ok } from '../../answers.ts'
import type { Call, Operation } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { nowOf } from '../../stamps.ts'
import { reachesUser } from '../custom-views/see-view.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import type { RecordRow } from '../records/record-row.ts'
import { startJob, workThrough } from '../records/start-job.ts'
import { readShare } from './read-share.ts'
import { shareId, sharedTypes, type ShareOrder, type ShareRow } from './share-row.ts'
import { inOrder, showShare } from './show-share.ts'

const KIND = 'share'
const MOST_ROWS = 20
/** How many of each a record may be shared with. */
const most: Readonly<Record<(typeof sharedTypes)[number], number>> = { users: 10, groups: 5, roles: 5 }

interface Shared {
  readonly module: string
  readonly record: RecordRow
}

/** `GET /{module}/{record}/actions/share` */
export function getSharing(call: Call): CrmAnswer {
  const { module, record } = sharedOf(call)
  const { query, data } = call
  const view = query.get('view') ?? 'summary'
  if (view !== 'summary' && view !== 'manage') {
    const message = 'Please check whether the input values are correct'
    throw new Refusal(flat(400, fault('PATTERN_NOT_MATCHED', message, { api_name: 'view' })))
  }
  const asked = query.get('sharedTo')
  const user = asked === null ? undefined : data.users.get(asked)
  if (asked !== null && user === undefined) {
    const details = { param_name: 'sharedTo' }
    throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid user Id', details)))
  }
  const rows = sharesOf(module, record.id, data).filter(
    ({ shared_with: whom }) => user === undefined || whom === null || reachesUser(whom, { data, user }),
  )
  if (rows.length === 0) return noContent
  return ok({ share: rows.toSorted(inOrder).map((row) => showShare(row, call)) })
}

/** `POST` and `PUT`: the second takes it from whoever is not named. Both are done a little later. */
export function share(replaces: boolean): Operation {
  return (call) => {
    const { module, record } = sharedOf(call)
    refuseSharing(record, module, call)
    refuseBusy(record, module, call)
    const before = replaces ? [] : sharesOf(module, record.id, call.data)
    const orders: ShareOrder[] = []
    const { shareStatus: success, mixedRowsStatus: mixed } = call.readings.records
    const answer = answerRows(call, { key: 'share', most: MOST_ROWS, success, mixed }, (row, path) => {
      const order = readShare(row, path, record, call)
      const all = [...before, ...orders].filter(
        ({ shared_with: whom }) => shareId('', whom) !== shareId('', order.shared_with),
      )
      refuseMore([...all, order], replaces)
      orders.push(order)
      return { message: 'record will be shared successfully', details: {} }
    })
    if (orders.length > 0)
      startJob({ kind: KIND, module, record: record.id, order: { orders, replaces }, total: 1 }, call)
    return answer
  }
}

/** `DELETE`: takes the record from everybody. */
export function revokeSharing(call: Call): CrmAnswer {
  const { module, record } = sharedOf(call)
  refuseSharing(record, module, call)
  refuseBusy(record, module, call)
  const shares = sharesOf(module, record.id, call.data)
  if (shares.length === 0) {
    const message = 'No sharing through this record is available to revoke'
    throw new Refusal(flat(400, fault(call.readings.records.nothingShared, message)))
  }
  for (const { id } of shares) call.data.shares.remove(id)
  const { id } = record
  return ok({ share: { code: 'SUCCESS', details: { id }, message: 'Sharing Revoked', status: 'success' } })
}

/** The work of a job. */
export function runShare(data: OrgData, jobId: string, now: number): void {
  // Written by `share`.
  type Order = { readonly orders: readonly ShareOrder[]; readonly replaces: boolean }
  workThrough(
    data,
    jobId,
    now,
    ({ order }) => [order as Order],
    ({ orders, replaces }, { module, record: of }, act) => {
      const record = of ?? ''
      if (replaces) for (const { id } of sharesOf(module, record, data)) data.shares.remove(id)
      for (const order of orders) {
        const id = shareId(record, order.shared_with)
        const row = { ...order, id, module, record, shared_time: nowOf(act), shared_by: { id: act.user.id } }
        if (data.shares.has(id)) data.shares.replace(row)
        else data.shares.insert(row)
      }
    },
  )
}

/** The record of the path. @throws Refusal for modules whose records nobody shares */
function sharedOf(call: Call): Shared {
  const { api_name: module, generated_type: type } = moduleOfPath(call)
  if (['Tasks', 'Events', 'Calls'].includes(module) || type === 'linking') {
    const details = { resource_path_index: 0 }
    throw new Refusal(flat(403, fault('NOT_ALLOWED', 'the module is not supported', details)))
  }
  const record = call.data.modules.recordsOf(module).get(call.ids[1] ?? '')
  if (record !== undefined) return { module, record }
  throw new Refusal(flat(400, fault('INVALID_DATA', 'ENTITY_ID_INVALID', { resource_path_index: 1 })))
}

function sharesOf(module: string, record: string, { shares }: Pick<OrgData, 'shares'>): readonly ShareRow[] {
  return shares.where('record', `${module} ${record}`)
}

/** @throws Refusal for a record that the caller has from others, or may not change */
function refuseSharing(record: RecordRow, module: string, { accessTo, readings }: Call): void {
  const access = accessTo(module)
  if (access.isShared(record)) {
    const message = 'Shared record cannot be shared to other users'
    throw new Refusal(flat(403, fault('INVALID_DATA', message)))
  }
  if (access.levelOf(record) < levels.write)
    throw new Refusal(flat(403, noPermission(`Crm_Implied_Edit_${module}`, readings)))
}

/** @throws Refusal while the record is being shared */
function refuseBusy({ id }: RecordRow, module: string, { data, readings }: Call): void {
  const isBusy = data.recordJobs
    .where('record', `${module} ${id}`)
    .some(({ kind, finished }) => kind === KIND && !finished)
  if (isBusy)
    throw new Refusal(
      flat(readings.records.sharingRunsStatus, fault('CANNOT_PROCESS', 'Scheduler is running')),
    )
}

/** @throws RowFault when a record is shared with too many, or with everybody and somebody */
function refuseMore(orders: readonly ShareOrder[], replaces: boolean): void {
  if (orders.length > 1 && orders.some(({ shared_with: whom }) => whom === null))
    throw new RowFault(fault('AMBIGUITY_DURING_PROCESSING', 'everybody and somebody are named'))
  for (const type of sharedTypes) {
    const count = orders.filter(({ shared_with: whom }) => whom?.type === type).length
    if (count <= most[type]) continue
    const code = replaces ? 'SHARE_LIMIT_EXCEEDED' : 'LIMIT_EXCEEDED'
    throw new RowFault(fault(code, 'the record is shared with as many as it may be', { limit: most[type] }))
  }
}
