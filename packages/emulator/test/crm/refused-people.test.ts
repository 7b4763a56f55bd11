import { expect, test } from 'vitest'
import type { CrmAnswer } from '../../src/crm/index.ts'
import { BRAM, NORA, setUpCrm } from './setup.ts'

const STANDARD = '3652397000000026014'
const scopes = ['modules', 'settings', 'org', 'users'].map((group) => `ZohoCRM.${group}.ALL`)
const LEAD = '3652397000005200217'

interface Rows {
  readonly users?: readonly {
    readonly id: string
    readonly code: string
    readonly status: string
    readonly profile: { readonly id: string }
  }[]
  readonly data?: readonly { readonly code: string; readonly details: object }[]
}

const rowsOf = ({ body }: CrmAnswer): Rows => body as Rows

test('the last administrator stays one: no other profile', () => {
  const { call } = setUpCrm()
  const administrators =
    rowsOf(call('GET /users?type=ActiveConfirmedAdmins', undefined, { scopes })).users ?? []
  expect(administrators.length).toBeGreaterThan(1)
  const demoted = administrators
    .toReversed()
    .map(({ id }) => call(`PUT /users/${id}`, { users: [{ profile: { id: STANDARD } }] }, { scopes }))
  const codes = demoted.map((answer) => rowsOf(answer).users?.[0]?.code)
  expect(codes.slice(0, -1).every((code) => code === 'SUCCESS')).toBe(true)
  expect(codes.at(-1)).toBe('NOT_ALLOWED')
})

test('the last administrator stays one: neither deactivated nor deleted, nor handed on and deleted', () => {
  const { call } = setUpCrm()
  const act = (line: string, body?: unknown, userId = NORA): CrmAnswer => call(line, body, { scopes, userId })
  const administrators = rowsOf(act('GET /users?type=AdminUsers')).users ?? []
  const [administrator] = administrators.filter(({ id, status }) => id !== NORA && status === 'active')
  const last = administrator?.id ?? ''
  const [profile] = rowsOf(act(`GET /users/${NORA}`)).users?.map((each) => each.profile.id) ?? []
  act(`POST /settings/profiles/${profile}/actions/clone`, { profiles: [{ name: 'Deputies' }] })
  const { profiles } = act('GET /settings/profiles').body as { profiles: { id: string; name: string }[] }
  const deputies = { profile: { id: profiles.find(({ name }) => name === 'Deputies')?.id ?? '' } }
  act(`PUT /users/${BRAM}`, { users: [deputies] })
  for (const { id } of administrators) if (id !== last) act(`PUT /users/${id}`, { users: [deputies] }, last)
  const transfer = { id: BRAM, records: true, assignment: true, criteria: true }
  const body = { transfer_and_delete: [{ transfer, move_subordinate: { id: BRAM } }] }
  const transferred = act(`POST /users/${last}/actions/transfer_and_delete`, body)
  const refused = [
    rowsOf(act(`PUT /users/${last}`, { users: [{ status: 'inactive' }] }, BRAM)).users,
    rowsOf(act(`DELETE /users/${last}`, undefined, BRAM)).users,
    (transferred.body as { transfer_and_delete: Rows['users'] }).transfer_and_delete,
  ]
  const message = 'an organization keeps an administrator'
  expect(refused).toMatchObject(refused.map(() => [{ code: 'NOT_ALLOWED', message }]))
  expect(rowsOf(act('GET /users?type=ActiveConfirmedAdmins')).users?.map(({ id }) => id)).toEqual([last])
})

test('who is inactive or deleted gets no records, and calls no more', () => {
  const { call } = setUpCrm()
  const all = rowsOf(call('GET /users?type=DeactiveUsers', undefined, { scopes })).users ?? []
  const gone = rowsOf(call('GET /users?type=DeletedUsers', undefined, { scopes })).users ?? []
  const [inactive, deleted] = [all[0]?.id ?? '', gone[0]?.id ?? '']
  const give = (Owner: unknown): object | undefined =>
    rowsOf(call(`PUT /Leads/${LEAD}`, { data: [{ Owner }] }, { scopes })).data?.[0]?.details
  expect(give({ id: inactive })).toMatchObject({ owner_status: 'inactive', json_path: '$.data[0].Owner.id' })
  expect(give(inactive)).toMatchObject({ owner_status: 'inactive', json_path: '$.data[0].Owner' })
  expect(give({ id: deleted })).toMatchObject({ owner_status: 'deleted' })
  const made = call('POST /Leads', { data: [{ Last_Name: 'Doe', Owner: { id: inactive } }] }, { scopes })
  expect(rowsOf(made).data?.[0]?.code).toBe('INVALID_DATA')
  for (const userId of [inactive, deleted])
    expect(call('GET /users?type=CurrentUser', undefined, { scopes, userId }).status).toBeGreaterThanOrEqual(
      400,
    )
})
