import { expect, test } from 'vitest'
import { openAsking, type Asking, type Row } from './asking.ts'
import type { OrganizationSeed } from '../../src/crm/index.ts'

const MODULE = '/settings/fields'
const REGIONS = '3652397000001019001'
const NORTH = '3652397000001019002'
const SOUTH = '3652397000001019003'
const RATE = '3652397000001019004'
const EMAIL = '3652397000001000115'
const NEW_LAYOUT = '3652397000001019005'

const use = { type: 'field_update', resources: [{ id: '5', name: 'Send north', details: [] }] }
const offer = { name: 'email_templates', resources: [{ id: '6', name: 'Offer' }] }
const inUse: OrganizationSeed = {
  global_picklists: [
    {
      id: REGIONS,
      display_label: 'Regions',
      pick_list_values: [
        { id: NORTH, display_value: 'North', associations: [use] },
        { id: SOUTH, display_value: 'South' },
      ],
    },
  ],
  variables: [
    { id: RATE, name: 'Rate', variable_group: { name: 'Offers' }, associations: [offer] },
    { name: 'Spare' },
  ],
}

const usesOf = ({ ask }: Asking, option: string): ReturnType<Asking['ask']> =>
  ask(
    `GET /settings/global_picklists/${REGIONS}/actions/pick_list_values_associations?picklist_value_id=${option}`,
  )

test('an option that rules use stays, until another takes its place in them', () => {
  const setup = openAsking(inUse)
  const write = (option: object): Row =>
    setup.one(`PATCH /settings/global_picklists/${REGIONS}`, {
      global_picklists: [{ pick_list_values: [option] }],
    })
  expect(usesOf(setup, NORTH).rows).toEqual([use])
  expect(usesOf(setup, SOUTH).status).toBe(204)
  expect(write({ id: NORTH, _delete: null })).toMatchObject({ code: 'NOT_ALLOWED' })
  expect(write({ id: NORTH, type: 'unused' })).toMatchObject({ code: 'NOT_ALLOWED' })
  const replace = { old_value: { id: NORTH }, new_value: { id: SOUTH } }
  const line = `POST /settings/global_picklists/${REGIONS}/actions/replace_picklist_values`
  expect(setup.ask(line, { replace_picklist_values: [replace] }).status).toBe(202)
  setup.advance(60_000)
  expect(usesOf(setup, NORTH).status).toBe(204)
  expect(usesOf(setup, SOUTH).rows).toEqual([use])
  expect(write({ id: NORTH, _delete: null })).toMatchObject({ code: 'SUCCESS' })
})

test('a variable in use is not deleted', () => {
  const { ask, one } = openAsking(inUse)
  const associations = { name: 'email_templates', resources: [{ id: '6', name: 'Offer' }] }
  expect(ask(`GET /settings/variables/${RATE}/actions/associations`).rows).toEqual([associations])
  expect(one(`DELETE /settings/variables/${RATE}`)).toMatchObject({
    code: 'NOT_ALLOWED',
    details: { associations: [associations] },
  })
  const spare = one('GET /settings/variables/Spare?group=General')
  expect(ask(`GET /settings/variables/${spare.id}/actions/associations`).status).toBe(204)
  expect(one(`DELETE /settings/variables/${spare.id}`)).toMatchObject({ code: 'SUCCESS' })
  expect(one('GET /settings/variables/Rate?group=Offers')).toMatchObject({ id: RATE })
})

test.each<[string, object, RegExp]>([
  ['a picklist without a label', { global_picklists: [{ pick_list_values: [] }] }, /\[0\]\.display_label/],
  [
    'options that are no list',
    { global_picklists: [{ display_label: 'A', pick_list_values: 5 }] },
    /must be a list/,
  ],
  ['a variable without a name', { variables: [{}] }, /variables\[0\]\.name/],
  ['variables that are no list', { variables: {} }, /variables must be a list/],
  [
    'an id twice',
    {
      variables: [
        { id: '5', name: 'A' },
        { id: '5', name: 'B' },
      ],
    },
    /taken/,
  ],
])('a seed with %s is refused', (_what, seed, message) => {
  expect(() => openAsking(seed as OrganizationSeed)).toThrow(message)
})

test('records lose a deleted option in a job, which is told of', () => {
  const setup = openAsking()
  const options = ['Red', 'Green'].map((value) => ({ display_value: value, actual_value: value }))
  const field = { field_label: 'Colors', data_type: 'multiselectpicklist', pick_list_values: options }
  const made = setup.one(`POST ${MODULE}?module=Leads`, { fields: [field] })
  const { id } = made.details
  const ids = [['Red', 'Green'], ['Red']].map(
    (values) => setup.one('POST /Leads', { data: [{ Last_Name: 'Boyle', Colors: values }] }).details['id'],
  )
  const colors = (): unknown[] => ids.map((each) => setup.one(`GET /Leads/${String(each)}`)['Colors'] ?? null)
  const jobs = (more = ''): ReturnType<Asking['ask']> =>
    setup.ask(`GET ${MODULE}/${String(id)}/actions/scheduled_jobs?module=Leads${more}`)
  expect(jobs().status).toBe(204)
  setup.one(`PATCH ${MODULE}/${String(id)}?module=Leads`, {
    fields: [{ pick_list_values: [{ actual_value: 'Red', _delete: null }] }],
  })
  expect(colors()).toEqual([['Red', 'Green'], ['Red']])
  const work = { action: 'DELETE_PICKLIST_OPTION', module: { api_name: 'Leads' } }
  expect(jobs().rows).toMatchObject([
    { ...work, status: 'SCHEDULED', details: { records: { total: 2, processed: 0 } } },
  ])
  setup.advance(60_000)
  expect(colors()).toEqual([['Green'], null])
  const [done] = jobs().rows
  expect(done).toMatchObject({
    ...work,
    status: 'COMPLETED',
    details: { records: { total: 2, processed: 2, failed: 0 } },
  })
  expect(jobs(`&job_id=${String(done?.['job_id'])}`).rows).toHaveLength(1)
  expect(jobs('&job_id=5').status).toBe(204)
})

test('a link leads to a module in the user interface of the data center', () => {
  const { one } = openAsking()
  const link = {
    name: 'Leads',
    web_link: expect.stringMatching(/^https:\/\/crm\.zoho\.eu\/crm\/org\d+\/tab\/Leads$/),
  }
  expect(one('GET /settings/module/Leads/actions/generate_link')).toEqual({
    generate_link: { ...link, id: '3652397000001000000' },
  })
  expect(one('GET /settings/module/Nothing/actions/generate_link')).toMatchObject({ code: 'INVALID_DATA' })
})

test('a lead may have what a converted one had, unless the organization checks for these', () => {
  const setup = openAsking()
  setup.one(`PATCH ${MODULE}/${EMAIL}?module=Leads`, { fields: [{ unique: { case_sensitive: false } }] })
  const create = (): Row =>
    setup.one('POST /Leads', { data: [{ Last_Name: 'Boyle', Email: 'b@example.com' }] })
  const first = String(create().details['id'])
  expect(create()).toMatchObject({ code: 'DUPLICATE_DATA', details: { api_name: 'Email' } })
  setup.one(`POST /Leads/${first}/actions/convert`, { data: [{}] })
  const check = { duplicate_check_preference: { type: 'converted_records', type_configurations: null } }
  setup.one('POST /settings/duplicate_check_preference?module=Leads', check)
  expect(create()).toMatchObject({ code: 'DUPLICATE_DATA', details: { api_name: 'Email', id: first } })
  setup.one('DELETE /settings/duplicate_check_preference?module=Leads')
  expect(create()).toMatchObject({ code: 'SUCCESS' })
})

test('a layout that leads are converted into is not deactivated', () => {
  const layouts = (target: string): OrganizationSeed => ({
    layouts: {
      Leads: [{ name: 'Standard', convert_mapping: { Contacts: { id: target } } }],
      Contacts: [
        { id: '5', name: 'Standard' },
        { id: NEW_LAYOUT, name: 'Partners' },
      ],
    },
  })
  const line = `DELETE /settings/layouts/${NEW_LAYOUT}/actions/activate?module=Contacts&transfer_to=5`
  expect(openAsking(layouts(NEW_LAYOUT)).ask(line)).toMatchObject({
    status: 400,
    rows: [{ code: 'ASSOCIATIONS_EXIST', details: { id: NEW_LAYOUT } }],
  })
  expect(openAsking(layouts('5')).ask(line).status).toBe(200)
})

test('a pipeline is changed by PATCH stage by stage, by PUT as a whole', () => {
  const { one } = openAsking()
  const path = '/settings/pipeline/3652397000001076001?layout_id=3652397000001060011'
  const stages = (): readonly string[] =>
    (one(`GET ${path}`)['maps'] as readonly { readonly id: string }[]).map(({ id }) => id)
  const write = (method: string, maps: readonly object[]): Row =>
    one(`${method} ${path}`, { pipeline: [{ display_value: 'Usual', maps }] })
  const [first = '', second = '', ...others] = stages()
  write('PATCH', [{ id: first, _delete: null }])
  expect(stages()).toEqual([second, ...others])
  write('PATCH', [{ id: first }])
  expect(stages()).toEqual([second, ...others, first])
  write('PUT', [{ id: second, sequence_number: 1 }])
  expect(stages()).toEqual([second])
  expect(write('PATCH', [{ id: second, _delete: null }])).toMatchObject({ code: 'CANNOT_DELETE' })
})
