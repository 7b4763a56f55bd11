import { describe, expect, test } from 'vitest'
import { BRAM, setUpCrm, type CrmSetup } from './setup.ts'

const EUROPE = '3652397000000505002'
const NORDICS = '3652397000000505003'
const BENELUX = '3652397000000505004'
const UNKNOWN = '1234567890'
const caller = { scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL'] }

function open(readings = {}): CrmSetup & {
  record(module: string): string
  act(line: string, ...data: readonly unknown[]): { status: number; codes: unknown }
  territoriesOf(module: string, id: string): unknown
} {
  const setup = setUpCrm({ readings: { territories: readings } })
  const call: CrmSetup['call'] = (line, body, who = caller) => setup.call(line, body, who)
  return {
    ...setup,
    call,
    record: (module) => {
      const { body } = call(`GET /${module}?fields=id&per_page=1`)
      return (body as { data: { id: string }[] }).data[0]?.id ?? ''
    },
    act: (line, ...data) => {
      const { status, body } = call(line, { data })
      const { data: rows, code } = body as { data?: { code: string }[]; code?: string }
      return { status, codes: rows?.map((row) => row.code) ?? code }
    },
    territoriesOf: (module, id) => {
      const { body } = call(`GET /${module}/${id}`)
      const [row = {}] = (body as { data: Record<string, unknown>[] }).data
      return row['Territories'] ?? row['Territory']
    },
  }
}
const named = (...ids: readonly string[]): object => ({ Territories: ids.map((id) => ({ id })) })

describe('lists', () => {
  test('have the records of a territory, or of those below it as well', () => {
    const { record, act, call, advance } = open()
    const account = record('Accounts')
    act(`POST /Accounts/${account}/actions/assign_territories`, named(NORDICS))
    advance(5000)
    const ids = (query: string) => {
      const { body } = call(`GET /Accounts?fields=id&${query}`)
      return (body as { data: { id: string }[] } | undefined)?.data.map(({ id }) => id) ?? []
    }
    expect(ids(`territory_id=${NORDICS}`)).toEqual([account])
    expect(ids(`territory_id=${EUROPE}`)).toEqual([])
    expect(ids(`territory_id=${EUROPE}&include_child=true`)).toEqual([account])
    expect(ids(`territory_id=${BENELUX}&include_child=true`)).toEqual([])
  })

  test.each([
    ['Accounts', `territory_id=${UNKNOWN}`, 'INVALID_DATA', 'territory_id'],
    ['Accounts', 'territory_id=__proto__', 'INVALID_DATA', 'territory_id'],
    ['Accounts', `territory_id=${EUROPE}&include_child=1`, 'INVALID_DATA', 'include_child'],
    ['Leads', `territory_id=${EUROPE}`, 'INVALID_MODULE', 'territory_id'],
    ['Products', `territory_id=${EUROPE}`, 'INVALID_MODULE', 'territory_id'],
  ])('of %s refuse %s with %s', (module, query, code, param_name) => {
    expect(open().call(`GET /${module}?fields=id&${query}`)).toMatchObject({
      status: 400,
      body: { code, details: { param_name } },
    })
  })
})

describe('territories of records', () => {
  test('come and go by a job: what is scheduled shows when it is done', () => {
    const { record, act, territoriesOf, advance, call } = open()
    const id = record('Accounts')
    expect(territoriesOf('Accounts', id)).toEqual([])
    expect(act(`POST /Accounts/${id}/actions/assign_territories`, named(EUROPE, NORDICS))).toEqual({
      status: 202,
      codes: ['SCHEDULED'],
    })
    expect(territoriesOf('Accounts', id)).toEqual([])
    expect(act('POST /Accounts/actions/assign_territories', { id, ...named(BENELUX) }).codes).toEqual([
      'ALREADY_SCHEDULED',
    ])
    advance(5000)
    expect(territoriesOf('Accounts', id)).toMatchObject([
      { id: EUROPE, Name: 'Europe', $assigned: 'manually', $assigned_by: { name: 'Nora Lindqvist' } },
      { id: NORDICS },
    ])
    act('POST /Accounts/actions/remove_territories', { id, ...named(EUROPE) })
    advance(5000)
    expect(territoriesOf('Accounts', id)).toMatchObject([{ id: NORDICS }])
    call(`DELETE /settings/territories/${NORDICS}`)
    expect(territoriesOf('Accounts', id)).toEqual([])
    expect(
      call(`GET /settings/territories/actions/deleted_associated_territories?ids=${NORDICS}`).body,
    ).toMatchObject({
      territories: [{ id: NORDICS, name: 'Nordics', deleted_by: { name: 'Nora Lindqvist' } }],
    })
    expect(call('GET /settings/territories/actions/deleted_associated_territories?ids=5').status).toBe(204)
  })

  test('of a deal are one, under `Territory`', () => {
    const { record, act, territoriesOf, advance } = open()
    const id = record('Deals')
    const assign = `POST /Deals/${id}/actions/assign_territories`
    expect(act(assign, named(EUROPE, NORDICS)).codes).toEqual(['LIMIT_EXCEEDED'])
    act(assign, named(EUROPE))
    advance(5000)
    expect(territoriesOf('Deals', id)).toMatchObject([{ id: EUROPE }])
    expect(act(assign, named(NORDICS)).codes).toEqual(['LIMIT_EXCEEDED'])
    expect(act(assign, named(EUROPE)).codes).toEqual(['DUPLICATE_DATA'])
  })

  test.each<[unknown, string]>([
    [named(UNKNOWN), 'INVALID_DATA'],
    [named(EUROPE, EUROPE), 'ALREADY_USED'],
    [{}, 'MANDATORY_NOT_FOUND'],
    [{ Territories: [{}] }, 'MANDATORY_NOT_FOUND'],
    [{ Territories: EUROPE }, 'INVALID_DATA'],
    [EUROPE, 'INVALID_DATA'],
  ])('%j is refused with %s', (row, code) => {
    const { record, act } = open()
    const answer = act(`POST /Contacts/${record('Contacts')}/actions/assign_territories`, row)
    expect(answer).toEqual({ status: 400, codes: [code] })
  })

  test('that a record does not have cannot be removed', () => {
    const { record, act } = open()
    const id = record('Contacts')
    expect(act(`POST /Contacts/${id}/actions/remove_territories`, named(EUROPE)).codes).toEqual([
      'NOT_ALLOWED',
    ])
  })

  test('are not for every module, nor for leads unless support switched them on', () => {
    const closed = open()
    const lead = closed.record('Leads')
    const line = `POST /Leads/${lead}/actions/assign_territories`
    expect(closed.act(line, named(EUROPE))).toEqual({ status: 403, codes: 'TERRITORY_NOT_ENABLED' })
    expect(closed.act('POST /Tasks/actions/assign_territories', {})).toEqual({
      status: 400,
      codes: 'NOT_SUPPORTED',
    })
    const opened = open({ leads: 'enabled', assignStatus: 200 })
    expect(opened.act(line, named(EUROPE)).status).toBe(200)
    expect(opened.act(`POST /Leads/${UNKNOWN}/actions/assign_territories`, named(EUROPE)).status).toBe(400)
  })
})

test('a transfer gives the records to the successor when its job is done, not before', () => {
  const { call, advance } = open()
  const users = { scopes: [...caller.scopes, 'ZohoCRM.users.ALL'] }
  const owners = (): readonly string[] => {
    const { body } = call('GET /Leads?fields=Owner&per_page=200')
    return (body as { data: { Owner: { id: string } }[] }).data.map(({ Owner }) => Owner.id)
  }
  const before = owners()
  const leaver = before.find((id) => id !== '3652397000000186017' && id !== BRAM) ?? ''
  const count = before.filter((id) => id === leaver).length
  expect(count).toBeGreaterThan(0)
  const transfer = { id: BRAM, records: true, assignment: true, criteria: true }
  const started = call(
    `POST /users/${leaver}/actions/transfer_and_delete`,
    { transfer_and_delete: [{ transfer, move_subordinate: { id: BRAM } }] },
    users,
  )
  expect(started.status).toBe(200)
  expect(call(`GET /users/${leaver}`, undefined, users).body).toMatchObject({
    users: [{ status: 'deleted' }],
  })
  expect(owners()).toEqual(before)
  advance(60_000)
  expect(owners()).toEqual(before.map((id) => (id === leaver ? BRAM : id)))
})
