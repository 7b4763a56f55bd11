// The types against the emulator: what it gives fits the rows, and what the create types allow it takes.
import { createRecords, getRecord, listRecords } from '@x/records'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { generateTypes, readMetadata, type FieldMetadata, type ModuleMetadata } from '../src/index.ts'
import { isMandatory, isReadable, isWritable } from '../src/field-types.ts'
import { optionsOf } from '../src/value-type.ts'
import { clientAtEmulator } from './at-emulator.ts'
import { compile } from './compile.ts'

// Without calls, whose duration is a text of minutes and seconds: a format that no metadata tells.
const modules = [
  'Leads',
  'Contacts',
  'Accounts',
  'Deals',
  'Tasks',
  'Products',
  'Campaigns',
  'Vendors',
  'Cases',
  'Machines',
]
const none = new Set<string>()

test('rows that come fit, rows that fit are taken, and nothing else compiles', async () => {
  const { zoho } = clientAtEmulator()
  const metadata = await readMetadata(zoho, { modules })
  const program = [
    `import type { ${modules.flatMap((name) => [`${name}Row`, `${name}Create`]).join(', ')} } from './acme.ts'`,
    'export const rows: unknown[] = []',
  ]
  for (const module of metadata.modules.filter(({ api_name: name }) => modules.includes(name))) {
    const { api_name: name } = module
    const created = fc.sample(rowOf(module), { numRuns: 30, seed: 7 })
    program.push(
      ...created.map((row) => `{ const fits: ${name}Create = ${JSON.stringify(row)}; rows.push(fits) }`),
    )
    const results = await createRecords(zoho, name, created, { trigger: [] })
    expect(results.flatMap((result, at) => (result.ok ? [] : [[result.error.message, created[at]]]))).toEqual(
      [],
    )
    const { items } = await listRecords(zoho, name, { fields: ['id'], per_page: 5 })
    const made = results.slice(0, 5).flatMap((result) => (result.ok ? (result.id ?? []) : []))
    expect({ name, records: items.length, made: made.length }).toMatchObject({ records: 5, made: 5 })
    for (const id of new Set([...items.map((item) => item.id), ...made])) {
      const row = await getRecord(zoho, name, id)
      program.push(
        `{ const row = ${JSON.stringify(row)} as const; const fits: ${name}Row = row; rows.push(fits) }`,
      )
    }
  }
  program.push(
    '// @ts-expect-error -- mandatory',
    "export const without: LeadsCreate = { Company: 'Acme' }",
    '// @ts-expect-error -- computed',
    "export const computed: LeadsCreate = { Last_Name: 'A', Full_Name: 'A' }",
    "const loose = { Last_Name: 'A', Created_Time: '2026-01-05T09:00:00+00:00' }",
    '// @ts-expect-error -- through a variable, too',
    'export const slipped: LeadsCreate = loose',
    '// @ts-expect-error -- no option of the list',
    "export const option: LeadsCreate = { Last_Name: 'A', Lead_Source: 'Nowhere' }",
    '// @ts-expect-error -- no field',
    "export const unknown: LeadsCreate = { Last_Name: 'A', Foo: 1 }",
  )
  expect(compile({ 'acme.ts': generateTypes(metadata), 'program.ts': program.join('\n') })).toBe('')
})

/** New records of a module that its create type allows. */
function rowOf(module: ModuleMetadata): fc.Arbitrary<Record<string, unknown>> {
  const writable = module.fields.filter((field) => isReadable(field) && isWritable(field, 'create'))
  const known = writable.flatMap((field) => {
    const value = valueOf(field)
    return value === undefined ? [] : [{ field, value }]
  })
  return fc.record(Object.fromEntries(known.map(({ field, value }) => [field.api_name, value])), {
    requiredKeys: known
      .map(({ field }) => field)
      .filter((field) => isMandatory(module.api_name, field, none))
      .map((field) => field.api_name),
  })
}

/** Values of a field, by its metadata; `undefined` where another record or file would be needed first. */
function valueOf(field: FieldMetadata): fc.Arbitrary<unknown> | undefined {
  const options = optionsOf(field).map(
    (option) =>
      JSON.parse(
        `"${option
          .slice(1, -1)
          .replaceAll(String.raw`\'`, "'")
          .replaceAll('"', String.raw`\"`)}"`,
      ) as string,
  )
  if (options.length > 0) {
    return field.data_type === 'picklist'
      ? fc.constantFrom(...options)
      : fc.subarray(options, { minLength: 1 })
  }
  const digits = Math.min(field.length ?? 5, 9)
  const whole = fc.integer({
    min: field.range?.from ?? 0,
    max: field.range?.to ?? 10 ** Math.max(digits - 1, 1) - 1,
  })
  switch (field.data_type) {
    case 'text':
      return field.json_type === 'jsonarray'
        ? undefined
        : fc
            .string({ minLength: 1, maxLength: field.length ?? 20, unit: 'grapheme-ascii' })
            .map((text) => text.trim() || 'x')
    case 'textarea':
    case 'richtextarea':
    case 'mediumtext':
      return fc.string({ maxLength: 200 }).map((text) => text.trim() || 'x')
    case 'email':
      return fc.constantFrom('a@example.com', 'first.last+tag@sub.example.org')
    case 'phone':
      return fc.constantFrom('+49 30 123', '(030) 12-34')
    case 'website':
      return fc.constantFrom('https://example.com', 'www.example.org/a')
    case 'integer':
    case 'double':
    case 'currency':
    case 'percent':
      return whole
    case 'bigint':
    case 'long':
      return whole.map(String)
    case 'boolean':
      return fc.boolean()
    case 'date':
      return fc.constantFrom('2026-01-05', '2024-02-29')
    case 'datetime':
    case 'event_reminder':
      return fc.constantFrom('2026-01-05T09:00:00+00:00', '2026-07-05T23:59:59+05:30')
    case 'module':
      return fc.constantFrom({ api_name: 'Deals' }, { api_name: 'Leads' })
    case 'time_range':
      return fc.array(fc.constant({ From: '08:00', To: '12:00' }), { minLength: 1, maxLength: 2 })
    default:
      return undefined
  }
}
