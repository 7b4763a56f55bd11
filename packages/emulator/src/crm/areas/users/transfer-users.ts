import { badParameter, badPathId, fault, flat, missingParameter, noContent, ok } from '../../answers.ts'
import type { Call, Operation } from '../../call.ts'
import { nextId, type OrgData } from '../../data.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { isId } from '../../model/id.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { rowById } from '../../rows/row-by-id.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { readTransfer } from './read-transfer.ts'
import { isInCriteria } from './user-in-criteria.ts'
import { isLastAdministrator, isPrimary } from './user-kinds.ts'
import type { TransferRow } from './transfer-row.ts'
import { fullName, type UserRow } from './user-row.ts'
import { deleted, findUser } from './write-users.ts'

const DELETE = 'transfer_and_delete'

/** `POST /users/actions/transfer_and_delete`: the row names its user. */
export function transferAndDeleteUsers(call: Call): CrmAnswer {
  refuseOthers(call)
  refuseSecond(call)
  return answerRows(call, { key: DELETE, most: 1, success: 200 }, (row, path) =>
    schedule(rowById(call.data.users, row, path), row, path, call),
  )
}

/** `POST /users/{user}/actions/transfer_and_delete` */
export function transferAndDeleteUser(call: Call): CrmAnswer {
  refuseOthers(call)
  const user = findUser(call)
  refuseSecond(call)
  return answerRows(call, { key: DELETE, most: 1, success: 200 }, (row, path) =>
    schedule(user, row, path, call),
  )
}

function schedule(user: UserRow, row: unknown, path: string, call: Call): RowDone {
  const { data, readings } = call
  refuseLast(user, data)
  const id = start(user, row, path, call, true)
  data.users.replace(deleted(user, call))
  const details = { [readings.users.transferJobKey]: id, id: user.id }
  return { details, message: 'the user is deleted, and the transfer is scheduled' }
}

/** @throws RowFault */
function refuseLast(user: UserRow, data: OrgData): void {
  if (!isLastAdministrator(user, data)) return
  throw new RowFault(fault('NOT_ALLOWED', 'an organization keeps an administrator', { id: user.id }))
}

/** `POST /users/{user}/actions/transfer`: he stays. */
export function transferUser(call: Call): CrmAnswer {
  const user = findUser(call)
  refuseSecond(call)
  return answerRows(call, { key: 'transfer', most: 1, success: 201 }, (row, path) => {
    const id = start(user, row, path, call, false)
    return { code: 'SCHEDULED', details: { job_id: id }, message: 'the transfer is scheduled' }
  })
}

function start(user: UserRow, row: unknown, path: string, call: Call, deletes: boolean): string {
  const { data, now, readings } = call
  const order = readTransfer(row, path, user, call)
  const id = nextId(data)
  const finishes = now + readings.users.transferJobMs
  data.userTransfers.insert({
    id,
    user: { id: user.id },
    ...order,
    deletes,
    scheduled_at: now,
    finishes_at: finishes,
    done: false,
  })
  data.jobs.schedule({ kind: 'transfer-user', due: finishes, input: id })
  return id
}

/** `GET /users/actions/transfer_and_delete?job_id=` and `…/transfer?job_id=` */
export function getTransfer(action: 'transfer' | 'transfer_and_delete'): Operation {
  return ({ query, data }) => {
    const id = query.get('job_id')
    if (id === null || id === '') throw new Refusal(missingParameter('job_id'))
    if (!isId(id)) throw new Refusal(badParameter('job_id'))
    const job = data.userTransfers.get(id)
    if (job === undefined || job.deletes !== (action === DELETE)) return noContent
    return ok({ [action]: [{ status: statusOf(job) }] })
  }
}

function statusOf({ done }: TransferRow): string {
  return done ? 'completed' : 'in_progress'
}

/** `GET /users/{user}/actions/validate_before_transfer`: where a user is named. */
export function validateTransfer(call: Call): CrmAnswer {
  const { data } = call
  const user = data.users.get(call.id)
  if (user === undefined) throw new Refusal(badPathId(1))
  const row = {
    id: user.id,
    name: fullName(user),
    assignment: false,
    criteria: isInCriteria(user.id, data),
    subordinates: data.users.where('manager', user.id).length > 0,
  }
  return ok({ validate_before_transfer: [row] })
}

/** Only who owns the organization's account deletes people so. @throws Refusal */
function refuseOthers({ data, user, readings }: Call): void {
  if (isPrimary(user, data)) return
  const name = 'Crm_Implied_Manage_Users'
  const permissions = readings.requests.permissionsDetail === 'string' ? name : [name]
  throw new Refusal(flat(403, fault('NO_PERMISSION', 'permission denied', { permissions })))
}

function refuseSecond({ data, readings }: Call): void {
  const limit = readings.users.transferJobs
  if (data.userTransfers.where('open', '').length < limit) return
  throw new Refusal(
    flat(400, fault('CONCURRENT_JOB_LIMIT_EXCEEDED', 'another job is running', { limit: String(limit) })),
  )
}
