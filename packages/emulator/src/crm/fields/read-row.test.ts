import { describe, expect, test } from 'vitest'
import { RowFault } from './row-fault.ts'
import type { DataType, Field, Known } from './field.ts'
import { readRow } from './read-row.ts'
import { compareBy, showValue } from './show-row.ts'
import { dataTypes } from './types.ts'

const languages: readonly Field[] = [
  { api_name: 'Language', data_type: 'text', system_mandatory: true },
  { api_name: 'Level', data_type: 'integer' },
]
const known: Known = {
  has: (module, id) =>
    ['Accounts', 'users', 'layouts', 'modules'].includes(module) && ['7', 'Leads'].includes(id),
  nameOf: (module, id) => `${module} ${id}`,
  fieldsOf: () => languages,
  timeZone: 'Asia/Kolkata',
}
const options = [
  { display_value: 'Online Store', actual_value: 'OnlineStore' },
  { display_value: 'Fair', actual_value: 'Fair' },
]
const accounts = { module: { api_name: 'Accounts' } }
const many = { modules: [{ api_name: 'Leads' }, { api_name: 'Accounts' }] }
const nested = (levels: number): unknown => (levels === 0 ? 'x' : { a: 1, b: [nested(levels - 1)] })
type Rest = Partial<Omit<Field, 'data_type'>>

/** The value that is stored, or the code with what its details say besides the place. */
function read(
  type: DataType,
  value: unknown,
  rest: Rest = {},
  purpose: 'create' | 'update' = 'create',
): unknown {
  try {
    return readRow({ F: value }, [{ api_name: 'F', data_type: type, ...rest }], '$.data[0]', known, purpose)[
      'F'
    ]
  } catch (error) {
    if (!(error instanceof RowFault)) throw error
    return error.verdicts.map(({ code, details }) => {
      const { api_name: _name, json_path: path, ...why } = details
      return [code, String(path).replace('$.data[0].F', ''), why]
    })
  }
}
const refused = (code: string, path = '', why: object = {}): unknown => [[code, path, why]]
const wrong = (expected: string, path = ''): unknown =>
  refused('INVALID_DATA', path, { expected_data_type: expected })
const range = { from: 0, to: 100 }

describe('a value that is taken', () => {
  test.each<[DataType, unknown, Rest?, unknown?]>([
    ['text', "Mike O'Leary"],
    ['text', '👩‍👩‍👧 a\u0301'],
    ['text', [{ name: 'hot', id: 'ignored' }], { json_type: 'jsonarray' }, [{ name: 'hot' }]],
    ['textarea', 'x'.repeat(2000)],
    ['mediumtext', 'a\nb'],
    ['richtextarea', '<b>x</b>'],
    ['email', 'ĵoo.smith+x@mail.example.com'],
    ['phone', '91(987)654321, ext;5#'],
    ['website', 'www.example.com/a?b'],
    ['website', 'https://example.com'],
    ['bigint', '0012345600012'],
    ['long', '1234567890123456789'],
    ['integer', -999_999_999],
    ['double', 0.29, { decimal_place: 2 }],
    ['currency', 250_000.987_65, { decimal_place: 2 }, 250_000.98],
    ['currency', -1.239, { decimal_place: 2 }, -1.23],
    ['percent', 25],
    ['boolean', false],
    ['date', '2024-02-29'],
    ['datetime', '2017-08-16T14:32:23+05:30'],
    ['event_reminder', '2017-08-16T14:32:23Z'],
    ['picklist', 'OnlineStore', { pick_list_values: options }, 'Online Store'],
    ['picklist', 'New one', { pick_list_values: options }],
    ['multiselectpicklist', ['Fair', 'Fair', 'New'], { pick_list_values: options }, ['Fair', 'New']],
    ['lookup', { id: '7', name: 'ignored' }, { lookup: accounts }, { id: '7' }],
    ['ownerlookup', '7', {}, { id: '7' }],
    ['userlookup', { id: '7' }],
    ['layout', { id: '7' }],
    ['multi_module_lookup', { id: '7' }, { multi_module_lookup: { modules: [{ api_name: 'Accounts' }] } }],
    ['multi_module_lookup', '7', { multi_module_lookup: many }, { id: '7' }],
    ['module', { api_name: 'Leads' }],
    ['module', { id: '7', api_name: 'ignored' }, {}, { id: '7' }],
    ['subform', [{ Language: 'Tamil' }], {}, [{ remove: false, values: { Language: 'Tamil' } }]],
    ['subform', [{ id: '5', _delete: null }], {}, [{ id: '5', remove: true, values: {} }]],
    [
      'multiselectlookup',
      [{ Listing: { id: '7' } }],
      { lookup: accounts },
      [{ remove: false, values: { Listing: { id: '7' } } }],
    ],
    [
      'multiuserlookup',
      [{ Members: { id: '7' } }],
      {},
      [{ remove: false, values: { Members: { id: '7' } } }],
    ],
    ['fileupload', [{ File_Id__s: 'abc' }], {}, [{ remove: false, values: { File_Id__s: 'abc' } }]],
    ['imageupload', [{ id: '5', _delete: true }], {}, [{ id: '5', remove: true, values: {} }]],
    ['ALARM', { ALARM: 'ACTION=EMAIL;TRIGGER=-P1D;TRIGGER_TIME=22:52' }],
    ['RRULE', { RRULE: 'FREQ=DAILY;INTERVAL=1;UNTIL=2026-01-01' }],
    ['multireminder', [{ unit: 30, period: 'minutes' }]],
    ['linetax', [{ name: 'Sales Tax', percentage: 10 }]],
    ['time_range', [{ From: '09:00', To: '12:30' }]],
    ['consent_lookup', { Data_Processing_Basis: 'Contract' }],
    ['object', { Language: 'x', other: 1 }, { fields: languages }, { Language: 'x' }],
    ['list', [{ Language: 'x', Level: 2 }], { fields: languages }],
    ['any', [{ whatever: null }]],
    ['any', nested(10)],
    ['text', null],
  ])('%s %j', (type, value, rest, stored) => {
    expect(read(type, value, rest)).toEqual(stored ?? value)
  })
})

describe('a value that is refused', () => {
  test.each<[DataType, unknown, Rest, unknown]>([
    ['text', 5, {}, wrong('text')],
    ['text', 'abc', { length: 2 }, refused('INVALID_DATA', '', { maximum_length: 2 })],
    ['text', 'a\0', {}, refused('INVALID_DATA')],
    ['text', '\uD800', {}, refused('INVALID_DATA')],
    ['text', 'a#b', { pattern: '^[^#]*$' }, refused('INVALID_DATA', '', { regex: '^[^#]*$' })],
    ['text', 'hot', { json_type: 'jsonarray' }, wrong('jsonarray')],
    ['textarea', 'x'.repeat(2001), {}, refused('INVALID_DATA', '', { maximum_length: 2000 })],
    ['integer', 1.5, {}, wrong('integer')],
    ['integer', '5', {}, wrong('integer')],
    ['integer', 1_000_000_000, {}, refused('INVALID_DATA', '', { maximum_length: 9 })],
    ['integer', 101, { range }, refused('INVALID_DATA', '', { range })],
    ['double', '1', {}, wrong('double')],
    ['percent', 100_000, {}, refused('INVALID_DATA', '', { maximum_length: 5 })],
    ['bigint', 5, {}, wrong('bigint')],
    ['bigint', '1.5', {}, wrong('bigint')],
    ['bigint', '1'.repeat(19), {}, refused('INVALID_DATA', '', { maximum_length: 18 })],
    ['boolean', 'true', {}, wrong('boolean')],
    ['date', '2026-02-30', {}, wrong('date')],
    ['date', '16/08/2017', {}, wrong('date')],
    ['datetime', '2017-08-16', {}, wrong('datetime')],
    ['datetime', '2017-08-16T14:32:23.000Z', {}, wrong('datetime')],
    [
      'picklist',
      'x',
      { pick_list_values: options, closed: true },
      refused('INVALID_DATA', '', { supported_values: ['OnlineStore', 'Fair'] }),
    ],
    ['multiselectpicklist', 'Fair', {}, wrong('jsonarray')],
    ['multiselectpicklist', ['Fair', 5], {}, wrong('text', '[1]')],
    ['lookup', 7, { lookup: accounts }, wrong('jsonobject')],
    ['lookup', {}, { lookup: accounts }, refused('MANDATORY_NOT_FOUND', '.id')],
    ['lookup', { id: '8' }, { lookup: accounts }, refused('INVALID_DATA', '.id')],
    ['lookup', { id: '7' }, {}, refused('INVALID_DATA', '.id')],
    ['userlookup', '8', {}, refused('INVALID_DATA')],
    ['multi_module_lookup', { id: '7' }, {}, refused('INVALID_DATA', '.id')],
    ['multi_module_lookup', { id: '8' }, { multi_module_lookup: many }, refused('INVALID_DATA', '.id')],
    ['module', {}, {}, refused('INVALID_DATA')],
    ['module', 'Leads', {}, wrong('jsonobject')],
    ['module', { id: '8' }, {}, refused('INVALID_DATA')],
    ['module', { api_name: 7 }, {}, refused('INVALID_DATA')],
    ['any', nested(11), {}, refused('INVALID_DATA')],
    ['subform', {}, {}, wrong('jsonarray')],
    ['subform', [{ Level: 1 }], {}, refused('MANDATORY_NOT_FOUND', '[0].Language')],
    ['subform', [{ id: 5 }], {}, refused('INVALID_DATA', '[0].id')],
    [
      'subform',
      Array.from({ length: 101 }, () => ({})),
      {},
      refused('INVALID_DATA', '', { maximum_length: 100 }),
    ],
    ['multiselectlookup', [{}], { lookup: accounts }, refused('MANDATORY_NOT_FOUND', '[0]')],
    ['multiuserlookup', [5], {}, wrong('jsonobject', '[0]')],
    ['fileupload', [{}], {}, refused('MANDATORY_NOT_FOUND', '[0].File_Id__s')],
    [
      'fileupload',
      [{ File_Id__s: 'a' }, { File_Id__s: 'b' }],
      { length: 1 },
      refused('INVALID_DATA', '', { maximum_length: 1 }),
    ],
    ['multireminder', [{ unit: 101, period: 'days' }], {}, refused('INVALID_DATA', '[0].unit', { range })],
    ['linetax', [{ name: 'x' }], {}, refused('MANDATORY_NOT_FOUND', '[0].percentage')],
    ['object', [], { fields: languages }, wrong('jsonobject')],
    ['list', [{}], { fields: languages }, refused('MANDATORY_NOT_FOUND', '[0].Language')],
    ['list', {}, { fields: languages }, wrong('jsonarray')],
    ['text', null, { system_mandatory: true }, refused('MANDATORY_NOT_FOUND')],
    ['text', ' ', { system_mandatory: true }, refused('MANDATORY_NOT_FOUND')],
  ])('%s %j %j', (type, value, rest, verdicts) => {
    expect(read(type, value, rest)).toEqual(verdicts)
  })

  test.each([
    ['email', 'a@b'],
    ['email', '.a@b.com'],
    ['phone', 'a@b'],
    ['website', 'no dot'],
    ['ALARM', { ALARM: 'TRIGGER=x' }],
    ['RRULE', { RRULE: 'sometimes' }],
    ['time_range', [{ From: '9', To: '10' }]],
  ] as const)('%s %j says what it must look like', (type, value) => {
    expect(read(type, value)).toMatchObject([
      ['INVALID_DATA', expect.anything(), { regex: expect.any(String) }],
    ])
  })
})

describe('a row', () => {
  const fields: readonly Field[] = [
    { api_name: 'Name', data_type: 'text', length: 5, system_mandatory: true },
    { api_name: 'Number', data_type: 'autonumber' },
    { api_name: 'Made', data_type: 'datetime', read_only: true },
    { api_name: 'Once', data_type: 'text', operation_type: { api_create: true, api_update: false } },
    { api_name: 'Size', data_type: 'integer' },
  ]
  const values = (row: unknown, purpose: 'create' | 'update'): unknown =>
    readRow(row, fields, '$.data[0]', known, purpose)

  test('leaves out what no field describes and what no write may change', () => {
    const row = { Name: 'a', Number: 'x', Made: 'x', Once: 'o', stranger: 1, ['__proto__']: { Size: 1 } }
    expect(values(row, 'create')).toEqual({ Name: 'a', Once: 'o' })
    expect(values(row, 'update')).toEqual({ Name: 'a' })
    expect(values({ Size: null }, 'update')).toEqual({ Size: null })
  })

  test('is refused with one verdict per field', () => {
    const verdicts = (row: unknown, purpose: 'create' | 'update'): unknown => {
      try {
        return values(row, purpose)
      } catch (error) {
        return (error as RowFault).verdicts.map(({ code, details }) => [code, details['json_path']])
      }
    }
    expect(verdicts({ Name: 'too long', Size: 'x' }, 'create')).toEqual([
      ['INVALID_DATA', '$.data[0].Name'],
      ['INVALID_DATA', '$.data[0].Size'],
    ])
    expect(verdicts({}, 'create')).toEqual([['MANDATORY_NOT_FOUND', '$.data[0].Name']])
    expect(verdicts({}, 'update')).toEqual({})
    expect(verdicts({ Name: '' }, 'update')).toEqual([['MANDATORY_NOT_FOUND', '$.data[0].Name']])
    expect(verdicts([], 'create')).toEqual([['INVALID_DATA', '$.data[0]']])
  })
})

test('every data type has a row in these tables, or no write brings it', () => {
  const computed = ['autonumber', 'formula', 'rollup_summary', 'profileimage', 'territories', 'address']
  for (const type of computed) {
    expect(read(type as DataType, 'x')).toBeUndefined()
    expect(read(type as DataType, null)).toBeUndefined()
  }
  expect(dataTypes).toHaveLength(45)
})

describe('what is stored', () => {
  test('is shown with names, and instants in the time zone of who asks', () => {
    const show = (type: DataType, value: unknown, rest: Rest = {}): unknown =>
      showValue(value, { api_name: 'F', data_type: type, ...rest }, known)
    expect(show('lookup', { id: '7' }, { lookup: accounts })).toEqual({ name: 'Accounts 7', id: '7' })
    expect(show('lookup', { id: '8' }, { lookup: accounts })).toEqual({ name: null, id: '8' })
    expect(show('datetime', '2026-01-01T00:00:00Z')).toBe('2026-01-01T05:30:00+05:30')
    expect(show('formula', '2026-01-01T00:00:00Z', { formula: { return_type: 'datetime' } })).toBe(
      '2026-01-01T05:30:00+05:30',
    )
    expect(show('multi_module_lookup', { id: '7' }, { multi_module_lookup: many })).toEqual({
      name: 'Accounts 7',
      id: '7',
    })
    expect(show('ownerlookup', { id: '7' })).toEqual({ name: 'users 7', id: '7' })
    const withMail = { ...known, emailOf: (id: string) => (id === '7' ? 'a@example.com' : null) }
    const owner: Field = { api_name: 'F', data_type: 'ownerlookup' }
    expect(showValue({ id: '7' }, owner, withMail)).toEqual({
      name: 'users 7',
      id: '7',
      email: 'a@example.com',
    })
    expect(showValue({ id: '8' }, owner, withMail)).toEqual({ name: 'users 8', id: '8', email: null })
    expect(show('text', undefined)).toBeNull()
    expect(show('boolean', false)).toBe(false)
  })

  test.each<[DataType, unknown, unknown]>([
    ['text', 'apple', 'Banana'],
    ['integer', 9, 10],
    ['bigint', '9', '0010'],
    ['boolean', false, true],
    ['date', '2026-01-09', '2026-01-10'],
    ['datetime', '2026-01-01T12:00:00+05:30', '2026-01-01T10:00:00Z'],
    ['autonumber', 'A1', 'b1'],
    ['rollup_summary', 9, 10],
    ['lookup', { id: '1' }, { id: '2' }],
    ['text', null, 'a'],
  ])('of %s has an order: %j before %j', (type, one, other) => {
    const compare = compareBy({ api_name: 'F', data_type: type })
    expect(compare({ F: one }, { F: other })).toBeLessThan(0)
    expect(compare({ F: other }, { F: one })).toBeGreaterThan(0)
    expect(compare({ F: one }, { F: one })).toBe(0)
  })
})
