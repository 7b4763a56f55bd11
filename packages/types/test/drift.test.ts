import { describe, expect, test } from 'vitest'
import {
  commonMetadata,
  compareTypes,
  generateTypes,
  type FieldMetadata,
  type OrganizationMetadata,
  type PicklistOption,
} from '../src/index.ts'

const organization = (...fields: readonly FieldMetadata[]): OrganizationMetadata => ({
  modules: [{ api_name: 'Leads', fields }],
})
const text = (api_name: string, more: Partial<FieldMetadata> = {}): FieldMetadata => ({
  api_name,
  data_type: 'text',
  ...more,
})
const source = (...options: readonly string[]): FieldMetadata => ({
  api_name: 'Source',
  data_type: 'picklist',
  pick_list_values: options.map((display_value) => ({ display_value })),
})
const nothing = { breaksReads: [], breaksWrites: [], added: [] }
const drift = (before: OrganizationMetadata, after: OrganizationMetadata) =>
  compareTypes(generateTypes(before), generateTypes(after))
const locked = { operation_type: { api_create: false, api_update: false } }

describe('what changed in an organization', () => {
  test.each<[string, FieldMetadata[], FieldMetadata[], Partial<typeof nothing> | object]>([
    ['nothing', [text('City')], [text('City')], {}],
    ['only a comment', [text('City', { length: 50 })], [text('City', { length: 80 })], {}],
    [
      'a field is gone',
      [text('City')],
      [text('Town')],
      {
        breaksReads: ['Leads.City is gone.'],
        breaksWrites: ['Leads.City is gone.'],
        added: ['Leads.Town is new.'],
      },
    ],
    [
      'another type',
      [text('Size')],
      [text('Size', { data_type: 'integer' })],
      {
        breaksReads: ['Leads.Size was string | null and is number | null.'],
        breaksWrites: ['Leads.Size took string and takes number.'],
      },
    ],
    [
      'mandatory now',
      [text('City')],
      [text('City', { system_mandatory: true })],
      {
        breaksReads: [],
        breaksWrites: ['Leads.City is mandatory now.'],
      },
    ],
    [
      'mandatory no longer: it may be null now',
      [text('City', { system_mandatory: true })],
      [text('City')],
      {
        breaksReads: ['Leads.City was string and is string | null.'],
      },
    ],
    [
      'a new mandatory field',
      [text('City')],
      [text('City'), text('Tax_Id', { system_mandatory: true })],
      {
        breaksWrites: ['Leads.Tax_Id is mandatory now.'],
        added: ['Leads.Tax_Id is new.'],
      },
    ],
    [
      'no longer writable',
      [text('City')],
      [text('City', locked)],
      {
        breaksWrites: ['Leads.City can no longer be written.'],
      },
    ],
    ['writable now', [text('City', locked)], [text('City')], {}],
    [
      'options',
      [source('Fair', 'Call')],
      [source('Call', 'Web')],
      {
        breaksWrites: ["Leads.Source has no option 'Fair'."],
        added: ["Leads.Source has a new option 'Web'."],
      },
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(drift(organization(...before), organization(...after))).toEqual({ ...nothing, ...expected })
  })

  test('modules', () => {
    const deals = { modules: [{ api_name: 'Deals', fields: [text('Name')] }] }
    expect(drift(organization(text('City')), deals)).toEqual({
      breaksReads: ['Leads is gone.'],
      breaksWrites: [],
      added: ['Deals is new.'],
    })
  })

  test('a module whose name has an underscore', () => {
    const books = (option: string): OrganizationMetadata => ({
      modules: [{ api_name: 'Price_Books', fields: [source(option)] }],
    })
    expect(drift(books('Flat'), books('Steps'))).toMatchObject({
      breaksWrites: ["Price_Books.Source has no option 'Flat'."],
      added: ["Price_Books.Source has a new option 'Steps'."],
    })
  })

  test('a file of another making is refused', () => {
    expect(() => compareTypes('export interface LeadsRow {}', generateTypes(organization()))).toThrow(
      'not made by zoho-types',
    )
  })
})

describe('what several organizations have in common', () => {
  const common = (...organizations: readonly OrganizationMetadata[]): string =>
    generateTypes(commonMetadata(organizations))

  test('fields of all with the same type, options of all', () => {
    const file = common(
      organization(text('City'), text('Size'), text('Only_Here'), source('Fair', 'Call')),
      organization(text('City'), text('Size', { data_type: 'integer' }), source('Call', 'Web')),
    )
    expect(file).toContain('readonly City: string | null')
    expect(file).not.toMatch(/Size|Only_Here|Fair|Web/)
    expect(file).toContain("  | 'Call'\n")
  })

  test('mandatory, locked or private in one of them: so in all', () => {
    const file = common(
      organization(text('City'), text('Code', locked), text('Name', { private: { restricted: true } })),
      organization(
        text('City', { system_mandatory: true }),
        text('Code'),
        text('Name', { system_mandatory: true }),
      ),
    )
    expect(file).toMatch(/LeadsCreate extends LeadsFields \{[^}]*readonly City: string\n/)
    expect(file).toContain('readonly Code?: never')
    expect(file).toContain('readonly Name: string | null')
  })

  test('an option that one of them retired, stored otherwise, or has under another name is no option of all', () => {
    const options = (...list: readonly PicklistOption[]): OrganizationMetadata =>
      organization({ api_name: 'Source', data_type: 'picklist', pick_list_values: list })
    const file = common(
      options(
        { display_value: 'Fair' },
        { display_value: 'Web shop', actual_value: 'Shop' },
        { display_value: 'Call', actual_value: 'Phone' },
      ),
      options(
        { display_value: 'Fair', type: 'unused' },
        { display_value: 'Web shop', actual_value: 'Web' },
        { display_value: 'Call', actual_value: 'Phone' },
      ),
    )
    expect(file).toContain("export type Leads_Source =\n  | 'Call'\n  | 'Phone'\n  | 'Web shop'\n\n")
  })

  test('private in the second of them only, where the first says so with an empty object', () => {
    const name = (restricted: object): OrganizationMetadata =>
      organization(text('Name', { system_mandatory: true, private: restricted }))
    expect(common(name({}), name({ restricted: true }))).toContain('readonly Name: string | null')
  })

  test('rows of another subform, and links by another key, are not in common', () => {
    const linked = (module: string, key: string): OrganizationMetadata =>
      organization(
        { api_name: 'Lines', data_type: 'subform', associated_module: { module } },
        {
          api_name: 'Skills',
          data_type: 'multiselectlookup',
          multiselectlookup: { connectedlookup_apiname: key },
        },
      )
    expect(common(linked('A', 'Skill'), linked('A', 'Skill'))).toMatch(/Lines[\s\S]*Skills/)
    expect(common(linked('A', 'Skill'), linked('B', 'Talent'))).not.toMatch(/Lines|Skills/)
  })

  test('a module that one of them lacks', () => {
    expect(common(organization(text('City')), { modules: [] })).not.toContain('Leads')
  })

  test('one alone is itself; none is refused', () => {
    const alone = organization(text('City'), source('Fair'))
    expect(common(alone)).toBe(generateTypes(alone))
    expect(() => commonMetadata([])).toThrow(TypeError)
  })
})
