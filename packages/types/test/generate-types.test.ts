import { describe, expect, test } from 'vitest'
import {
  generateTypes,
  readMetadata,
  type FieldMetadata,
  type ModuleMetadata,
  type OrganizationMetadata,
} from '../src/index.ts'
import { clientAtEmulator } from './at-emulator.ts'
import { compile } from './compile.ts'
import { kinds } from './kinds.ts'
import { randomMetadata } from './random-metadata.ts'

const lines: ModuleMetadata = {
  api_name: 'Lines',
  generated_type: 'subform',
  fields: [{ api_name: 'Amount', data_type: 'currency', json_type: 'double' }],
}
const all: OrganizationMetadata = {
  modules: [{ api_name: 'All', fields: kinds.map(({ field }) => field) }, lines],
}
const text = generateTypes(all)
/** What the tests made: compiled together, once. */
const files: Record<string, string> = { 'all.ts': text }

/** What an interface of the file says of a member. */
function typeOf(file: string, name: string, member: string): string | undefined {
  const body = file.split(`export interface ${name} `)[1]?.split('\n}')[0] ?? ''
  return new RegExp(String.raw`^  readonly ${member}\??: (.*)$`, 'm').exec(body)?.[1]
}
const one = (field: FieldMetadata, module = 'Some'): string =>
  generateTypes({ modules: [{ api_name: module, fields: [field] }] })

describe('each data type', () => {
  test.each(kinds)('$field.api_name', ({ field, row, create, update = create }) => {
    const name = field.api_name
    const written = (type: string): string => (type === 'never' ? type : `${type} | null | undefined`)
    const find = (which: string): string | undefined =>
      typeOf(text, `AllFields`, name) ?? typeOf(text, which, name)
    expect(typeOf(text, 'AllRow', name)).toBe(row)
    expect(find('AllCreate extends AllFields')).toBe(written(create))
    expect(find('AllUpdate extends AllFields')).toBe(written(update))
  })
})

describe('what a field says beside its type', () => {
  test('mandatory: demanded of a new record, not to be cleared, always there', () => {
    const file = one({ api_name: 'Last_Name', data_type: 'text', system_mandatory: true })
    expect(file).toContain('  readonly Last_Name: string\n')
    expect(typeOf(file, 'SomeUpdate extends SomeFields', 'Last_Name')).toBe('string | undefined')
  })

  test('mandatory by Zoho’s documentation only', () => {
    const stage = { api_name: 'Stage', data_type: 'text' }
    expect(typeOf(one(stage, 'Deals'), 'DealsCreate extends DealsFields', 'Stage')).toBe('string')
    expect(typeOf(one(stage, 'Others'), 'OthersFields', 'Stage')).toBe('string | null | undefined')
  })

  test('mandatory in a layout, when that layout is asked for', () => {
    const module: ModuleMetadata = {
      api_name: 'Some',
      fields: [{ api_name: 'City', data_type: 'text' }],
      layouts: [{ name: 'Sales', sections: [{ fields: [{ api_name: 'City', required: true }] }] }],
    }
    const typed = (layout?: string): string | undefined =>
      typeOf(generateTypes({ modules: [module] }, { layout }), 'SomeCreate extends SomeFields', 'City')
    expect(typed('Sales')).toBe('string')
    expect(typed('Other')).toBeUndefined()
    expect(typed()).toBeUndefined()
  })

  test('limits, label and privacy stand in its comment', () => {
    const file = one({
      api_name: 'Salary',
      field_label: 'Salary, gross',
      data_type: 'currency',
      length: 16,
      decimal_place: 2,
      unique: { case_sensitive: false },
      private: { restricted: true },
      hipaa_compliance_enabled: true,
    })
    expect(file).toContain(
      '/** “Salary, gross”: currency, at most 16 digits, 2 decimals, unique. Personal data (GDPR); reads as null where access is restricted. Health data (HIPAA); reads as null where access is restricted. */',
    )
  })

  test('a private mandatory field may read as null', () => {
    const file = one({
      api_name: 'A',
      data_type: 'text',
      system_mandatory: true,
      private: { restricted: true },
    })
    expect(typeOf(file, 'SomeRow', 'A')).toBe('string | null')
  })

  test('empty objects, null and nothing all mean "not set"', () => {
    for (const unset of [{}, null, undefined])
      expect(one({ api_name: 'A', data_type: 'text', unique: unset, private: null, lookup: null })).toContain(
        '/** text. */',
      )
  })

  test('answers of older versions say neither `type` nor `operation_type`: stamps are read alone all the same', () => {
    const stamp = { json_type: 'jsonobject', data_type: 'ownerlookup', field_read_only: true, visible: true }
    const file = generateTypes({
      modules: [
        {
          api_name: 'Boats',
          fields: [
            { ...stamp, api_name: 'Created_By' },
            { ...stamp, api_name: 'Owner' },
          ],
        },
      ],
    })
    expect(file).toContain('  readonly Created_By?: never\n')
    expect(file).toContain('  readonly Created_By: UserLink\n')
    expect(file).toContain('  readonly Owner?: LinkInput | null | undefined\n')
  })

  test('unused and hidden fields are left out', () => {
    expect(one({ api_name: 'Gone', data_type: 'text', type: 'unused' })).not.toContain('Gone')
    expect(one({ api_name: 'Hidden', data_type: 'text', visible: false })).not.toContain('Hidden')
  })
})

describe('modules', () => {
  const named = (api_name: string, more: Partial<ModuleMetadata> = {}): ModuleMetadata => ({
    api_name,
    fields: [{ api_name: 'Name', data_type: 'text' }],
    ...more,
  })

  test('without a choice: those that are visible and have records', () => {
    const file = generateTypes({
      modules: [
        named('Leads'),
        named('Hidden', { status: 'user_hidden' }),
        named('Visits', { api_supported: false }),
        named('Empty', { fields: [] }),
        named('Skills', { generated_type: 'linking', status: 'visible' }),
      ],
    })
    expect([...file.matchAll(/^export const (\w+)/gm)].map(([, name]) => name)).toEqual(['Leads', 'Skills'])
  })

  test('a module that is not there is said, with some that are', () => {
    expect(() => generateTypes({ modules: [named('Leads')] }, { modules: ['Lead'] })).toThrow(
      'The organization has no module Lead. Modules go by their API names',
    )
  })

  test('rows of subforms come along and are no module', () => {
    const file = generateTypes(all, { modules: ['All'] })
    expect(file).toContain('export interface LinesRow {')
    expect(file).not.toContain('export const Lines')
  })

  test('names that the language, the file or another module has', () => {
    const modules = [
      'class',
      'Id',
      'Link',
      'Leads',
      'LeadsRow',
      '2nd',
      'a-b',
      'a_b',
      '__proto__',
      'constructor',
    ].map((name) => named(name))
    const file = generateTypes({ modules })
    files['names.ts'] = file
    const constants = [...file.matchAll(/^export const (\w+): .* = (.*)$/gm)].map(
      ([, name, value]) => `${name} ${value}`,
    )
    expect(constants).toContain("class_ 'class'")
    expect(constants).toContain("Id_ 'Id'")
    expect(constants).toContain("_2nd '2nd'")
    expect(constants).toContain("a_b_ 'a_b'")
  })
})

describe('a file that can be kept', () => {
  test('the same whatever the order of modules, fields and options, without ids and dates', async () => {
    const metadata = await readMetadata(clientAtEmulator().zoho, { modules: ['Leads', 'Quotes'] })
    const turned: OrganizationMetadata = {
      modules: metadata.modules.toReversed().map((module) => ({
        ...module,
        fields: module.fields.toReversed().map((field) => ({
          ...field,
          pick_list_values: field.pick_list_values?.toReversed(),
        })),
      })),
    }
    const file = generateTypes(metadata)
    expect(generateTypes(turned)).toBe(file)
    expect(file).not.toMatch(/\d{6}/)
    expect(file).toContain('export interface Quoted_ItemsRow {')
  })

  test('nothing that somebody typed into Zoho ends a comment, a string or a line', () => {
    const evil = [
      '*/ export const stolen = 1 /*',
      "' + steal() + '",
      'a\\',
      'line\nbreak',
      '\u2028\u2029',
      '\uD800',
      '`${1}`',
      '\u202E',
      '*\u200E/ x',
    ]
    const file = generateTypes(
      {
        modules: evil.map((typed, index) => ({
          api_name: `M${String(index)}${typed}`,
          fields: [
            {
              api_name: typed,
              field_label: typed,
              data_type: 'picklist',
              lookup: { module: { api_name: typed } },
              pick_list_values: [{ display_value: typed }],
            },
            { api_name: `F${typed}`, data_type: typed, json_type: 'string' },
            {
              api_name: `L${typed}`,
              data_type: 'multiselectlookup',
              multiselectlookup: { connectedlookup_apiname: typed },
            },
            {
              api_name: `W${typed}`,
              data_type: 'multi_module_lookup',
              multi_module_lookup: { modules: [{ api_name: typed }] },
            },
          ],
        })),
      },
      { command: 'npx zoho-types\n steal()' },
    )
    files['evil.ts'] = file
    expect(file.replaceAll(/\/\*\*.*?\*\/|'(?:[^'\\\n]|\\.)*'|^\/\/.*$/gm, '')).not.toMatch(
      /const stolen|steal\(/,
    )
    // oxlint-disable-next-line no-control-regex -- that is what is looked for
    expect(file).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200E\u2028\u2029\u202E\uD800]/)
  })

  test('two hundred fields and four thousand options', () => {
    const fields: FieldMetadata[] = Array.from({ length: 200 }, (_each, index) => ({
      api_name: `Field_${String(index)}`,
      data_type: index === 0 ? 'picklist' : 'text',
      pick_list_values:
        index === 0
          ? Array.from({ length: 4000 }, (_option, number) => ({ display_value: `Town ${String(number)}` }))
          : [],
    }))
    const file = generateTypes({ modules: [{ api_name: 'Big', fields }] })
    expect(file.match(/^ {2}\| /gm)).toHaveLength(4000)
    files['big.ts'] = file
  })
})

test('random metadata', () => {
  const random = generateTypes(randomMetadata(60, 11))
  expect(random.match(/^export const /gm)?.length).toBeGreaterThan(40)
  files['random.ts'] = random
})

test('all of these compile in a strict project', () => {
  expect(Object.keys(files).toSorted()).toEqual(['all.ts', 'big.ts', 'evil.ts', 'names.ts', 'random.ts'])
  expect(compile(files)).toBe('')
})
