// Each code of settings that no other test asks for by name.
import { beforeEach, describe, expect, test } from 'vitest'
import { openAsking, type Row } from './asking.ts'

const setup = openAsking({
  variables: [
    { id: '3652397000001019001', name: 'Rate', associations: [{ name: 'functions', resources: [] }] },
  ],
})
const mark = setup.crm.marks.mark()
beforeEach(() => setup.crm.marks.rewind(mark))

const LAYOUT = '3652397000001000011'
const COMPANY = '3652397000001000103'
const LEAD_STATUS = '3652397000001000129'
const LEAD_SOURCE = '3652397000001000127'
const STATUS_NONE = '3652397000001005053'
const SOURCE_NONE = '3652397000001005017'
const PROFILE = '3652397000000026014'
const EMAILS = { Leads: '3652397000001000115', Contacts: '3652397000001020119' }

/** Asks, and says only which code came, and at which place or parameter. */
function refusal(line: string, body?: unknown): readonly [unknown, unknown] {
  const { status, rows } = setup.ask(line, body)
  const [row] = rows
  const details = row?.details ?? {}
  const code: unknown = row?.code ?? status
  return [code, details['param_name'] ?? details['json_path'] ?? details['resource_path_index']]
}

describe('settings that are read only', () => {
  test.each<[string, string, readonly [unknown, unknown]]>([
    ['a feature of no module', '/__features?module=Nothing', ['INVALID_MODULE', 'module']],
    ['features without a name', '/__features?api_names=custom_field,', ['INVALID_DATA', 'api_names']],
    ['no such feature', '/__features/telepathy', [204, undefined]],
    [
      'calls by something else',
      '/__apis?filters={"field":{"api_name":"color"},"comparator":"equals","value":"x"}',
      ['INVALID_DATA', 'filters'],
    ],
    ['calls by no JSON', '/__apis?filters={', ['INVALID_DATA', 'filters']],
    [
      'a wizard of no layout',
      '/settings/wizards/3652397000001018001',
      ['REQUIRED_PARAM_MISSING', 'layout_id'],
    ],
    ['no such wizard', `/settings/wizards/5?layout_id=${LAYOUT}`, [204, undefined]],
    ['wizards of another module', '/settings/wizards?module=Deals', [204, undefined]],
    ['related lists of nothing', '/settings/related_lists', ['REQUIRED_PARAM_MISSING', 'module']],
    ['related lists of no module', '/settings/related_lists?module=Nothing', ['INVALID_MODULE', 'module']],
    [
      'related lists in no state',
      '/settings/related_lists?module=Leads&status=lost',
      ['INVALID_DATA', 'status'],
    ],
    [
      'related lists of another layout',
      '/settings/related_lists?module=Leads&layout_id=5',
      ['INVALID_DATA', 'layout_id'],
    ],
    ['no such related list', '/settings/related_lists/5?module=Leads', [204, undefined]],
  ])('%s', (_what, path, expected) => {
    expect(refusal(`GET ${path}`)).toEqual(expected)
  })
})

describe('how records are locked', () => {
  const LINE = '/settings/record_locking_configurations?module=Deals'
  const rule = (name: string, value = name): object => ({
    name,
    lock_existing_records: false,
    criteria: { field: { api_name: 'Deal_Name' }, comparator: 'equal', value },
  })
  const send = (row: object, line = `POST ${LINE}`): readonly [unknown, unknown] =>
    refusal(line, { record_locking_configurations: [row] })
  const at = (place: string): string => `$.record_locking_configurations[0].${place}`
  const automatic = (rules: readonly object[]): object => ({ lock_type: 'automatic', locking_rules: rules })

  test.each<[string, object, readonly [unknown, unknown]]>([
    [
      'a sixth rule',
      automatic(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => rule(name))),
      ['LIMIT_EXCEEDED', at('locking_rules')],
    ],
    ['a name twice', automatic([rule('a'), rule('a', 'b')]), ['DUPLICATE_DATA', at('locking_rules[1].name')]],
    ['a rule without a name', automatic([rule('')]), ['MANDATORY_NOT_FOUND', at('locking_rules[0].name')]],
    [
      'a rule without criteria',
      automatic([{ name: 'a' }]),
      ['MANDATORY_NOT_FOUND', at('locking_rules[0].criteria')],
    ],
    [
      'criteria of no field',
      automatic([
        { ...rule('a'), criteria: { field: { api_name: 'Nothing' }, comparator: 'equal', value: 1 } },
      ]),
      ['INVALID_DATA', at('locking_rules[0].criteria')],
    ],
    [
      'rules that are no list',
      { lock_type: 'automatic', locking_rules: {} },
      ['INVALID_DATA', at('locking_rules')],
    ],
    [
      'a rule that is not there',
      automatic([{ id: '5', name: 'a' }]),
      ['INVALID_DATA', at('locking_rules[0].id')],
    ],
    [
      'a profile that is not there',
      { lock_type: 'manual', lock_excluded_profiles: [{ id: '5' }] },
      ['INVALID_DATA', at('lock_excluded_profiles[0].id')],
    ],
    [
      'a field that is not there',
      { lock_type: 'manual', excluded_fields: [{ id: COMPANY }] },
      ['INVALID_DATA', at('excluded_fields[0].id')],
    ],
    [
      'actions that are no list',
      { lock_type: 'manual', restricted_actions: 'update' },
      ['INVALID_DATA', at('restricted_actions')],
    ],
    [
      'letters of no kind',
      { lock_type: 'manual', restricted_communications: ['fax'] },
      ['INVALID_DATA', at('restricted_communications')],
    ],
    [
      '16 profiles',
      { lock_type: 'manual', lock_excluded_profiles: Array.from({ length: 16 }, () => ({ id: PROFILE })) },
      ['INVALID_DATA', at('lock_excluded_profiles')],
    ],
  ])('%s', (_what, row, expected) => {
    expect(send(row)).toEqual(expected)
  })

  test('a module has one, some modules have none, and what is not there is not found', () => {
    expect(send({ lock_type: 'manual' })[0]).toBe('SUCCESS')
    expect(send({ lock_type: 'manual' })).toEqual(['LIMIT_EXCEEDED', at('lock_type')])
    const others = LINE.replace('Deals', 'Notes')
    expect(send({ lock_type: 'manual' }, `POST ${others}`)[0]).toBe('NOT_SUPPORTED')
    expect(send({ lock_type: 'both' }, `PUT ${LINE.replace('?', '/5?')}`)).toEqual(['INVALID_DATA', 2])
    expect(refusal(`DELETE ${LINE}`)).toEqual(['REQUIRED_PARAM_MISSING', 'ids'])
  })
})

describe('the duplicate check', () => {
  const LINE = '/settings/duplicate_check_preference?module=Leads'
  const PATH = '$.duplicate_check_preference'
  const send = (preference: unknown): readonly [unknown, unknown] =>
    refusal(`POST ${LINE}`, { duplicate_check_preference: preference })
  const email = { current_field: { api_name: 'Email' }, mapped_field: { api_name: 'Email' } }
  const mapped = (configuration: object): object => ({
    type: 'mapped_module_records',
    type_configurations: [
      { mapped_module: { api_name: 'Contacts' }, field_mappings: [email], ...configuration },
    ],
  })
  const CONFIGURATION = `${PATH}.type_configurations[0]`

  test.each<[string, unknown, readonly [unknown, unknown]]>([
    ['is not an object', [], ['INVALID_DATA', PATH]],
    ['has no type', {}, ['MANDATORY_NOT_FOUND', `${PATH}.type`]],
    ['is of no type', { type: 'all' }, ['INVALID_DATA', `${PATH}.type`]],
    [
      'says nothing of the other module',
      { type: 'mapped_module_records' },
      ['DEPENDENT_FIELD_MISSING', `${PATH}.type_configurations`],
    ],
    [
      'has two configurations',
      { type: 'mapped_module_records', type_configurations: [{}, {}] },
      ['INVALID_DATA', `${PATH}.type_configurations`],
    ],
    [
      'names no module',
      mapped({ mapped_module: {} }),
      ['EXPECTED_FIELD_MISSING', `${CONFIGURATION}.mapped_module`],
    ],
    [
      'names another module',
      mapped({ mapped_module: { api_name: 'Accounts' } }),
      ['FEATURE_NOT_SUPPORTED', `${CONFIGURATION}.mapped_module`],
    ],
    [
      'maps nothing',
      mapped({ field_mappings: [] }),
      ['MANDATORY_NOT_FOUND', `${CONFIGURATION}.field_mappings`],
    ],
    [
      'maps six fields',
      mapped({ field_mappings: Array.from({ length: 6 }, () => email) }),
      ['INVALID_DATA', `${CONFIGURATION}.field_mappings`],
    ],
    [
      'maps no field',
      mapped({ field_mappings: [{ ...email, current_field: { api_name: 'Nothing' } }] }),
      ['INVALID_DATA', `${CONFIGURATION}.field_mappings[0].current_field.api_name`],
    ],
    [
      'maps a field that is not unique',
      mapped({}),
      ['NOT_ALLOWED', `${CONFIGURATION}.field_mappings[0].current_field.api_name`],
    ],
    [
      'names two fields',
      mapped({ field_mappings: [{ ...email, current_field: { api_name: 'Email', id: COMPANY } }] }),
      ['AMBIGUITY_DURING_PROCESSING', `${CONFIGURATION}.field_mappings[0].current_field.id`],
    ],
  ])('is refused when it %s', (_what, preference, expected) => {
    expect(send(preference)).toEqual(expected)
  })

  test('of another module, and one that is not there', () => {
    expect(refusal(`GET ${LINE.replace('Leads', 'Deals')}`)).toEqual(['INVALID_MODULE', 'module'])
    expect(refusal(`PUT ${LINE}`, { duplicate_check_preference: { type: 'converted_records' } })[0]).toBe(
      'NOT_ALLOWED',
    )
    expect(refusal(`DELETE ${LINE}`)[0]).toBe('NOT_ALLOWED')
    for (const [module, id] of Object.entries(EMAILS))
      setup.one(`PATCH /settings/fields/${id}?module=${module}`, {
        fields: [{ unique: { case_sensitive: false } }],
      })
    expect(setup.call(`POST ${LINE}`, { duplicate_check_preference: mapped({}) }).status).toBe(200)
    expect(send(mapped({}))[0]).toBe('ALREADY_CONFIGURED')
  })
})

describe('a dependency', () => {
  const LINE = `/settings/layouts/${LAYOUT}/map_dependency`
  const row = {
    parent: { id: LEAD_STATUS },
    child: { id: LEAD_SOURCE },
    pick_list_values: [{ id: STATUS_NONE, maps: [{ id: SOURCE_NONE }] }],
  }
  const send = (line: string, change: object): readonly [unknown, unknown] =>
    refusal(line, { map_dependency: [{ ...row, ...change }] })
  const at = (place: string): string => `$.map_dependency[0].${place}`

  test.each<[string, object, readonly [unknown, unknown]]>([
    ['has no parent', { parent: {} }, ['MANDATORY_NOT_FOUND', at('parent.id')]],
    ['has a parent that is not there', { parent: { id: '5' } }, ['INVALID_DATA', at('parent.id')]],
    ['has a parent that is no picklist', { parent: { id: COMPANY } }, ['INVALID_DATA', at('parent.id')]],
    ['maps no list', { pick_list_values: {} }, ['INVALID_DATA', at('pick_list_values')]],
    [
      'maps an option to nothing',
      { pick_list_values: [{ id: STATUS_NONE }] },
      ['MANDATORY_NOT_FOUND', at('pick_list_values[0].maps')],
    ],
    [
      'maps no option',
      { pick_list_values: [{ maps: [] }] },
      ['MANDATORY_NOT_FOUND', at('pick_list_values[0].id')],
    ],
    [
      'maps to an option that is not there',
      { pick_list_values: [{ id: STATUS_NONE, maps: [{ id: '5' }] }] },
      ['INVALID_DATA', at('pick_list_values[0].maps[0].id')],
    ],
  ])('is refused when it %s', (_what, change, expected) => {
    expect(send(`POST ${LINE}?module=Leads`, change)).toEqual(expected)
  })

  test('is changed option by option; others are not found', () => {
    const id = String(setup.one(`POST ${LINE}?module=Leads`, { map_dependency: [row] }).details['id'])
    const line = `${LINE}/${id}?module=Leads`
    const maps = (): unknown => {
      const [first] = setup.one(`GET ${line}`)['pick_list_values'] as readonly {
        readonly maps: readonly Row[]
      }[]
      return first?.maps.map((option) => option.id)
    }
    expect(maps()).toEqual([SOURCE_NONE])
    const gone = { pick_list_values: [{ id: STATUS_NONE, maps: [{ id: SOURCE_NONE, _delete: null }] }] }
    expect(send(`PUT ${line}`, gone)[0]).toBe('SUCCESS')
    expect(maps()).toEqual([])
    expect(send(`PUT ${line}`, { pick_list_values: [{ id: '5', maps: [] }] })).toEqual([
      'INVALID_DATA',
      at('pick_list_values[0].id'),
    ])
    expect(send(`PUT ${LINE}/5?module=Leads`, {})[0]).toBe('INVALID_DATA')
    expect(refusal(`GET ${LINE}/5?module=Leads`)).toEqual([204, undefined])
    expect(refusal(`GET ${LINE}?module=Leads&filters={`)).toEqual(['INVALID_DATA', 'filters'])
  })
})

describe('variables', () => {
  test('what is used stays, what is not there is told, ids must be given', () => {
    const line = '/settings/variables'
    expect(refusal(`DELETE ${line}?ids=3652397000001019001`)[0]).toBe('NOT_ALLOWED')
    expect(refusal(`DELETE ${line}?ids=5`)[0]).toBe('INVALID_DATA')
    expect(refusal(`DELETE ${line}`)).toEqual(['REQUIRED_PARAM_MISSING', 'ids'])
    expect(refusal(`DELETE ${line}?ids=x`)).toEqual(['UNABLE_TO_PARSE_DATA_TYPE', 'ids'])
    const group = { id: '3652397000000039001', name: 'Others' }
    const row = { name: 'A', api_name: 'A', variable_group: group }
    expect(refusal(`POST ${line}`, { variables: [row] })[0]).toBe('AMBIGUITY_DURING_PROCESSING')
    expect(refusal(`POST ${line}`, { variables: [{ ...row, api_name: undefined }] })[0]).toBe(
      'MANDATORY_NOT_FOUND',
    )
    expect(refusal(`PUT ${line}`, { variables: [{ value: '5' }] })[0]).toBe('MANDATORY_NOT_FOUND')
  })
})
