import { describe, expect, test } from 'vitest'
import type { CrmAnswer } from '../../src/crm/index.ts'
import { setUpCrm } from './setup.ts'

const caller = { scopes: ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL'] }
const modules =
  'Accounts Vendors Contacts Campaigns Leads Deals Products Price_Books Quotes Sales_Orders Purchase_Orders Invoices Tasks Events Calls Cases Solutions'.split(
    ' ',
  )

function rowsOf({ body }: CrmAnswer): readonly Record<string, unknown>[] {
  return (body as { data: readonly Record<string, unknown>[] } | undefined)?.data ?? []
}

function leadsOf(dataCenter: string): readonly Record<string, unknown>[] {
  return rowsOf(
    setUpCrm({ dataCenter }).call('GET /Leads?fields=Full_Name,Company,Created_Time', undefined, caller),
  )
}

describe('sample records', () => {
  test('are in every module of sales, service and goods, and nobody is left without what he needs', () => {
    const { call, crm } = setUpCrm()
    const counts = modules.map((module) => rowsOf(call(`GET /${module}?fields=id`, undefined, caller)).length)
    expect(Math.min(...counts)).toBeGreaterThan(2)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(300)
    for (const module of modules) {
      const [first] = rowsOf(call(`GET /${module}?fields=id`, undefined, caller))
      const row = rowsOf(call(`GET /${module}/${String(first?.['id'])}`, undefined, caller))[0] ?? {}
      // What a record holds is what a write of it would take.
      const { $has_more: _more, ...values } = row
      const written = call(`PUT /${module}/${String(first?.['id'])}`, { data: [values] }, caller)
      expect([module, written.status, (written.body as { data: unknown }).data]).toMatchObject([
        module,
        200,
        [{}],
      ])
    }
    expect(crm.users().length).toBeGreaterThan(10)
  })

  test('are the same each time, and others in each data center', () => {
    expect(leadsOf('eu')).toEqual(leadsOf('eu'))
    const centers = ['us', 'eu', 'in', 'au', 'jp', 'cn', 'ca', 'sa', 'uk', 'ae', 'sg'].map(leadsOf)
    const ids = centers.flatMap((leads) => leads.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(centers.map((leads) => JSON.stringify(leads.map((lead) => lead['Company'])))).size).toBe(
      11,
    )
  })

  test('cost nothing before somebody asks, are planted once, and go back with a snapshot', () => {
    const { call, crm } = setUpCrm()
    const empty = crm.snapshot() as { readonly tables: Readonly<Record<string, readonly unknown[]>> }
    expect(Object.keys(empty.tables).filter((name) => /records|fields/.test(name))).toEqual([])
    const leads = rowsOf(call('GET /Leads?fields=id', undefined, caller))
    for (const { id } of leads) call(`DELETE /Leads/${String(id)}`, undefined, caller)
    expect(call('GET /Leads?fields=id', undefined, caller).status).toBe(204)
    crm.restore(JSON.parse(JSON.stringify(empty)))
    expect(rowsOf(call('GET /Leads?fields=id', undefined, caller))).toEqual(leads)
    expect(() => crm.restore({ ...empty, tables: { ...empty.tables, pending: [{ id: 'x' }] } })).toThrow(
      'pending x',
    )
  })

  test('are left out of a seed that does not ask for them', () => {
    const { call } = setUpCrm({ seed: {} })
    expect(call('GET /Leads?fields=id', undefined, caller).status).toBe(204)
    expect(() => setUpCrm({ seed: { records: 'some' } as never })).toThrow("records must be 'sample'")
  })
})
