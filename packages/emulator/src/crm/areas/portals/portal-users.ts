import { badParameter, fault, flat, missingParameter, noContent, ok, wrapped } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import { isId } from '../../model/id.ts'
import { testOfFilters } from '../../query/field-filters.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { statusOf } from '../../rows/answer-rows.ts'
import { writeRows } from '../../rows/write-rows.ts'
import { schedulePortalJob } from './portal-jobs.ts'
import { personOfType, removePerson } from './portal-person.ts'
import type { PortalUserRow } from './portal-row.ts'
import { userTypeOf } from './user-types.ts'

/** People that one call deletes; more are deleted by a job. */
const MOST = 499
const IN_BIN = 'disabled due to record is in recycle bin'

interface Person {
  readonly row: PortalUserRow
  readonly name: string
  /** Locked out by somebody, or because the record lies in the bin. */
  readonly active: boolean
  readonly reason: string
}

function personOf(row: PortalUserRow, { modules }: OrgData): Person {
  const record = modules.recordsOf(row.module).get(row.id)
  const name = record?.[modules.find(row.module)?.display_field ?? '']
  const reason = record === undefined ? IN_BIN : row.active ? '' : 'disabled manually'
  return {
    row,
    name: typeof name === 'string' ? name : '',
    active: row.active && record !== undefined,
    reason,
  }
}

const kinds: Readonly<Record<string, (person: Person) => boolean>> = {
  AllUsers: () => true,
  AllActiveUsers: ({ active }) => active,
  ActiveUsers: ({ active }) => active,
  DeactiveUsers: ({ active }) => !active,
  NotConfirmedUsers: ({ row }) => !row.confirm,
  ConfirmedUsers: ({ row }) => row.confirm,
  ActiveConfirmedUsers: ({ active, row }) => active && row.confirm,
}

/** `GET …/users` */
export function listPortalUsers(call: Call): CrmAnswer {
  const { data, query, readings } = call
  const type = userTypeOf(call)
  const kind = query.get('type')
  if (kind === null && readings.portals.userType === 'needed') throw new Refusal(missingParameter('type'))
  const isKind = Object.hasOwn(kinds, kind ?? 'AllUsers') ? kinds[kind ?? 'AllUsers'] : undefined
  if (isKind === undefined) throw new Refusal(badParameter('type'))
  const test = testOfFilters(query, 'filters', {
    status_reason__s: {
      field: { api_name: 'status_reason__s', data_type: 'picklist' },
      valueOf: ({ reason }: Person) => reason,
    },
  })
  if (test === null) throw new Refusal(badParameter('filters'))
  const people = data.portalUsers
    .where('user_type', type.id)
    .map((each) => personOf(each, data))
    .filter((each) => isKind(each) && test?.(each) !== false)
  const { rows } = takePage(people, readPaging(query))
  if (rows.length === 0) return noContent
  return ok({ users: rows.map((each) => show(each, call)), info: { total_count: people.length } })
}

function show({ row, name, active, reason }: Person, { readings }: Call): Record<string, unknown> {
  return {
    personality_id: row.id,
    name,
    email: row.email,
    module: row.module,
    active,
    confirm: row.confirm,
    status_reason__s: reason,
    [readings.portals.timeKey]: row.invited_time,
    Source__s: 'CRM',
  }
}

/** `DELETE …/users?personality_ids=` */
export function deletePortalUsers(call: Call): CrmAnswer {
  const type = userTypeOf(call)
  const ids = readPeople(call)
  if (ids.length > MOST)
    return schedulePortalJob(
      'delete',
      type.id,
      ids.map((id) => ({ id })),
      'users',
      call,
    )
  return answerPeople(call, ids, (id) => {
    removePerson(id, type, call.data)
    return 'The portal user is deleted successfully'
  })
}

/** `POST …/users/action/transfer?transfer_To=&personality_ids=`: to another user type of the same module. */
export function transferPortalUsers(call: Call): CrmAnswer {
  const { data, query } = call
  const type = userTypeOf(call)
  const target = query.get('transfer_To')
  if (target === null || target === '') throw new Refusal(missing('transfer_To'))
  const other = isId(target) ? data.portalUserTypes.get(target) : undefined
  if (other === undefined || other.portal.id !== type.portal.id || other.module !== type.module) {
    const details = { transfer_To: target }
    throw new Refusal(flat(400, fault('INVALID_DATA', 'the user type given seems to be invalid', details)))
  }
  return answerPeople(call, readPeople(call), (id) => {
    data.portalUsers.replace({ ...personOfType(id, type, data), user_type: { id: other.id } })
    return 'The portal user is transferred successfully'
  })
}

function readPeople({ query }: Call): readonly string[] {
  const text = query.get('personality_ids')
  if (text === null || text === '') throw new Refusal(missing('personality_ids'))
  return [...new Set(text.split(',').map((id) => id.trim()))]
}

function missing(param: string): ReturnType<typeof flat> {
  const message = 'One of the expected parameter is missing'
  return flat(400, fault('REQUIRED_PARAM_MISSING', message, { param }))
}

/** Each with a verdict under `users`. */
function answerPeople(call: Call, ids: readonly string[], work: (id: string) => string): CrmAnswer {
  const attempt = <T>(each: () => T): T => call.data.database.attempt(each)
  const verdicts = writeRows(attempt, 'users', ids, { several: 'first' }, (each) => {
    const id = String(each)
    return { details: { personality_id: id }, message: work(id) }
  })
  return wrapped(statusOf(verdicts, 200, 207), 'users', verdicts)
}
