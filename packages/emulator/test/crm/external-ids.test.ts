import { describe, expect, test } from 'vitest'
import { dataOf, make, openRecords, scopes, type RecordsSetup } from './records-setup.ts'
import { NORA } from './setup.ts'

const field = (type: string, data_type = 'text'): unknown => ({
  fields: [{ field_label: 'No', data_type, length: 9, external: { type, show: false } }],
})

/** Accounts and contacts with an external field each. */
function open(): RecordsSetup {
  const setup = openRecords()
  for (const module of ['Accounts', 'Contacts'])
    setup.call(`POST /settings/fields?module=${module}`, field('org'))
  make(setup, 'Accounts', { Account_Name: 'Zylker', No: 'a-1' })
  make(setup, 'Contacts', { Last_Name: 'Boyle', No: 'c-1' }, { Last_Name: 'Adams', No: 'c-2' })
  return setup
}
const contacts = { external: 'Contacts.No' }

describe('X-EXTERNAL', () => {
  test('names one record by a value of its field', () => {
    const { call } = open()
    expect(dataOf(call('GET /Contacts/c-1?fields=Last_Name', undefined, contacts))).toMatchObject([
      { Last_Name: 'Boyle' },
    ])
    expect(call('GET /Contacts/c-9', undefined, contacts).status).toBe(204)
    expect(call('PUT /Contacts/c-1', { data: [{ Last_Name: 'Bo' }] }, contacts)).toMatchObject({
      status: 200,
      body: { data: [{ code: 'SUCCESS', details: { No: 'c-1', id: expect.stringMatching(/^\d+$/) } }] },
    })
    expect(call('DELETE /Contacts/c-1', undefined, contacts)).toMatchObject({
      status: 200,
      body: { data: [{ message: 'record deleted', details: { No: 'c-1' } }] },
    })
    expect(call('PUT /Contacts/c-1', { data: [{ Last_Name: 'Bo' }] }, contacts)).toMatchObject({
      status: 400,
      body: { code: 'INVALID_DATA' },
    })
  })

  test('names many, in `ids` and in rows', () => {
    const { call } = open()
    expect(
      dataOf(call('GET /Contacts?ids=c-2,c-9&fields=No', undefined, contacts)).map((row) => row['No']),
    ).toEqual(['c-2'])
    expect(
      call('PUT /Contacts', { data: [{ No: 'c-2', City: 'x' }, { No: 'c-9' }] }, contacts),
    ).toMatchObject({ status: 207, body: { data: [{ details: { No: 'c-2' } }, { code: 'INVALID_DATA' }] } })
    expect(call('DELETE /Contacts?ids=c-1,c-9', undefined, contacts)).toMatchObject({
      status: 207,
      body: { data: [{ details: { No: 'c-1' } }, { code: 'INVALID_DATA' }] },
    })
  })

  test('refers to other records by their values', () => {
    const { call } = open()
    const write = (No: string) =>
      call(
        'POST /Contacts',
        { data: [{ Last_Name: 'x', Account_Name: { No } }] },
        { external: 'Contacts.Account_Name.No' },
      )
    const made = write('a-1')
    expect(made.status).toBe(201)
    const id = String((made.body as { data: { details: { id: string } }[] }).data[0]?.details.id)
    expect(dataOf(call(`GET /Contacts/${id}`))[0]).toMatchObject({ Account_Name: { name: 'Zylker' } })
    expect(write('a-9').body).toMatchObject({
      data: [{ code: 'INVALID_DATA', details: { json_path: '$.data[0].Account_Name.No' } }],
    })
  })

  test('refuses another value for the record that is named by one: NOT_ALLOWED', () => {
    expect(open().call('PUT /Contacts/c-1', { data: [{ No: 'c-3' }] }, contacts)).toMatchObject({
      status: 400,
      body: { code: 'NOT_ALLOWED', details: { api_name: 'No' } },
    })
  })

  test.each([
    'Contacts.Last_Name',
    'Contacts.Planet',
    'Accounts.No',
    'Contacts',
    'Contacts.a.b.c',
    '__proto__',
  ])('refuses %s, which is no external field, with INVALID_DATA', (external) => {
    expect(open().call('GET /Contacts/c-1', undefined, { external })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_DATA', details: { header_name: 'X-EXTERNAL' } },
    })
  })

  test('has to be sent: a value is not an id otherwise', () => {
    expect(open().call('GET /Contacts/c-1')).toMatchObject({
      status: 404,
      body: { code: 'INVALID_URL_PATTERN' },
    })
  })

  test('refers to records from the lines of a quote, and names the place of a value that nobody has', () => {
    const setup = open()
    setup.call('POST /settings/fields?module=Products', field('org'))
    make(setup, 'Products', { Product_Name: 'Boat', No: 'p-1' })
    const quote = (...numbers: readonly string[]) =>
      setup.call(
        'POST /Quotes',
        {
          data: [
            {
              Subject: 'Boats',
              Account_Name: { No: 'a-1' },
              Quoted_Items: numbers.map((No) => ({ Product_Name: { No }, Quantity: 1 })),
            },
          ],
        },
        { external: 'Quotes.Account_Name.No, Quotes.Quoted_Items.Product_Name.No' },
      )
    const made = quote('p-1')
    expect(made.status).toBe(201)
    const [{ details }] = dataOf(made) as unknown as [{ details: { id: string } }]
    expect(dataOf(setup.call(`GET /Quotes/${details.id}`))).toMatchObject([
      { Account_Name: { name: 'Zylker' }, Quoted_Items: [{ Product_Name: { name: 'Boat' } }] },
    ])
    expect(quote('p-1', 'p-9').body).toMatchObject({
      data: [{ details: { api_name: 'No', json_path: '$.data[0].Quoted_Items[1].Product_Name.No' } }],
    })
  })

  test('refers to the record of an activity in any module', () => {
    const { call } = open()
    const task = { Subject: 'Call', What_Id: { No: 'a-1' }, $se_module: 'Accounts' }
    const made = call('POST /Tasks', { data: [task] }, { external: 'Tasks.What_Id->Accounts.No' })
    expect(made.status).toBe(201)
  })

  test('is not needed by an upsert: the values of external fields are unique', () => {
    const { call } = open()
    expect(call('POST /Contacts/upsert', { data: [{ Last_Name: 'Bo', No: 'C-1' }] }).body).toMatchObject({
      data: [{ action: 'update', duplicate_field: 'No' }],
    })
    expect(call('POST /Contacts', { data: [{ Last_Name: 'Bo', No: 'c-1' }] }).body).toMatchObject({
      data: [{ code: 'DUPLICATE_DATA', details: { api_name: 'No' } }],
    })
  })

  test('lets each user have values of his own, which others neither see nor use', () => {
    const setup = openRecords()
    const nora = { external: 'Leads.No', userId: NORA }
    const other = setup.crm.users().find(({ id, status }) => id !== NORA && status === 'active')
    const others = { external: 'Leads.No', userId: other?.id ?? '' }
    setup.call('POST /settings/fields?module=Leads', field('user'))
    const lead = { Last_Name: 'Boyle', Company: 'Zylker', No: 'l-1' }
    const ids = [nora, others].map((who) => {
      const made = setup.call('POST /Leads', { data: [lead] }, who)
      expect(made.status).toBe(201)
      return (dataOf(made)[0] as unknown as { details: { id: string } }).details.id
    })
    expect(dataOf(setup.call('GET /Leads/l-1', undefined, nora))).toMatchObject([{ id: ids[0], No: 'l-1' }])
    expect(dataOf(setup.call('GET /Leads/l-1', undefined, others))).toMatchObject([{ id: ids[1], No: 'l-1' }])
    expect(dataOf(setup.call(`GET /Leads/${ids[1]}`, undefined, { userId: NORA }))).toMatchObject([
      { No: null },
    ])
    expect(setup.call('POST /Leads', { data: [lead] }, nora).body).toMatchObject({
      data: [{ code: 'DUPLICATE_DATA' }],
    })
  })

  test('goes with a search, and with values of any characters', () => {
    const setup = open()
    const searching = { ...contacts, scopes: [...scopes, 'ZohoSearch.securesearch.READ'] }
    const [id] = make(setup, 'Contacts', { Last_Name: 'Ash', No: 'Größe 7%' })
    expect(
      dataOf(setup.call('GET /Contacts/search?criteria=(No:in:c-1,c-2)', undefined, searching)),
    ).toHaveLength(2)
    expect(
      dataOf(setup.call(`GET /Contacts/${encodeURIComponent('Größe 7%')}`, undefined, contacts)),
    ).toMatchObject([{ id }])
  })

  test('names records of related lists: what is above, what hangs on it, or both', () => {
    const setup = open()
    const { call } = setup
    make(setup, 'Campaigns', { Campaign_Name: 'Fair' })
    setup.call('POST /settings/fields?module=Campaigns', field('org'))
    const [fair] = make(setup, 'Campaigns', { Campaign_Name: 'Show', No: 's-1' })
    const both = { external: 'Contacts.No,Campaigns.No' }
    const list = '/Contacts/c-1/Campaigns'
    expect(
      call(`PUT ${list}`, { data: [{ No: 's-1', Member_Status: 'Active' }, { No: 's-9' }] }, both),
    ).toMatchObject({
      status: 207,
      body: {
        data: [{ message: 'relation added', details: { No: 's-1', id: fair } }, { code: 'INVALID_DATA' }],
      },
    })
    expect(call(`PUT ${list}`, { data: [{ Member_Status: 'x' }] }, both)).toMatchObject({
      status: 400,
      body: { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'No' } },
    })
    expect(dataOf(call(`GET ${list}?fields=Campaign_Name`, undefined, contacts))).toMatchObject([
      { id: fair, Member_Status: 'Active' },
    ])
    expect(call(`GET ${list}`, undefined, contacts).body).toMatchObject({ code: 'REQUIRED_PARAM_MISSING' })
    expect(dataOf(call(`GET ${list}/s-1`, undefined, both))).toMatchObject([{ Campaign_Name: 'Show' }])
    expect(call(`GET ${list}/s-9`, undefined, both).status).toBe(204)
    expect(call(`PUT ${list}/s-1`, { data: [{ Member_Status: 'Sent' }] }, both).body).toMatchObject({
      data: [{ message: 'relation updated', details: { No: 's-1' } }],
    })
    expect(call(`DELETE ${list}?ids=s-1`, undefined, both).body).toMatchObject({
      data: [{ message: 'relation removed', details: { No: 's-1', id: fair } }],
    })
    expect(call(`DELETE ${list}/s-1`, undefined, both).status).toBe(400)
    expect(call(`GET /Contacts/c-9/Campaigns?fields=id`, undefined, contacts).body).toMatchObject({
      code: 'INVALID_DATA',
      details: { resource_path_index: 1 },
    })
  })

  test('names deals and contacts where contacts have roles in deals, from both sides', () => {
    const setup = open()
    const { call } = setup
    setup.call('POST /settings/fields?module=Deals', field('org'))
    const [deal] = make(setup, 'Deals', { Deal_Name: 'Boats', Stage: 'Qualification', No: 'd-1' })
    const [role] = (call('GET /Contacts/roles').body as { contact_roles: { id: string; name: string }[] })
      .contact_roles
    const given = { Contact_Role: { id: role?.id } }
    const both = { external: 'Deals.No,Contacts.No' }
    const list = '/Deals/d-1/Contact_Roles'
    expect(call(`PUT ${list}/c-1`, { data: [given] }, both).body).toMatchObject({
      data: [{ message: 'relation updated', details: { No: 'c-1' } }],
    })
    expect(
      call(
        `PUT ${list}`,
        {
          data: [
            { No: 'c-2', ...given },
            { No: 'c-9', ...given },
          ],
        },
        both,
      ),
    ).toMatchObject({
      status: 207,
      body: { data: [{ message: 'relation added', details: { No: 'c-2' } }, { code: 'INVALID_DATA' }] },
    })
    const plain = { external: 'Deals.No' }
    expect(dataOf(call(`GET ${list}?fields=No&sort_order=asc`, undefined, plain))).toMatchObject([
      { No: 'c-1', Contact_Role: { name: role?.name } },
      { No: 'c-2' },
    ])
    expect(dataOf(call(`GET ${list}/c-2?fields=Last_Name`, undefined, both))).toMatchObject([
      { Last_Name: 'Adams' },
    ])
    expect(dataOf(call('GET /Contacts/c-2/Deals?fields=Deal_Name', undefined, contacts))).toMatchObject([
      { id: deal, Contact_Role: { name: role?.name } },
    ])
    expect(call(`DELETE ${list}/c-2`, undefined, both).body).toMatchObject({
      data: [{ message: 'relation removed', details: { No: 'c-2' } }],
    })
    expect(call(`DELETE ${list}?ids=c-1,c-9`, undefined, both)).toMatchObject({
      status: 207,
      body: { data: [{ details: { No: 'c-1' } }, { code: 'MANDATORY_NOT_FOUND' }] },
    })
    // As the page writes it: the role alone, in the row of a deal.
    const other = { external: 'Contacts.No,Deals.No' }
    expect(
      call('PUT /Contacts/c-1/Deals', { data: [{ No: 'd-1', Contact_Role: role?.id }] }, other).body,
    ).toMatchObject({ data: [{ message: 'relation added', details: { No: 'd-1', id: deal } }] })
    expect(call('DELETE /Contacts/c-1/Deals/d-1', undefined, other).body).toMatchObject({
      data: [{ message: 'relation removed', details: { No: 'd-1' } }],
    })
    expect(call('GET /Contacts/c-1/Deals?fields=Deal_Name', undefined, contacts).status).toBe(204)
    expect(call('GET /Deals/d-9/Contact_Roles?fields=No', undefined, plain).body).toMatchObject({
      code: 'INVALID_DATA',
      details: { resource_path_index: 1 },
    })
  })

  test.each([
    ['Leads', 'integer', 'org', 'DEPENDENT_MISMATCH'],
    ['Calls', 'text', 'org', 'NOT_ALLOWED'],
    ['Leads', 'text', 'planet', 'INVALID_DATA'],
  ])('has no field in %s of the type %s for %s: %s', (module, dataType, type, code) => {
    expect(openRecords().call(`POST /settings/fields?module=${module}`, field(type, dataType))).toMatchObject(
      {
        status: 400,
        body: { fields: [{ code }] },
      },
    )
  })
})
