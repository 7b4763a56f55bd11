import { expect, test } from 'vitest'
import { openAsking, type Asking, type Row } from './asking.ts'

const LAYOUT = '3652397000001000011'
const LEAD_STATUS = { id: '3652397000001000129', api_name: 'Lead_Status' }
const LEAD_SOURCE = { id: '3652397000001000127', api_name: 'Lead_Source' }
const EMAILS = { Leads: '3652397000001000115', Contacts: '3652397000001020119' }
const GENERAL = '3652397000000039001'

const picklist = ({ one }: Asking, row: object): Row =>
  one('POST /settings/global_picklists', { global_picklists: [row] })
const regions = {
  display_label: 'Regions',
  pick_list_values: [{ display_value: 'North' }, { display_value: 'South' }],
}

/** Leads with a field of the global picklist, and one lead in the north. */
function withRegions(): { setup: Asking; id: string; region: () => unknown; options: () => unknown } {
  const setup = openAsking()
  const id = String(picklist(setup, regions).details['id'])
  const field = { field_label: 'Region', data_type: 'picklist', global_picklist: { id } }
  setup.one('POST /settings/fields?module=Leads', { fields: [field] })
  const lead = setup.one('POST /Leads', { data: [{ Last_Name: 'Boyle', Region: 'North' }] })
  const options = (): unknown => {
    const fields = setup.ask('GET /settings/fields?module=Leads').rows
    const held = fields.find((row) => row['api_name'] === 'Region')?.['pick_list_values'] ?? []
    const shown = held as readonly { readonly display_value: string; readonly type: string }[]
    return shown.map((each) => `${each.display_value} ${each.type}`)
  }
  return { setup, id, options, region: () => setup.one(`GET /Leads/${String(lead.details['id'])}`)['Region'] }
}

test('fields and records follow a changed global picklist', () => {
  const { setup, id, region, options } = withRegions()
  const values = setup.one(`GET /settings/global_picklists/${id}`)['pick_list_values'] as readonly Row[]
  const change = {
    pick_list_values: [{ id: values[1]?.id, display_value: 'Far north' }, { display_value: 'West' }],
  }
  setup.one(`PATCH /settings/global_picklists/${id}`, { global_picklists: [change] })
  expect(options()).toEqual(['-None- used', 'Far north used', 'South used', 'West used'])
  expect(region()).toBe('Far north')
})

test('an option is replaced in a job where it is used, and unused then', () => {
  const { setup, id, region, options } = withRegions()
  const replace = { old_value: { display_value: 'North' }, new_value: { display_value: 'South' } }
  const line = `POST /settings/global_picklists/${id}/actions/replace_picklist_values`
  const { status, rows } = setup.ask(line, { replace_picklist_values: [replace] })
  expect([status, rows[0]?.code]).toEqual([202, 'SCHEDULED'])
  const running = `GET /settings/global_picklists/${id}/actions/replaced_values`
  expect(setup.ask(running).rows).toEqual([{ display_value: 'North', reference_value: 'North' }])
  setup.advance(60_000)
  expect([region(), setup.ask(running).status]).toEqual(['South', 204])
  expect(options()).toEqual(['-None- used', 'North unused', 'South used'])
})

test('a global picklist is deleted in a job, and its fields keep their options', () => {
  const { setup, id, options } = withRegions()
  const line = `/settings/global_picklists/${id}`
  expect(setup.one(`DELETE ${line}`)).toMatchObject({ code: 'SCHEDULED' })
  expect(setup.one(`GET ${line}`)).toMatchObject({ presence: false })
  expect(setup.one(`DELETE ${line}`)).toMatchObject({ code: 'NOT_ALLOWED' })
  setup.advance(60_000)
  expect(setup.ask(`GET ${line}`).status).toBe(204)
  expect(options()).toEqual(['-None- used', 'North used', 'South used'])
})

test.each<[string, object, string]>([
  ['no options', { display_label: 'Regions' }, 'MANDATORY_NOT_FOUND'],
  ['no label', { pick_list_values: [] }, 'MANDATORY_NOT_FOUND'],
  [
    'an option twice',
    { display_label: 'R', pick_list_values: [{ display_value: 'A' }, { display_value: 'a' }] },
    'DUPLICATE_DATA',
  ],
])('a global picklist is refused with %s', (_what, row, code) => {
  expect(picklist(openAsking(), row)).toMatchObject({ code })
})

test('a dependency shows in its layout, and is one', () => {
  const setup = openAsking()
  const line = `/settings/layouts/${LAYOUT}/map_dependency?module=Leads`
  const row = {
    parent: LEAD_STATUS,
    child: LEAD_SOURCE,
    pick_list_values: [{ id: '3652397000001005053', maps: [{ id: '3652397000001005017' }] }],
  }
  const create = (change: object): Row =>
    setup.one(`POST ${line}`, { map_dependency: [{ ...row, ...change }] })
  expect(create({})).toMatchObject({ message: 'map dependency created' })
  expect(JSON.stringify(setup.call(`GET /settings/layouts/${LAYOUT}?module=Leads`).body)).toContain(
    '"maps":[{"api_name":"Lead_Source"',
  )
  expect(create({})).toMatchObject({ code: 'MAPPING_EXISTS' })
  expect(create({ parent: LEAD_SOURCE, child: LEAD_STATUS })).toMatchObject({ code: 'NOT_ALLOWED' })
  expect(create({ child: LEAD_STATUS })).toMatchObject({ code: 'INVALID_DATA' })
  expect(create({ child: { ...LEAD_SOURCE, api_name: 'Rating' } })).toMatchObject({
    code: 'AMBIGUITY_DURING_PROCESSING',
  })
})

test('a lead whose address a contact has is refused once the organization wants it', () => {
  const setup = openAsking()
  const line = '/settings/duplicate_check_preference?module=Leads'
  const pair = { current_field: { api_name: 'Email' }, mapped_field: { api_name: 'Email' } }
  const preference = {
    type: 'mapped_module_records',
    type_configurations: [{ mapped_module: { api_name: 'Contacts' }, field_mappings: [pair] }],
  }
  const body = { duplicate_check_preference: preference }
  expect(setup.call(`POST ${line}`, body)).toMatchObject({ body: { code: 'NOT_ALLOWED' } })
  for (const [module, id] of Object.entries(EMAILS))
    setup.one(`PATCH /settings/fields/${id}?module=${module}`, {
      fields: [{ unique: { case_sensitive: false } }],
    })
  expect(setup.call(`POST ${line}`, body)).toMatchObject({ status: 200 })
  expect(setup.call(`POST ${line}`, body)).toMatchObject({ body: { code: 'ALREADY_CONFIGURED' } })
  const person = { Last_Name: 'Boyle', Email: 'boyle@zylker.example' }
  setup.one('POST /Contacts', { data: [person] })
  expect(setup.one('POST /Leads', { data: [person] })).toMatchObject({
    code: 'DUPLICATE_DATA',
    details: { api_name: 'Email' },
  })
  setup.call(`DELETE ${line}`)
  expect(setup.one('POST /Leads', { data: [person] })).toMatchObject({ code: 'SUCCESS' })
})

test.each<[string, object, string]>([
  ['a value that is none of its type', { type: 'integer', value: 'seven' }, 'PATTERN_NOT_MATCHED'],
  ['an unknown type', { type: 'planet' }, 'INVALID_DATA'],
  ['an unknown group', { variable_group: { id: '5' } }, 'INVALID_DATA'],
  ['a bad API name', { api_name: '7x' }, 'INVALID_DATA'],
])('a variable is refused with %s', (_what, change, code) => {
  const row = { name: 'Rate', api_name: 'Rate', variable_group: { id: GENERAL }, ...change }
  expect(openAsking().one('POST /settings/variables', { variables: [row] })).toMatchObject({ code })
})

test('a variable keeps type and group, and is read with its group alone', () => {
  const { one, ask } = openAsking()
  const row = {
    name: 'Rate',
    api_name: 'Rate',
    type: 'integer',
    variable_group: { name: 'General' },
    value: '7',
  }
  one('POST /settings/variables', { variables: [row] })
  expect(one('GET /settings/variables/Rate?group=General')).toMatchObject({ value: '7', type: 'integer' })
  expect(one('GET /settings/variables/Rate')).toMatchObject({
    code: 'REQUIRED_PARAM_MISSING',
    details: { param_name: 'group' },
  })
  expect(ask('GET /settings/variables/Rate?group=Other').status).toBe(204)
  expect(one('PUT /settings/variables/Rate', { variables: [{ type: 'text' }] })).toMatchObject({
    code: 'NOT_ALLOWED',
  })
})

test.each<[string, object, string]>([
  ['rules, and none is there', { lock_type: 'automatic' }, 'DEPENDENT_FIELD_MISSING'],
  [
    'profiles left out, and none is named',
    { lock_type: 'manual', locked_for: 'all_profiles_except_excluded_profiles' },
    'DEPENDENT_FIELD_MISSING',
  ],
  ['an unknown action', { lock_type: 'manual', restricted_actions: ['fly'] }, 'INVALID_DATA'],
  ['no kind', {}, 'MANDATORY_NOT_FOUND'],
])('a way to lock is refused with %s', (_what, row, code) => {
  const body = { record_locking_configurations: [row] }
  expect(openAsking().one('POST /settings/record_locking_configurations?module=Deals', body)).toMatchObject({
    code,
  })
})
