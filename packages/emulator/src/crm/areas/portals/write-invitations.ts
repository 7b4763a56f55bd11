import { badParameter, badPathId, fault, flat, missingParameter, wrapped } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { Field } from '../../fields/field.ts'
import { readRow, type Values } from '../../fields/read-row.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { isJsonObject, own } from '../../../json.ts'
import { knownRows } from '../../known-rows.ts'
import { readRoot } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { moduleOfPath } from '../modules/module-of.ts'
import { invite } from './invite.ts'
import { schedulePortalJob } from './portal-jobs.ts'
import { personOfType, setActive } from './portal-person.ts'
import { userTypeOf } from './user-types.ts'

const INVITES = 'portal_invite'
const STATUSES = 'change_status'
/** People of one job. */
const MOST = 100
const languages = (
  'it_IT ru_RU pl_PL tr_TR hi_IN pt_BR th_TH fr_FR ja_JP in_ID cs_CZ de_DE hu_HU zh_TW es_ES nl_NL sv_SE da_DK bg_BG ' +
  'vi_VN iw_IL hr_HR en_GB ko_KR en_US zh_CN ar_EG pt_PT'
).split(' ')

/** `POST /{module}/{record}/actions/portal_invite?user_type_id=&type=` */
export function invitePortalUser(call: Call): CrmAnswer {
  const { data, query, readings } = call
  const { api_name: module } = moduleOfPath(call)
  const recordId = call.ids[1] ?? ''
  if (!data.modules.recordsOf(module).has(recordId)) throw new Refusal(badPathId(1))
  const [userTypeId, type] = ['user_type_id', 'type'].map((name) => {
    const value = query.get(name)
    if (value === null || value === '') throw new Refusal(missingParameter(name))
    return value
  }) as [string, string]
  if (type !== 'invite' && type !== 'reinvite') throw new Refusal(badParameter('type'))
  const language = query.get('language') ?? 'en_US'
  if (!languages.includes(language)) throw new Refusal(badParameter('language'))
  const confirm = readings.portals.invitations === 'accepted'
  const message = orFlat(() => invite({ module, recordId, userTypeId, type, language, confirm }, call))
  return wrapped(200, INVITES, [
    { code: 'SUCCESS', details: { record_id: recordId }, message, status: 'success' },
  ])
}

/** What some work says; what is wrong stands alone in the answer. @throws Refusal */
function orFlat<T>(work: () => T, status: (code: string) => number = () => 400): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof RowFault)) throw error
    const [first = fault('INVALID_DATA', 'invalid data')] = error.verdicts
    throw new Refusal(flat(status(first.code), first))
  }
}

/** `PUT …/users/{personality}/actions/change_status?active=` */
export function changePortalUserStatus(call: Call): CrmAnswer {
  const type = userTypeOf(call)
  const active = call.query.get('active')
  if (active === null) throw new Refusal(missingParameter('active'))
  if (active !== 'true' && active !== 'false') throw new Refusal(badParameter('active'))
  const id = call.ids[2] ?? ''
  const person = call.data.portalUsers.get(id)
  if (person?.user_type.id !== type.id) throw new Refusal(badPathId(6))
  orFlat(
    () => setActive(person, active === 'true', call.data),
    (code) => (code === 'LIMIT_EXCEEDED' ? 403 : 400),
  )
  const message = active === 'true' ? 'The user is activated' : 'The user is deactivated'
  return wrapped(200, STATUSES, [
    { code: 'SUCCESS', details: { personality_id: id }, message, status: 'success' },
  ])
}

const invitation: readonly Field[] = [
  idField('id'),
  idField('user_type_id'),
  word('type', ['invite', 'reinvite'], true),
  word('language', languages, false),
]

function idField(api_name: string): Field {
  return { api_name, data_type: 'text', pattern: '^[0-9]{1,19}$', system_mandatory: true }
}

function word(api_name: string, options: readonly string[], needed: boolean): Field {
  return {
    api_name,
    data_type: 'picklist',
    closed: true,
    system_mandatory: needed,
    pick_list_values: options.map((value) => ({ display_value: value, actual_value: value })),
  }
}

/** `POST /{module}/actions/portal_invite`: a hundred at most, by a job. */
export function invitePortalUsers(call: Call): CrmAnswer {
  const { api_name: module } = moduleOfPath(call)
  const rows = readMany(call, INVITES, 'data', invitation)
  const whole = rows.map((row) => ({ language: 'en_US', ...row }))
  return schedulePortalJob('invite', module, whole, INVITES, call)
}

/** `POST …/users/actions/change_status`: a hundred at most, by a job. */
export function changePortalUsersStatus(call: Call): CrmAnswer {
  const type = userTypeOf(call)
  const rows = readMany(call, STATUSES, 'users', [
    idField('personality_id'),
    { api_name: 'active', data_type: 'boolean', system_mandatory: true },
  ])
  for (const [index, row] of rows.entries())
    wrappedFault(STATUSES, () =>
      inPlace(index, () => personOfType(String(row['personality_id']), type, call.data)),
    )
  const people = rows.map((row) => ({ id: row['personality_id'], active: row['active'] }))
  return schedulePortalJob('status', type.id, people, STATUSES, call)
}

function inPlace<T>(index: number, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof RowFault)) throw error
    const place = { api_name: 'personality_id', json_path: `$.${STATUSES}[0].users[${index}].personality_id` }
    throw new RowFault(fault('INVALID_DATA', 'the id given seems to be invalid', place))
  }
}

/** The rows in the one row of a body. @throws Refusal whose verdict stands under the key */
function readMany(call: Call, key: string, inner: string, fields: readonly Field[]): readonly Values[] {
  const root = readRoot(call.body, key)
  const [row]: readonly unknown[] = Array.isArray(root) ? root : []
  const given = isJsonObject(row) ? own(row, inner) : undefined
  const place = { api_name: inner, json_path: `$.${key}[0].${inner}` }
  return wrappedFault(key, () => {
    if (given === undefined)
      throw new RowFault(fault('MANDATORY_NOT_FOUND', 'required field not found', place))
    if (!Array.isArray(given) || given.length === 0)
      throw new RowFault(fault('INVALID_DATA', 'invalid data', { expected_data_type: 'jsonarray', ...place }))
    if (given.length > MOST)
      throw new RowFault(fault('INVALID_DATA', 'invalid data', { maximum_length: MOST, ...place }))
    return given.map((each: unknown, index) =>
      readRow(each, fields, `${place.json_path}[${index}]`, knownRows(call), 'create'),
    )
  })
}

function wrappedFault<T>(key: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof RowFault)) throw error
    throw new Refusal(wrapped(400, key, error.verdicts.slice(0, 1)))
  }
}
