import { describe, expect, test } from 'vitest'
import { setUpCrm, type CrmSetup } from './setup.ts'

const EUROPE = '3652397000000505002'
const NORDICS = '3652397000000505003'
const BENELUX = '3652397000000505004'
const caller = { scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.users.ALL'] }

type Link = Readonly<Record<string, unknown>>

interface Setup extends CrmSetup {
  /** Makes a record, and gives its id. */
  make(module: string, values: object): string
  rule(territory: string, rules: object): unknown
  /** Ids of the territories of a record, when the jobs are done. */
  territoriesOf(module: string, id: string): readonly unknown[]
  linksOf(module: string, id: string): readonly Link[]
}

function open(readings = {}): Setup {
  const setup = setUpCrm({ readings: { territories: readings } })
  const call: CrmSetup['call'] = (line, body, who = caller) => setup.call(line, body, who)
  const linksOf = (module: string, id: string): readonly Link[] => {
    const { data } = call(`GET /${module}/${id}`).body as { data: [Record<string, unknown>] }
    return (data[0]['Territories'] ?? data[0]['Territory']) as readonly Link[]
  }
  return {
    ...setup,
    call,
    linksOf,
    make: (module, values) => {
      const { data } = call(`POST /${module}`, { data: [values] }).body as {
        data: [{ details: { id: string } }]
      }
      return data[0].details.id
    },
    rule: (territory, rules) => {
      const { body } = call(`PUT /settings/territories/${territory}`, { territories: [rules] })
      return (body as { territories: [{ code: string }] }).territories[0].code
    },
    territoriesOf: (module, id) => {
      setup.advance(5000)
      return linksOf(module, id).map((link) => link['id'])
    },
  }
}

const is = (name: string, value: unknown, comparator = 'equal'): object => ({
  comparator,
  field: { api_name: name },
  value,
})
const account = { Account_Name: 'Fjord', Billing_Country: 'Norway' }

describe('rules of territories', () => {
  test('give a new record its territories by a job, with nobody as the one who did it', () => {
    const { rule, make, linksOf, advance } = open()
    expect(rule(NORDICS, { account_rule_criteria: is('Billing_Country', 'Norway') })).toBe('SUCCESS')
    rule(EUROPE, { account_rule_criteria: is('Billing_Country', ['Norway', 'Spain'], 'in') })
    advance(5000)
    const id = make('Accounts', account)
    expect(linksOf('Accounts', id)).toEqual([])
    advance(5000)
    expect(linksOf('Accounts', id)).toMatchObject([
      { id: EUROPE, $assigned: 'automatically', $assigned_by: null },
      { id: NORDICS, $assigned_time: '2026-06-01T14:00:10+02:00' },
    ])
  })

  test('move a record that changes, and all records when they change or go', () => {
    const { rule, make, territoriesOf, call } = open()
    rule(NORDICS, { account_rule_criteria: is('Billing_Country', 'Norway') })
    rule(BENELUX, { account_rule_criteria: is('Billing_Country', 'Belgium') })
    const id = make('Accounts', account)
    expect(territoriesOf('Accounts', id)).toEqual([NORDICS])
    call(`PUT /Accounts/${id}`, { data: [{ Billing_Country: 'Belgium' }] })
    expect(territoriesOf('Accounts', id)).toEqual([BENELUX])
    rule(EUROPE, { account_rule_criteria: is('Account_Name', 'Fj', 'starts_with') })
    expect(territoriesOf('Accounts', id)).toEqual([EUROPE, BENELUX])
    rule(EUROPE, { account_rule_criteria: null })
    expect(territoriesOf('Accounts', id)).toEqual([BENELUX])
    call(`DELETE /settings/territories/${BENELUX}`)
    expect(territoriesOf('Accounts', id)).toEqual([])
  })

  test('say which records a list has, with those of the territories below or without', () => {
    const { rule, make, territoriesOf, call } = open()
    rule(NORDICS, { account_rule_criteria: is('Billing_Country', 'Norway') })
    const id = make('Accounts', account)
    territoriesOf('Accounts', id)
    const idsIn = (query: string): readonly string[] => {
      const { body } = call(`GET /Accounts?fields=Account_Name&${query}`)
      return (body as { data?: { id: string }[] } | undefined)?.data?.map((row) => row.id) ?? []
    }
    expect(idsIn(`territory_id=${NORDICS}`)).toContain(id)
    expect(idsIn(`territory_id=${EUROPE}`)).toEqual([])
    expect(idsIn(`territory_id=${EUROPE}&include_child=true`)).toContain(id)
    expect(call(`GET /Leads?fields=City&territory_id=${NORDICS}`).body).toMatchObject({
      code: 'INVALID_MODULE',
    })
    expect(call('GET /Accounts?fields=id&territory_id=5').body).toMatchObject({
      code: 'INVALID_DATA',
      details: { param_name: 'territory_id' },
    })
  })

  test('leave what people assigned, and what is not theirs', () => {
    const { rule, make, territoriesOf, linksOf, call, advance } = open()
    const id = make('Accounts', account)
    const named = { data: [{ Territories: [{ id: NORDICS }] }] }
    call(`POST /Accounts/${id}/actions/assign_territories`, named)
    advance(5000)
    rule(NORDICS, { account_rule_criteria: is('Billing_Country', 'Norway') })
    expect(territoriesOf('Accounts', id)).toEqual([NORDICS])
    expect(linksOf('Accounts', id)).toMatchObject([{ $assigned: 'manually' }])
    rule(NORDICS, { account_rule_criteria: is('Billing_Country', 'Spain') })
    expect(territoriesOf('Accounts', id)).toEqual([NORDICS])
  })

  test('give a deal one territory, and the next one when that goes', () => {
    const { rule, make, territoriesOf, call } = open()
    for (const territory of [BENELUX, NORDICS])
      rule(territory, { deal_rule_criteria: is('Amount', 100, 'greater_equal') })
    const id = make('Deals', { Deal_Name: 'Fish', Stage: 'Qualification', Amount: 100 })
    expect(territoriesOf('Deals', id)).toEqual([NORDICS])
    call(`DELETE /settings/territories/${NORDICS}`)
    expect(territoriesOf('Deals', id)).toEqual([BENELUX])
  })

  test('follow the owner of a record who is handed on', () => {
    const { rule, make, territoriesOf, call, advance } = open()
    const { users } = call('GET /users?type=ActiveConfirmedUsers').body as { users: { id: string }[] }
    const [leaver, heir] = users.slice(-2).map((user) => user.id)
    rule(NORDICS, { account_rule_criteria: is('Owner', heir) })
    const id = make('Accounts', { ...account, Owner: { id: leaver } })
    expect(territoriesOf('Accounts', id)).toEqual([])
    const transfer = { id: heir, records: true, assignment: true, criteria: true }
    call(`POST /users/${leaver}/actions/transfer_and_delete`, {
      transfer_and_delete: [{ transfer, move_subordinate: { id: heir } }],
    })
    advance(60_000)
    call('GET /org')
    expect(territoriesOf('Accounts', id)).toEqual([NORDICS])
  })

  test('reach leads only when support switched them on', () => {
    const lead = { Last_Name: 'Doe', City: 'Oslo' }
    const rules = {
      lead_rule_criteria: { group_operator: 'or', group: [is('City', 'Oslo'), is('City', 'Bergen')] },
    }
    for (const [leads, expected] of [
      ['disabled', []],
      ['enabled', [NORDICS]],
    ] as const) {
      const { rule, make, territoriesOf } = open({ leads })
      rule(NORDICS, rules)
      expect(territoriesOf('Leads', make('Leads', lead))).toEqual(expected)
    }
  })

  test('name fields of their module alone', () => {
    const { rule } = open()
    expect(rule(NORDICS, { deal_rule_criteria: is('Billing_Country', 'Norway') })).toBe('INVALID_DATA')
    const group = [is('Amount', 1), is('Nowhere', 1)]
    expect(rule(NORDICS, { deal_rule_criteria: { group_operator: 'and', group } })).toBe('INVALID_DATA')
  })
})
