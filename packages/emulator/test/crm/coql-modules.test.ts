import { describe, expect, test } from 'vitest'
import { defaultOrganization, type OrganizationSeed } from '../../src/crm/index.ts'
import { BRAM } from './setup.ts'
import { openQueries } from './query-setup.ts'

const EUROPE = '3652397000000505002'
const BENELUX = '3652397000000505004'
const GUEST = '554023000000310003'
const VISITOR = '554023000000310004'

/** What COQL asks of rare modules and columns: pasted, as answers of an organization that has them would be. */
function rareOrganization(): OrganizationSeed {
  const { records: _records, ...seed } = defaultOrganization()
  const standard = openQueries().call('GET /settings/fields?module=Contacts').body as {
    fields: readonly object[]
  }
  const module = (api_name: string, generated_type: string): object => ({
    api_name,
    module_name: api_name,
    singular_label: api_name,
    plural_label: api_name,
    generated_type,
    status: 'visible',
    api_supported: true,
    creatable: true,
    editable: true,
    deletable: true,
    viewable: true,
  })
  const lookup = (api_name: string, to: string): object => ({
    ...named(api_name, 'lookup'),
    lookup: { module: { api_name: to } },
  })
  const formula = (index: number): object => ({
    ...named(`Age_${index}`, 'formula'),
    formula: { return_type: 'double', dynamic: true },
  })
  const modules = [
    module('Appointments__s', 'default'),
    module('Contacts_X_Leads', 'linking'),
    { ...module('CTI_Entry', 'default'), api_supported: false },
  ]
  const contacts = [
    ...standard.fields.map((field) => ({ ...field, id: undefined })),
    named('Data_Processing_Basis_Details', 'consent_lookup'),
    {
      ...named('Sources', 'multiselectlookup'),
      multiselectlookup: {
        connected_details: { module: { api_name: 'Leads' } },
        linking_details: {
          module: { api_name: 'Contacts_X_Leads' },
          lookup_field: { api_name: 'Person' },
          connected_lookup_field: { api_name: 'Source' },
        },
      },
    },
    ...Array.from({ length: 6 }, (_, index) => formula(index)),
  ]
  return {
    ...seed,
    modules,
    fields: {
      Contacts: { fields: contacts },
      Appointments__s: {
        fields: [
          named('id', 'bigint'),
          named('Name', 'text'),
          {
            ...named('Appointment_For', 'multi_module_lookup'),
            multi_module_lookup: { modules: [{ api_name: 'Contacts' }, { api_name: 'Leads' }] },
          },
        ],
      },
      Contacts_X_Leads: {
        fields: [named('id', 'bigint'), lookup('Person', 'Contacts'), lookup('Source', 'Leads')],
      },
      CTI_Entry: { fields: [named('id', 'bigint')] },
    },
    records: {
      Contacts: [{ id: GUEST, Last_Name: 'Guest', Lead_Source: 'Advertisement' }],
      Leads: [{ id: VISITOR, Last_Name: 'Visitor', Company: 'V' }],
      // Their own calls are not emulated: appointments come with the seed.
      Appointments__s: [
        { id: '554023000000700001', Name: 'With a contact', Appointment_For: { id: GUEST } },
        { id: '554023000000700002', Name: 'With a lead', Appointment_For: { id: VISITOR } },
      ],
    },
  } as OrganizationSeed
}

function named(api_name: string, data_type: string): object {
  return { api_name, field_label: api_name, data_type }
}

const { make, ask, refused, call, advance } = openQueries({ seed: rareOrganization() })
const [lead = '', other = ''] = make(
  'Leads',
  { Last_Name: 'Source', Company: 'A', Lead_Source: 'Partner', Lead_Status: 'Junk Lead' },
  { Last_Name: 'Other', Company: 'B', Owner: { id: BRAM } },
)
const [account = ''] = make('Accounts', { Account_Name: 'Zylker' })
const [contact = ''] = make('Contacts', {
  Last_Name: 'Boyle',
  Lead_Source: 'Advertisement',
  Account_Name: { id: account },
  Sources: [{ Source: { id: lead } }, { Source: { id: other } }],
  Data_Processing_Basis_Details: { Data_Processing_Basis: 'Consent', Contact_Through_Email: true },
})
make('Contacts', { Last_Name: 'Nobody' })
describe('queries of what few organizations have', () => {
  test('appointments, for records of several modules', () => {
    const module = (api_name: string): object => ({ api_name, id: expect.stringMatching(/^\d+$/) as unknown })
    expect(
      ask('select Appointment_For.module.api_name,Appointment_For from Appointments__s where id is not null'),
    ).toEqual([
      {
        'Appointment_For.module.api_name': 'Contacts',
        Appointment_For: { module: module('Contacts'), id: GUEST },
        id: expect.any(String) as unknown,
      },
      {
        'Appointment_For.module.api_name': 'Leads',
        Appointment_For: { module: module('Leads'), id: VISITOR },
        id: expect.any(String) as unknown,
      },
    ])
    expect(
      ask(
        "select 'Appointment_For->Contacts.Lead_Source' from Appointments__s where 'Appointment_For->Contacts.Lead_Source' is not null",
      ),
    ).toMatchObject([{ 'Appointment_For->Contacts.Lead_Source': 'Advertisement' }])
  })

  test('a lookup to several records, through its linking module only', () => {
    expect(
      ask('select Person, Source.Last_Name, Person.Last_Name from Contacts_X_Leads where id is not null'),
    ).toMatchObject([
      { Person: { name: 'Boyle', id: contact }, 'Source.Last_Name': 'Source', 'Person.Last_Name': 'Boyle' },
      { 'Source.Last_Name': 'Other' },
    ])
    expect(
      ask(`select Person from Contacts_X_Leads where Source.Company = 'B' and Person = '${contact}'`),
    ).toHaveLength(1)
    expect(refused('select Last_Name, Sources from Contacts where id is not null')).toEqual({
      code: 'INVALID_QUERY',
      details: { column_name: 'Sources' },
    })
  })

  test('territories, in select alone', () => {
    call(`POST /Contacts/${contact}/actions/assign_territories`, {
      data: [{ Territories: [{ id: BENELUX }] }],
    })
    call(`POST /Accounts/${account}/actions/assign_territories`, {
      data: [{ Territories: [{ id: EUROPE }] }],
    })
    advance(5000)
    expect(
      ask('select Territories, Account_Name.Territories from Contacts where id is not null'),
    ).toMatchObject([
      { Territories: [] },
      {
        Territories: [{ name: 'Benelux', id: BENELUX }],
        'Account_Name.Territories': [{ name: 'Europe', id: EUROPE }],
      },
      { Territories: [] },
    ])
    expect(refused('select id from Contacts where Territories is not null')).toMatchObject({
      code: 'INVALID_QUERY',
      details: { column_name: 'Territories' },
    })
    expect(refused('select id from Contacts where id is null order by Territories')).toMatchObject({
      code: 'INVALID_QUERY',
      details: { column_name: 'Territories', clause: 'order by' },
    })
    expect(refused('select Territories from Products where id is null')).toMatchObject({
      code: 'INVALID_QUERY',
    })
  })

  test('what a person agreed to', () => {
    const column = 'Data_Processing_Basis_Details.Contact_Through_Email'
    expect(ask(`select Last_Name, ${column} from Contacts where ${column} = 'true'`)).toEqual([
      { Last_Name: 'Boyle', [column]: true, id: contact },
    ])
    expect(
      ask('select Last_Name from Contacts where Data_Processing_Basis_Details.Data_Processing_Basis is null'),
    ).toMatchObject([{ Last_Name: 'Guest' }, { Last_Name: 'Nobody' }])
    expect(
      refused('select Data_Processing_Basis_Details.Planet from Contacts where id is null'),
    ).toMatchObject({
      code: 'INVALID_QUERY',
    })
  })

  test('at most five formulas that are worked out when they are read', () => {
    const columns = (count: number): string =>
      Array.from({ length: count }, (_, index) => `Age_${index}`).join(', ')
    expect(ask(`select ${columns(5)} from Contacts where id is not null`)).toHaveLength(3)
    expect(refused(`select ${columns(6)} from Contacts where id is not null`)).toEqual({
      code: 'LIMIT_EXCEEDED',
      details: { by: 'formula', limit: 5 },
    })
  })

  test('modules that no API serves are refused', () => {
    expect(refused('select id from CTI_Entry where id is not null')).toEqual({
      code: 'INVALID_MODULE',
      details: {},
    })
  })
})

describe('queries of a custom view', () => {
  const view = (more: object): string => {
    const { body } = call('POST /settings/custom_views?module=Leads', {
      custom_views: [{ access_type: 'only_to_me', fields: [{ api_name: 'Company' }], ...more }],
    })
    return (
      (body as { custom_views: readonly { details: { id: string } }[] }).custom_views[0]?.details.id ?? ''
    )
  }
  const equal = (name: string, value: string): object => ({
    field: { api_name: name },
    comparator: 'equal',
    value,
  })
  const partners = view({ name: 'Partners', criteria: equal('Lead_Source', 'Partner') })

  test('obey its criteria and their own', () => {
    expect(ask(`select Last_Name from Leads#${partners} WHERE id is not null`)).toEqual([
      { Last_Name: 'Source', id: lead },
    ])
    expect(ask(`select Last_Name from Leads#${partners} where Company = 'B'`)).toEqual([])
    expect(ask(`select COUNT(id) from Leads#${partners} where id is not null`)).toEqual([{ 'COUNT(id)': 1 }])
    const mine = '3652397000001015003'
    expect(ask(`select Last_Name from Leads#${mine} where id is not null`)).toMatchObject([
      { Last_Name: 'Visitor' },
      { Last_Name: 'Source' },
    ])
    const inside = `select id from Leads where id in (select id from Leads#${partners} where id is not null)`
    expect(ask(inside)).toEqual([{ id: lead }])
  })

  test('that is not there, not theirs or of another module is refused', () => {
    const unknown = (cvid: string): object => ({ code: 'INVALID_QUERY', details: { cvid } })
    expect(refused('select id from Leads#2276164000000091501 where id is null')).toEqual(
      unknown('2276164000000091501'),
    )
    expect(refused(`select id from Deals#${partners} where id is null`)).toEqual(unknown(partners))
    const query = { select_query: `select id from Leads#${partners} where id is null` }
    const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.coql.READ']
    expect(call('POST /coql', query, { userId: BRAM, scopes }).body).toMatchObject(unknown(partners))
  })

  test('whose criteria no query has is refused for these', () => {
    const long = view({ name: 'Long', criteria: equal('Description', 'x') })
    expect(refused(`select id from Leads#${long} where id is null`)).toEqual({
      code: 'INVALID_QUERY',
      details: { cv_criteria: true, column_name: 'Description', value: 'x', operator: '=' },
    })
  })
})
