import { describe, expect, test } from 'vitest'
import { dataOf, make, openRecords, type RecordsSetup } from './records-setup.ts'

const ROLES = '/Contacts/roles'
const roles = (...contact_roles: readonly unknown[]): unknown => ({ contact_roles })

interface RolesSetup extends RecordsSetup {
  /** Ids of the roles by their names. */
  ids(): Readonly<Record<string, string>>
  names(): readonly string[]
}

function open(): RolesSetup {
  const setup = openRecords()
  const listed = () => {
    const { body } = setup.call(`GET ${ROLES}`)
    return (
      body as { readonly contact_roles: readonly { id: string; name: string; sequence_number: number }[] }
    ).contact_roles
  }
  return {
    ...setup,
    ids: () => Object.fromEntries(listed().map(({ id, name }) => [name, id])),
    names: () => listed().map(({ name, sequence_number: at }) => `${at} ${name}`),
  }
}

describe('the roles of contacts', () => {
  test('are some without being made; a new one moves those behind it, one that goes closes the gap', () => {
    const { call, names, ids } = open()
    const before = names()
    expect(before[0]).toBe('1 Purchasing')
    expect(
      call(`POST ${ROLES}`, roles({ name: 'Lawyer', sequence_number: 2 }, { name: 'Cook' })),
    ).toMatchObject({
      status: 200,
      body: { contact_roles: [{ message: 'contact role added' }, { message: 'contact role added' }] },
    })
    expect(names().slice(0, 3)).toEqual(['1 Purchasing', '2 Lawyer', '3 Executive Sponsor'])
    expect(names().at(-1)).toBe(`${before.length + 2} Cook`)
    const { Lawyer = '', Cook = '' } = ids()
    expect(call(`PUT ${ROLES}/${Cook}`, roles({ sequence_number: 1 })).status).toBe(200)
    expect(names().slice(0, 2)).toEqual(['1 Cook', '2 Purchasing'])
    expect(call(`DELETE ${ROLES}?ids=${Lawyer},${Cook}`).status).toBe(200)
    expect(names()).toEqual(before)
    expect(call(`GET ${ROLES}/${Lawyer}`).status).toBe(204)
  })

  test('are changed in rows, and keep what is not sent', () => {
    const { call, ids, names } = open()
    const { Purchasing = '' } = ids()
    expect(
      call(`PUT ${ROLES}`, roles({ id: Purchasing, name: 'Buyer' }, { id: '1', name: 'x' })),
    ).toMatchObject({
      status: 207,
      body: { contact_roles: [{ message: 'contact role updated' }, { code: 'INVALID_DATA' }] },
    })
    expect(names()[0]).toBe('1 Buyer')
  })

  test.each<[string, unknown, string, object]>([
    ['no name', {}, 'MANDATORY_NOT_FOUND', { api_name: 'name' }],
    ['a name that is taken', { name: 'purchasing' }, 'DUPLICATE_DATA', { api_name: 'name' }],
    ['a name of 51 letters', { name: 'x'.repeat(51) }, 'INVALID_DATA', { maximum_length: 50 }],
    ['a name with signs', { name: '<b>' }, 'INVALID_DATA', { api_name: 'name' }],
    [
      'a place that is none',
      { name: 'x', sequence_number: 0 },
      'INVALID_DATA',
      { api_name: 'sequence_number' },
    ],
  ])('refuse %s', (_what, row, code, details) => {
    expect(open().call(`POST ${ROLES}`, roles(row))).toMatchObject({
      status: 400,
      body: { contact_roles: [{ code, details }] },
    })
  })

  test('are a hundred at most, and one at least', () => {
    const { call, ids } = open()
    const many = Array.from({ length: 100 }, (_each, index) => ({ name: `Role ${index}` }))
    const { body } = call(`POST ${ROLES}`, roles(...many))
    const codes = (body as { contact_roles: { code: string }[] }).contact_roles.map(({ code }) => code)
    expect(codes.filter((code) => code === 'LIMIT_EXCEEDED')).toHaveLength(
      Object.keys(ids()).length - codes.indexOf('LIMIT_EXCEEDED'),
    )
    const [kept, ...gone] = Object.values(ids())
    expect(call(`DELETE ${ROLES}?ids=${gone.join(',')}`).status).toBe(200)
    expect(call(`DELETE ${ROLES}/${kept}`)).toMatchObject({
      status: 400,
      body: { contact_roles: [{ code: 'LOWER_LIMIT_REACHED', details: { limit: 1, id: kept } }] },
    })
    expect(call(`DELETE ${ROLES}?ids=1`).body).toMatchObject({
      contact_roles: [{ code: 'INVALID_DATA', message: 'contact role not deleted', details: { id: '1' } }],
    })
  })
})

describe('the contacts of a deal', () => {
  function withDeal() {
    const setup = open()
    const [deal = ''] = make(setup, 'Deals', { Deal_Name: 'Boats', Stage: 'Qualification' })
    const contacts = make(setup, 'Contacts', { Last_Name: 'Boyle' }, { Last_Name: 'Adams' })
    const of = `/Deals/${deal}/Contact_Roles`
    return { ...setup, deal, contacts, of, role: { Contact_Role: { id: setup.ids()['Purchasing'] ?? '' } } }
  }

  test('have roles, which are given, changed and taken; the contacts stay', () => {
    const { call, contacts, of, role, ids } = withDeal()
    const [boyle, adams] = contacts
    expect(call(`GET ${of}?fields=Last_Name`).status).toBe(204)
    expect(call(`PUT ${of}/${boyle}`, { data: [role] }).body).toMatchObject({
      data: [{ message: 'relation updated', details: { id: boyle } }],
    })
    const other = { Contact_Role: { id: ids()['Engineering Lead'] } }
    expect(
      call(`PUT ${of}`, {
        data: [
          { id: boyle, ...other },
          { id: adams, ...role },
          { id: '1', ...role },
        ],
      }),
    ).toMatchObject({
      status: 207,
      body: {
        data: [{ message: 'relation updated' }, { message: 'relation added' }, { code: 'INVALID_DATA' }],
      },
    })
    expect(dataOf(call(`GET ${of}?fields=Last_Name&sort_order=asc`))).toEqual([
      { id: boyle, Last_Name: 'Boyle', Contact_Role: { name: 'Engineering Lead', id: expect.any(String) } },
      { id: adams, Last_Name: 'Adams', Contact_Role: { name: 'Purchasing', id: expect.any(String) } },
    ])
    expect(dataOf(call(`GET ${of}/${adams}?fields=Email`))).toMatchObject([{ id: adams, Email: null }])
    expect(call(`DELETE ${of}/${adams}`).body).toMatchObject({ data: [{ message: 'relation removed' }] })
    expect(call(`DELETE ${of}?ids=${boyle},${adams}`)).toMatchObject({
      status: 207,
      body: { data: [{ code: 'SUCCESS' }, { code: 'MANDATORY_NOT_FOUND', message: 'relation not found' }] },
    })
    expect(call(`GET ${of}/${adams}?fields=Email`).status).toBe(204)
    expect(call(`GET /Contacts/${adams}`).status).toBe(200)
  })

  test('go with a contact into the bin, and come back with it; a role that is deleted reads as null', () => {
    const { call, contacts, of, role } = withDeal()
    const [boyle] = contacts
    call(`PUT ${of}/${boyle}`, { data: [role] })
    call(`DELETE /Contacts/${boyle}`)
    expect(call(`GET ${of}?fields=Last_Name`).status).toBe(204)
    call(`POST /settings/recycle_bin/${boyle}/actions/restore`)
    expect(dataOf(call(`GET ${of}?fields=Last_Name`))).toHaveLength(1)
    call(`DELETE ${ROLES}/${role.Contact_Role.id}`)
    expect(dataOf(call(`GET ${of}?fields=Last_Name`))).toMatchObject([{ Contact_Role: null }])
  })

  test.each<[string, unknown, number, string, object]>([
    ['PUT /Deals/1/Contact_Roles/2', {}, 400, 'INVALID_DATA', { resource_path_index: 1 }],
    ['GET /Deals/1/Contact_Roles?fields=id', undefined, 400, 'INVALID_DATA', { resource_path_index: 1 }],
  ])('%s is refused', (line, body, status, code, details) => {
    expect(open().call(line, body)).toMatchObject({ status, body: { code, details } })
  })

  test('are refused without a role, with one that is unknown, and without fields', () => {
    const { call, contacts, of } = withDeal()
    const put = (row: unknown): unknown => call(`PUT ${of}/${contacts[0]}`, { data: [row] }).body
    expect(put({})).toMatchObject({
      data: [{ code: 'MANDATORY_NOT_FOUND', details: { api_name: 'Contact_Role' } }],
    })
    expect(put({ Contact_Role: { id: '1' } })).toMatchObject({
      data: [{ code: 'INVALID_DATA', details: { json_path: '$.data[0].Contact_Role.id' } }],
    })
    expect(call(`PUT ${of}/1`, { data: [{}] }).body).toMatchObject({ code: 'INVALID_DATA' })
    expect(call(`GET ${of}`).body).toMatchObject({
      code: 'REQUIRED_PARAM_MISSING',
      details: { param_name: 'fields' },
    })
    expect(call(`GET ${of}?fields=id`, undefined, { scopes: ['ZohoCRM.modules.deals.READ'] }).status).toBe(
      401,
    )
  })

  test('has the role that its lead was converted with', () => {
    const { call, ids } = open()
    const lead = make({ call } as RecordsSetup, 'Leads', { Last_Name: 'Boyle', Company: 'Zylker' })[0]
    const Deals = { Deal_Name: 'Boats', Closing_Date: '2026-12-31', Stage: 'Qualification' }
    const convert = (Contact_Role: string): unknown =>
      call(`POST /Leads/${lead}/actions/convert`, { data: [{ Deals: { ...Deals, Contact_Role } }] }).body
    expect(convert('1')).toMatchObject({ data: [{ code: 'INVALID_DATA' }] })
    const done = convert(ids()['Economic Decision Maker'] ?? '') as {
      readonly data: readonly [
        { readonly details: Readonly<Record<'Deals' | 'Contacts', { readonly id: string }>> },
      ]
    }
    const { Deals: deal, Contacts: contact } = done.data[0].details
    expect(dataOf(call(`GET /Deals/${deal.id}/Contact_Roles?fields=Last_Name`))).toMatchObject([
      { id: contact.id, Contact_Role: { name: 'Economic Decision Maker' } },
    ])
  })
})
