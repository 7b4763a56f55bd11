import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChanges, isRowList, type RowChange } from '../../src/crm/fields/row-lists.ts'
import type { DataType, Field, Known } from '../../src/crm/fields/field.ts'
import { readRow, type Values } from '../../src/crm/fields/read-row.ts'
import { RowFault } from '../../src/crm/fields/row-fault.ts'
import { compareBy, showRow } from '../../src/crm/fields/show-row.ts'
import { dataTypes } from '../../src/crm/fields/types.ts'

const inner: readonly Field[] = [
  { api_name: 'Language', data_type: 'text' },
  { api_name: 'Account', data_type: 'lookup', lookup: { module: { api_name: 'Accounts' } } },
]
const known: Known = {
  has: (_module, id) => id.length <= 2 || id === 'Leads',
  nameOf: (module, id) => `${module} ${id}`,
  emailOf: (id) => `${id}@example.com`,
  fieldsOf: () => inner,
  timeZone: 'America/St_Johns',
}
const fieldOf = (type: string): Field => ({
  api_name: 'F',
  data_type: type as DataType,
  lookup: { module: { api_name: 'Accounts' } },
  multi_module_lookup: { modules: [{ api_name: 'Accounts' }] },
  associated_module: { module: 'Rows' },
  ...(type === 'object' || type === 'list' ? { fields: inner } : {}),
  decimal_place: 2,
  pick_list_values: [{ display_value: 'Online Store', actual_value: 'OnlineStore' }],
})
const isChanges = (field: Field): boolean =>
  isRowList(field) ||
  ['multiselectlookup', 'multiuserlookup', 'fileupload', 'imageupload'].includes(field.data_type)

/** What a value becomes in a new row: undefined when it is refused, or not written at all. */
function store(value: unknown, field: Field, before: unknown): Values | undefined {
  try {
    const values = readRow({ F: value }, [field], '$.data[0]', known, 'create')
    if (!Object.hasOwn(values, 'F')) return undefined
    if (!isChanges(field) || values['F'] === null) return values
    let next = 0
    const place = { api_name: 'F', json_path: '$.data[0].F' }
    const rows = (before ?? []) as readonly Values[]
    return { F: applyChanges(rows, values['F'] as readonly RowChange[], place, () => `9${(next += 1)}`) }
  } catch (error) {
    // Whatever comes, it is refused in Zoho's words.
    if (error instanceof RowFault) return undefined
    throw error
  }
}

/** One value at least that each data type takes. */
const samples: readonly unknown[] = JSON.parse(`[
  "OnlineStore", "a@b.com", "www.example.com", "0012", "2026-02-28", "2026-02-28T10:00:00+05:30", "91 (98)", "7",
  7, 0.5, true, [], { "id": "7", "name": "ignored" }, { "id": "" }, { "api_name": "Leads" }, ["Fair", "New"],
  { "ALARM": "ACTION=EMAIL" }, { "RRULE": "FREQ=DAILY" }, { "Language": "a" }, { "Consent_Remarks": "x" },
  [{ "unit": 5, "period": "days" }], [{ "name": "a", "percentage": 1 }], [{ "From": "09:00", "To": "10:00" }],
  [{ "File_Id__s": "x" }], [{ "Members": { "id": "7" } }], [{ "name": "hot" }],
  [{ "Language": "a", "Account": { "id": "7" } }]
]`)
const plausible = fc.oneof(
  fc.constantFrom(...samples),
  fc.string({ unit: 'grapheme' }),
  fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
  fc.double({ noNaN: true }),
  fc.array(fc.record({ Language: fc.string(), Level: fc.integer() }, { requiredKeys: [] }), { maxLength: 3 }),
  fc.array(fc.constantFrom('Fair', 'OnlineStore', 'New'), { maxLength: 4 }),
)
const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(
    '\0',
    '\uD800',
    'x'.repeat(50_001),
    '٣',
    '1e3',
    '-0',
    7,
    -0,
    1e308,
    [[]],
    [null],
    [{}],
    { id: 7 },
    { id: ['7'] },
    JSON.parse('{"__proto__":{"id":"7"}}'),
    JSON.parse('[{"__proto__":{"id":"7"},"constructor":{"id":"7"}}]'),
    JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`),
    { length: 3, 0: 'a' },
    { toString: null, id: '7' },
  ),
)

/** No write brings these. */
const computed = ['autonumber', 'formula', 'rollup_summary', 'profileimage', 'territories', 'address']

describe.each(dataTypes.map((type) => [type]))('%s', (type) => {
  const field = fieldOf(type)

  test('what is taken is shown in a form that is taken again, and shown alike', () => {
    let taken = 0
    fc.assert(
      fc.property(fc.oneof(plausible, hostile), (value) => {
        const stored = store(value, field, undefined)
        if (stored === undefined) return
        if (stored['F'] !== null) taken += 1
        const shown = showRow(stored, [field], known)
        const again = store(shown['F'], field, stored['F'])
        expect(again && showRow(again, [field], known)).toEqual(shown)
        expect(compareBy(field)(stored, again ?? {})).toBe(0)
        // Nothing that JSON could not carry, nothing lost on its way.
        expect(JSON.parse(JSON.stringify(shown))).toEqual(JSON.parse(JSON.stringify({ F: shown['F'] })))
        expect(() => structuredClone(stored)).not.toThrow()
      }),
      { numRuns: 60, examples: samples.map((sample) => [sample]) },
    )
    expect(taken > 0).toBe(!computed.includes(type))
  })
})

function pathsOfFaults(row: unknown, fields: readonly Field[]): readonly string[] {
  try {
    const values = readRow(row, fields, '$.data[0]', known, 'update')
    return Object.getPrototypeOf(values) === Object.prototype ? [] : ['a prototype was replaced']
  } catch (error) {
    if (!(error instanceof RowFault)) throw error
    return error.verdicts.map(({ details }) => String(details['json_path']))
  }
}

test('rows of any form are read or refused, and never reach a prototype', () => {
  const fields = dataTypes.map((type) => ({ ...fieldOf(type), api_name: `F_${type}` }))
  const proto: Field = { api_name: '__proto__', data_type: 'text' }
  fc.assert(
    fc.property(
      fc.oneof(hostile, fc.dictionary(fc.constantFrom(...fields.map((f) => f.api_name)), hostile)),
      (row) => {
        const paths = pathsOfFaults(row, fields)
        expect(paths.filter((path) => !path.startsWith('$.data[0]'))).toEqual([])
      },
    ),
    { numRuns: 200 },
  )
  const read = readRow(JSON.parse('{"__proto__":"x"}'), [proto], '$.data[0]', known, 'create')
  expect(Object.hasOwn(read, '__proto__')).toBe(true)
  expect(showRow({}, [proto], known)).toEqual(JSON.parse('{"__proto__":null}'))
})
