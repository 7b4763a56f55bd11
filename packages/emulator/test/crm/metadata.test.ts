import { describe, expect, test } from 'vitest'
import { defaultOrganization } from '../../src/crm/index.ts'
import { BRAM, setUpCrm, type CrmSetup } from './setup.ts'

const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL']
const ADMINISTRATOR = '3652397000000026011'

function open(): CrmSetup {
  const { records: _samples, ...seed } = defaultOrganization()
  const setup = setUpCrm({ seed })
  return { ...setup, call: (line, body, caller = {}) => setup.call(line, body, { scopes, ...caller }) }
}

interface Answered {
  readonly status: number
  readonly rows: readonly {
    readonly code: string
    readonly message: string
    readonly details: Readonly<Record<string, unknown>>
  }[]
}

function write({ call }: CrmSetup, line: string, key: string, ...rows: readonly unknown[]): Answered {
  const { status, body } = call(line, { [key]: rows })
  return { status, rows: (body as Readonly<Record<string, Answered['rows']>>)[key] ?? [] }
}

function list({ call }: CrmSetup, line: string, key: string): readonly Record<string, unknown>[] {
  return (call(line).body as Readonly<Record<string, Record<string, unknown>[]>>)[key] ?? []
}

const create = (setup: CrmSetup, ...rows: readonly unknown[]): Answered =>
  write(setup, 'POST /settings/fields?module=Leads', 'fields', ...rows)
const lead = (setup: CrmSetup, values: object): Answered =>
  write(setup, 'POST /Leads', 'data', { Last_Name: 'Boyle', ...values })
const text = { field_label: 'Ship to', data_type: 'text', length: 10 }
const picklist = {
  field_label: 'Size',
  data_type: 'picklist',
  pick_list_values: [{ display_value: 'Large', actual_value: 'L' }, { display_value: 'Small' }],
}

describe('a new field', () => {
  test('rules the next record', () => {
    const setup = open()
    expect(create(setup, text, picklist)).toMatchObject({
      status: 201,
      rows: [{ code: 'SUCCESS', message: 'field created' }, {}],
    })
    expect(lead(setup, { Ship_to: 'far too long' }).rows).toMatchObject([
      { code: 'INVALID_DATA', details: { api_name: 'Ship_to', maximum_length: 10 } },
    ])
    const { rows } = lead(setup, { Ship_to: 'dock 7', Size: 'L' })
    const id = String(rows[0]?.details['id'])
    expect(list(setup, `GET /Leads/${id}?fields=Ship_to,Size`, 'data')).toEqual([
      { Ship_to: 'dock 7', Size: 'Large', id },
    ])
    const fields = list(setup, 'GET /settings/fields?module=Leads', 'fields')
    expect(fields.find((field) => field['api_name'] === 'Size')).toMatchObject({
      custom_field: true,
      json_type: 'string',
      pick_list_values: [{ display_value: '-None-' }, { display_value: 'Large', actual_value: 'L' }, {}],
      layout_associations: [{ api_name: 'Standard__s' }],
    })
  })

  test('that is unique is unique from then on, also for records that were there', () => {
    const setup = open()
    const [made] = create(setup, text).rows
    const [first] = lead(setup, { Ship_to: 'Dock' }).rows
    const line = `PATCH /settings/fields/${String(made?.details['id'])}?module=Leads`
    expect(write(setup, line, 'fields', { unique: { case_sensitive: false } }).rows).toMatchObject([
      { message: 'field updated' },
    ])
    expect(lead(setup, { Ship_to: 'DOCK' }).rows).toMatchObject([
      {
        code: 'DUPLICATE_DATA',
        details: {
          id: first?.details['id'],
          api_name: 'Ship_to',
          json_path: '$.data[0].Ship_to',
          duplicate_record: { Owner: { name: expect.any(String) }, module: { api_name: 'Leads' } },
          more_records: false,
        },
      },
    ])
    write(setup, line, 'fields', { unique: { case_sensitive: false, _disable: null } })
    expect(lead(setup, { Ship_to: 'DOCK' }).status).toBe(201)
  })

  test('that counts gives each record its number', () => {
    const setup = open()
    const number = {
      field_label: 'No',
      data_type: 'autonumber',
      auto_number: { start_number: '007', prefix: 'L-' },
    }
    create(setup, number)
    lead(setup, { No: 'mine' })
    lead(setup, {})
    const shown = list(setup, 'GET /Leads?fields=No&sort_order=asc', 'data')
    expect(shown.map((row) => row['No'])).toEqual(['L-007', 'L-008'])
    expect(create(setup, { ...number, field_label: 'Other' }).rows).toMatchObject([
      { code: 'LIMIT_EXCEEDED', details: { limit: 1 } },
    ])
  })

  test('that points to another module takes records of it only', () => {
    const setup = open()
    const lookup = { module: { api_name: 'Vendors' }, display_label: 'Leads' }
    create(setup, { field_label: 'Found by', data_type: 'lookup', lookup })
    const [vendor] = write(setup, 'POST /Vendors', 'data', { Vendor_Name: 'Wharf' }).rows
    const id = vendor?.details['id']
    expect(lead(setup, { Found_by: { id } }).status).toBe(201)
    expect(list(setup, 'GET /Leads?fields=Found_by', 'data')).toMatchObject([
      { Found_by: { name: 'Wharf', id } },
    ])
    expect(lead(setup, { Found_by: { id: '7' } }).rows).toMatchObject([{ code: 'INVALID_DATA' }])
  })

  const place = (name: string): object => ({ api_name: name, json_path: `$.fields[0].${name}` })
  test.each<[string, object, string, object]>([
    ['no label', { data_type: 'text' }, 'MANDATORY_NOT_FOUND', place('field_label')],
    ['an unknown type', { ...text, data_type: 'planet' }, 'INVALID_DATA', place('data_type')],
    [
      'a label with special characters',
      { ...text, field_label: 'a<b' },
      'INVALID_DATA',
      place('field_label'),
    ],
    ['a label that is taken', { ...text, field_label: 'company' }, 'DUPLICATE_DATA', place('field_label')],
    [
      'a length beyond its type',
      { ...text, length: 256 },
      'DEPENDENT_MISMATCH',
      { range: { from: 1, to: 255 } },
    ],
    [
      'a text area of no kind',
      { field_label: 'a', data_type: 'textarea' },
      'DEPENDENT_FIELD_MISSING',
      place('textarea'),
    ],
    ['no options', { field_label: 'a', data_type: 'picklist' }, 'EXPECTED_DEPENDENT_FIELD_MISSING', {}],
    [
      'two kinds of options',
      { ...picklist, global_picklist: { id: '1' } },
      'AMBIGUITY_DURING_PROCESSING',
      {},
    ],
    [
      'no module',
      { field_label: 'a', data_type: 'lookup', lookup: {} },
      'INVALID_DATA',
      { api_name: 'module' },
    ],
    ['a wrong number', { ...text, length: '5' }, 'INVALID_DATA', { expected_data_type: 'integer' }],
  ])('with %s is refused', (_title, row, code, details) => {
    expect(create(open(), row)).toMatchObject({ status: 400, rows: [{ code, details }] })
  })

  test('is not made by who may not, six at a time, or for no module', () => {
    const setup = open()
    expect(
      setup.call('POST /settings/fields?module=Leads', { fields: [text] }, { userId: BRAM }),
    ).toMatchObject({
      status: 403,
      body: { code: 'NO_PERMISSION' },
    })
    const many = Array.from({ length: 6 }, () => text)
    expect(setup.call('POST /settings/fields?module=Leads', { fields: many }).status).toBe(400)
    expect(setup.call('POST /settings/fields', { fields: [text] }).body).toMatchObject({
      code: 'REQUIRED_PARAM_MISSING',
    })
    expect(setup.call('POST /settings/fields?module=X', { fields: [text] }).body).toMatchObject({
      code: 'INVALID_MODULE',
    })
  })

  test('of any name reaches no prototype', () => {
    const setup = open()
    expect(create(setup, { ...text, field_label: '__proto__' }).status).toBe(400)
    create(setup, { ...text, field_label: 'constructor' })
    expect(lead(setup, { constructor: 'a' }).status).toBe(201)
    expect(list(setup, 'GET /Leads?fields=constructor', 'data')).toMatchObject([{ constructor: 'a' }])
  })
})

describe('a field', () => {
  test('that is changed changes what records show', () => {
    const setup = open()
    const [made] = create(setup, picklist).rows
    lead(setup, { Size: 'Large' })
    const line = 'PATCH /settings/fields?module=Leads'
    const id = made?.details['id']
    const options = [
      { actual_value: 'L', display_value: 'Huge' },
      { display_value: 'Tiny' },
      { actual_value: 'Small', _delete: null },
    ]
    expect(
      write(setup, line, 'fields', { id, field_label: 'How big', pick_list_values: options }).status,
    ).toBe(200)
    expect(list(setup, 'GET /Leads?fields=Size', 'data')).toMatchObject([{ Size: 'Huge' }])
    const [field] = list(setup, `GET /settings/fields/${String(id)}?module=Leads`, 'fields')
    expect(field).toMatchObject({
      field_label: 'How big',
      api_name: 'Size',
      pick_list_values: [
        { display_value: '-None-' },
        { display_value: 'Huge' },
        { display_value: 'Tiny', sequence_number: 3 },
      ],
    })
    expect(write(setup, line, 'fields', { id, data_type: 'text' }).rows).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ])
    expect(write(setup, line, 'fields', { field_label: 'x' }, { id: '7' }).rows).toMatchObject([
      { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'id' } },
      { code: 'INVALID_DATA', details: { api_name: 'id' } },
    ])
    const all = list(setup, 'GET /settings/fields?module=Leads', 'fields')
    const company = all.find((each) => each['api_name'] === 'Company')
    expect(write(setup, line, 'fields', { id: company?.['id'], field_label: 'Firm' }).rows).toMatchObject([
      { code: 'NOT_ALLOWED', details: { api_name: 'field_label' } },
    ])
  })

  test('that is deleted takes its values along; one of the system stays', () => {
    const setup = open()
    const [made] = create(setup, text).rows
    lead(setup, { Ship_to: 'dock' })
    const line = `DELETE /settings/fields/${String(made?.details['id'])}?module=Leads`
    expect(setup.call(line)).toMatchObject({ status: 200, body: { fields: [{ message: 'field deleted' }] } })
    expect(setup.call(line)).toMatchObject({ status: 400, body: { details: { resource_path_index: 2 } } })
    create(setup, text)
    expect(list(setup, 'GET /Leads?fields=Ship_to', 'data')).toMatchObject([{ Ship_to: null }])
    const [first] = list(setup, 'GET /settings/fields?module=Leads', 'fields')
    expect(setup.call(`DELETE /settings/fields/${String(first?.['id'])}?module=Leads`)).toMatchObject({
      status: 400,
      body: { code: 'NOT_ALLOWED' },
    })
  })
})

describe('a new module', () => {
  const boats = { singular_label: 'Boat', plural_label: 'Boats', profiles: [{ id: ADMINISTRATOR }] }
  const make = (setup: CrmSetup, row: object): Answered =>
    write(setup, 'POST /settings/modules', 'modules', row)

  test('has fields, a layout and records', () => {
    const setup = open()
    expect(make(setup, boats)).toMatchObject({
      status: 201,
      rows: [{ message: 'module created successfully' }],
    })
    expect(list(setup, 'GET /settings/modules/Boats', 'modules')).toMatchObject([
      { generated_type: 'custom', module_name: 'CustomModule2', layouts: [{ api_name: 'Standard__s' }] },
    ])
    expect(write(setup, 'POST /Boats', 'data', { Name: 'Argo' }, {}).rows).toMatchObject([
      { code: 'SUCCESS' },
      { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'Name' } },
    ])
    expect(list(setup, 'GET /Boats?fields=Name', 'data')).toMatchObject([{ Name: 'Argo' }])
    const custom = { scopes: ['ZohoCRM.modules.custom.READ'] }
    expect(setup.call('GET /Boats?fields=Name', undefined, custom).status).toBe(200)
    const line = 'PUT /settings/modules/Boats'
    const labels = { singular_label: 'Boat', plural_label: 'Ships' }
    expect(write(setup, line, 'modules', labels)).toMatchObject({ status: 200, rows: [{ code: 'SUCCESS' }] })
    expect(list(setup, 'GET /settings/modules/Boats', 'modules')).toMatchObject([{ plural_label: 'Ships' }])
    expect(write(setup, line, 'modules', { api_name: 'Ships' }).rows).toMatchObject([
      { code: 'NOT_ALLOWED', details: { api_name: 'api_name' } },
    ])
    expect(write(setup, 'PUT /settings/modules', 'modules', {}, { id: '7' }).rows).toMatchObject([
      { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'id' } },
      { code: 'INVALID_DATA', details: { api_name: 'id' } },
    ])
  })

  test('may have a name in small letters, and a number for a name', () => {
    const setup = open()
    const auto_number = { start_number: '1' }
    const display_field = { field_label: 'Hull\nEvil text 5', data_type: 'autonumber', auto_number }
    expect(make(setup, { ...boats, api_name: 'boats', display_field }).status).toBe(201)
    write(setup, 'POST /boats', 'data', {})
    expect(list(setup, 'GET /boats?fields=Name', 'data')).toMatchObject([{ Name: '1' }])
    const names = list(setup, 'GET /settings/fields?module=boats', 'fields').map((field) => field['api_name'])
    expect(names).not.toContain('Evil')
    expect(setup.call('GET /ships?fields=Name').status).toBe(404)
  })

  test.each<[string, object, string]>([
    ['no profiles', { ...boats, profiles: [] }, 'MINIMUM_DATA_NOT_FOUND'],
    ['an unknown profile', { ...boats, profiles: [{ id: '7' }] }, 'INVALID_DATA'],
    ['a label that is taken', { ...boats, plural_label: 'Leads' }, 'DUPLICATE_DATA'],
    ['a name that is kept', { ...boats, api_name: 'settings' }, 'RESERVED_KEYWORD_NOT_ALLOWED'],
    ['a name with a hyphen', { ...boats, api_name: 'a-b' }, 'INVALID_DATA'],
    ['a long label', { ...boats, singular_label: 'x'.repeat(26) }, 'INVALID_DATA'],
    ['no label', { profiles: boats.profiles, plural_label: 'Boats' }, 'MANDATORY_NOT_FOUND'],
  ])('with %s is refused', (_title, row, code) => {
    expect(make(open(), row)).toMatchObject({ status: 400, rows: [{ code }] })
  })
})
