import { describe, expect, test } from 'vitest'
import { ADDRESS, INFORMATION, OLD, PARTNERS, STANDARD, withLayouts } from '../layouts-seed.ts'
import { BRAM, setUpCrm, type CrmSetup } from './setup.ts'

const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL']
const STANDARD_PROFILE = '3652397000000026014'
const UNKNOWN = '1234567890'
const ids: Readonly<Record<string, string>> = {
  Company: '3652397000001000103',
  Last_Name: '3652397000001000107',
  Website: '3652397000001000125',
  City: '3652397000001000191',
}

function open(): CrmSetup {
  const setup = setUpCrm({ seed: withLayouts })
  return { ...setup, call: (line, body, caller = {}) => setup.call(line, body, { scopes, ...caller }) }
}

interface Row {
  readonly code: string
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

/** The first row of an answer, or the answer itself. */
function write({ call }: CrmSetup, line: string, key: string, row: unknown): Row & { readonly http: number } {
  const { status, body } = call(line, row === undefined ? undefined : { [key]: [row] })
  const [first] = ((body as Record<string, unknown> | undefined)?.[key] ?? []) as Row[]
  return { ...(first ?? (body as Row)), http: status }
}

const change = (setup: CrmSetup, row: unknown, id = STANDARD): Row =>
  write(setup, `PATCH /settings/layouts/${id}?module=Leads`, 'layouts', row)
const inFields = (...fields: readonly object[]): object => ({ sections: [{ id: INFORMATION, fields }] })
const lead = (setup: CrmSetup, values: object): Row =>
  write(setup, 'POST /Leads', 'data', { Last_Name: 'Boyle', ...values })

/** Fields by section of a layout, and which of them it demands. */
function placed({ call }: CrmSetup, id = STANDARD): readonly string[] {
  const { body } = call(`GET /settings/layouts/${id}?module=Leads`)
  const [layout] = (body as { layouts: { sections: { display_label: string; fields: Field[] }[] }[] }).layouts
  return (layout?.sections ?? []).map(
    ({ display_label: label, fields }) =>
      `${label}: ${fields.map((each) => `${each.api_name}${each.required ? '!' : ''}`).join(' ')}`,
  )
}

interface Field {
  readonly api_name: string
  readonly required: boolean
}

describe('a changed layout', () => {
  test('demands what it was told to from the next record on, and nothing without its name', () => {
    const setup = open()
    expect(lead(setup, { Layout: { id: STANDARD } })).toMatchObject({ code: 'SUCCESS' })
    expect(change(setup, inFields({ id: ids['Company'], required: true }))).toMatchObject({
      code: 'SUCCESS',
      message: 'layout updated',
      details: { id: STANDARD },
    })
    expect(lead(setup, { Layout: { id: STANDARD } })).toMatchObject({
      code: 'MANDATORY_NOT_FOUND',
      details: { api_name: 'Company' },
    })
    expect(lead(setup, {})).toMatchObject({ code: 'SUCCESS' })
    expect(placed(setup)).toEqual([
      'Lead Information: Company! Last_Name Website',
      'Address Information: City',
    ])
  })

  test('gets fields that are made in it, at their place', () => {
    const setup = open()
    const made = { field_label: 'Dock', data_type: 'text', length: 5, required: true, sequence_number: 2 }
    expect(change(setup, inFields(made))).toMatchObject({ code: 'SUCCESS' })
    expect(placed(setup)[0]).toBe('Lead Information: Company Dock! Last_Name Website')
    expect(lead(setup, { Layout: { id: STANDARD } })).toMatchObject({ details: { api_name: 'Dock' } })
    expect(lead(setup, { Layout: { id: STANDARD }, Dock: 'too long' })).toMatchObject({
      code: 'INVALID_DATA',
    })
    expect(lead(setup, { Layout: { id: STANDARD }, Dock: 'A7' })).toMatchObject({ code: 'SUCCESS' })
  })

  test('moves fields between sections, and puts them away: what no layout has is unused', () => {
    const setup = open()
    change(setup, inFields({ id: ids['City'] }, { id: ids['Company'], _delete: { permanent: false } }))
    expect(placed(setup)).toEqual(['Lead Information: Last_Name Website City', 'Address Information: '])
    const unused = setup.call('GET /settings/fields?module=Leads&type=unused').body
    expect(unused).toMatchObject({ fields: [{ api_name: 'Company', type: 'unused' }] })
    change(setup, { sections: [{ id: ADDRESS, fields: [{ id: ids['Company'] }] }] })
    expect(setup.call('GET /settings/fields?module=Leads&type=unused').status).toBe(204)
    // The other layout has it still.
    change(setup, inFields({ id: ids['Website'], _delete: { permanent: false } }))
    expect(setup.call('GET /settings/fields?module=Leads&type=unused').status).toBe(204)
  })

  test('gets, moves, renames and loses sections', () => {
    const setup = open()
    change(setup, {
      sections: [{ display_label: 'Dock', sequence_number: 1, fields: [{ id: ids['City'] }] }],
    })
    change(setup, { sections: [{ id: INFORMATION, display_label: 'Person', column_count: 1 }] })
    expect(placed(setup)).toEqual([
      'Dock: City',
      'Person: Company Last_Name Website',
      'Address Information: ',
    ])
    change(setup, { sections: [{ id: ADDRESS, _delete: { permanent: true } }] })
    expect(placed(setup)).toHaveLength(2)
  })

  test('is renamed, and used by the profiles that are named', () => {
    const setup = open()
    const row = {
      name: 'Usual',
      show_business_card: true,
      profiles: [{ id: STANDARD_PROFILE, _delete: null }],
    }
    expect(change(setup, row)).toMatchObject({ code: 'SUCCESS' })
    const { body } = setup.call(`GET /settings/layouts/${STANDARD}?module=Leads`)
    expect(body).toMatchObject({
      layouts: [
        {
          name: 'Usual',
          show_business_card: true,
          profiles: [{ name: 'Administrator' }, { name: 'No API' }],
        },
      ],
    })
  })

  test('by row: exactly one', () => {
    const setup = open()
    const line = 'PATCH /settings/layouts?module=Leads'
    expect(write(setup, line, 'layouts', { id: STANDARD, name: 'Usual' })).toMatchObject({ code: 'SUCCESS' })
    expect(write(setup, line, 'layouts', { name: 'Usual' })).toMatchObject({ code: 'MANDATORY_NOT_FOUND' })
    expect(write(setup, line, 'layouts', { id: UNKNOWN })).toMatchObject({ code: 'INVALID_DATA' })
    const two = setup.call(line, { layouts: [{ id: STANDARD }, { id: PARTNERS }] })
    expect(two).toMatchObject({ status: 400, body: { code: 'INVALID_DATA' } })
  })

  test.each<[string, unknown, string, object]>([
    ['a name that is taken', { name: 'Partners' }, 'DUPLICATE_DATA', { api_name: 'name' }],
    ['a name that is too long', { name: 'x'.repeat(41) }, 'INVALID_DATA', { maximum_length: 40 }],
    ['another API name', { api_name: 'Other' }, 'NOT_ALLOWED', { api_name: 'api_name' }],
    ['a section without a name', { sections: [{}] }, 'EXPECTED_FIELD_MISSING', {}],
    ['an unknown section', { sections: [{ id: UNKNOWN }] }, 'INVALID_DATA', { api_name: 'id' }],
    [
      'a section label that is taken',
      { sections: [{ display_label: 'Address Information' }] },
      'DUPLICATE_DATA',
      { api_name: 'display_label' },
    ],
    [
      'six sections',
      { sections: Array.from({ length: 6 }, () => ({ id: ADDRESS })) },
      'INVALID_DATA',
      { maximum_length: 5 },
    ],
    [
      'six fields',
      inFields(...Array.from({ length: 6 }, () => ({ id: ids['City'] }))),
      'INVALID_DATA',
      { maximum_length: 5 },
    ],
    ['an unknown field', inFields({ id: UNKNOWN }), 'INVALID_DATA', { api_name: 'id' }],
    ['a field without a type', inFields({ field_label: 'Dock' }), 'EXPECTED_FIELD_MISSING', {}],
    ['an API name of a field', inFields({ id: ids['City'], api_name: 'Town' }), 'NOT_ALLOWED', {}],
    [
      'what every record needs, put away',
      inFields({ id: ids['Last_Name'], _delete: null }),
      'NOT_ALLOWED',
      {},
    ],
    ['its section, put away', { sections: [{ id: INFORMATION, _delete: {} }] }, 'NOT_ALLOWED', {}],
    [
      'mandatory as a text',
      inFields({ id: ids['City'], required: 'yes' }),
      'INVALID_DATA',
      { api_name: 'required' },
    ],
    ['an unknown profile', { profiles: [{ id: UNKNOWN }] }, 'NOT_ALLOWED', { api_name: 'id' }],
    ['fields that are no list', { sections: [{ id: ADDRESS, fields: 'City' }] }, 'INVALID_DATA', {}],
    ['a field that is a text', { sections: [{ id: ADDRESS, fields: ['City'] }] }, 'INVALID_DATA', {}],
  ])('refuses %s', (_what, row, code, details) => {
    const setup = open()
    expect(change(setup, row)).toMatchObject({ code, details })
    expect(placed(setup)).toEqual([
      'Lead Information: Company Last_Name Website',
      'Address Information: City',
    ])
  })

  test('needs the module, the layout and the permission', () => {
    const setup = open()
    expect(write(setup, `PATCH /settings/layouts/${STANDARD}`, 'layouts', {})).toMatchObject({
      code: 'REQUIRED_PARAM_MISSING',
      details: { param_name: 'module' },
    })
    expect(change(setup, {}, UNKNOWN)).toMatchObject({
      code: 'INVALID_DATA',
      details: { resource_path_index: 2 },
    })
    const refused = setup.call(`PATCH /settings/layouts/${STANDARD}?module=Leads`, {}, { userId: BRAM })
    expect(refused).toMatchObject({ status: 403, body: { code: 'NO_PERMISSION' } })
  })
})

describe('a layout in and out of use', () => {
  const off = (id: string, to: string): string =>
    `DELETE /settings/layouts/${id}/actions/activate?module=Leads&transfer_to=${to}`
  const on = (id: string): string => `POST /settings/layouts/${id}/actions/activate?module=Leads`
  const away = (id: string, rest = ''): string => `DELETE /settings/layouts/${id}?module=Leads${rest}`

  test('gives its records to another one, takes none meanwhile, and comes back', () => {
    const setup = open()
    const { details } = lead(setup, { Website: 'zylker.example', Layout: { id: PARTNERS } })
    expect(write(setup, off(PARTNERS, STANDARD), 'layouts', undefined)).toMatchObject({
      http: 200,
      message: 'layout deactivated',
    })
    const read = setup.call(`GET /Leads/${String(details['id'])}?fields=Layout`).body
    expect(read).toMatchObject({ data: [{ Layout: { id: STANDARD, name: 'Standard' } }] })
    expect(lead(setup, { Layout: { id: PARTNERS } })).toMatchObject({ code: 'INVALID_DATA' })
    expect(write(setup, off(PARTNERS, STANDARD), 'layouts', undefined)).toMatchObject({
      code: 'ALREADY_DEACTIVATED',
    })
    expect(write(setup, on(PARTNERS), 'layouts', { profiles: [{ id: STANDARD_PROFILE }] })).toMatchObject({
      message: 'layout activated',
    })
    expect(write(setup, on(PARTNERS), 'layouts', { profiles: [{ id: STANDARD_PROFILE }] })).toMatchObject({
      code: 'ALREADY_ACTIVATED',
      details: { resource_path_index: 2 },
    })
  })

  test('is deleted with its records handed on; an unused one without', () => {
    const setup = open()
    lead(setup, { Website: 'zylker.example', Layout: { id: PARTNERS } })
    expect(write(setup, away(PARTNERS), 'layouts', undefined)).toMatchObject({
      code: 'REQUIRED_PARAM_MISSING',
      details: { param_name: 'transfer_to' },
    })
    expect(write(setup, away(PARTNERS, `&transfer_to=${STANDARD}`), 'layouts', undefined)).toMatchObject({
      message: 'layout deleted',
    })
    expect(write(setup, away(OLD), 'layouts', undefined)).toMatchObject({ message: 'layout deleted' })
    const { body } = setup.call('GET /settings/layouts?module=Leads')
    expect((body as { layouts: unknown[] }).layouts).toHaveLength(1)
  })

  test.each<[string, string, object | undefined, string]>([
    ['the layout of the system', off(STANDARD, PARTNERS), undefined, 'NOT_ALLOWED'],
    ['an inactive target', off(PARTNERS, OLD), undefined, 'NOT_ALLOWED'],
    ['itself as a target', off(PARTNERS, PARTNERS), undefined, 'INVALID_DATA'],
    ['an unknown target', off(PARTNERS, UNKNOWN), undefined, 'INVALID_DATA'],
    [
      'no target',
      `DELETE /settings/layouts/${PARTNERS}/actions/activate?module=Leads`,
      undefined,
      'REQUIRED_PARAM_MISSING',
    ],
    ['the layout of the system, deleted', away(STANDARD), undefined, 'NOT_ALLOWED'],
    ['a pipeline without a stage', away(OLD, '&pipeline=1'), undefined, 'DEPENDENT_PARAM_MISSING'],
    ['no profiles', on(OLD), {}, 'MANDATORY_NOT_FOUND'],
    ['an unknown profile', on(OLD), { profiles: [{ id: UNKNOWN }] }, 'NOT_ALLOWED'],
  ])('refuses %s', (_what, line, row, code) => {
    expect(write(open(), line, 'layouts', row)).toMatchObject({ code, http: 400 })
  })
})
