// The rules for generated types, each on a field of the emulator's default organization that is of that kind.
import { createRecords, getRecord, updateRecord } from '@x/records'
import { describe, expect, test } from 'vitest'
import { generateTypes, readMetadata } from '../src/index.ts'
import { clientAtEmulator } from './at-emulator.ts'
import { compile } from './compile.ts'

const { zoho } = clientAtEmulator()
const modules = ['Machines', 'Leads', 'Contacts', 'Tasks', 'Events', 'Quotes', 'Purchase_Orders', 'Deals']
const metadata = await readMetadata(zoho, { modules, layouts: true })
const file = generateTypes(metadata)
const inLayout = generateTypes(metadata, { layout: 'Standard' })

/** What an interface of a file says of a member, on its own or in the fields that it shares. */
function typeOf(of: string, name: string, member: string, text = file): string | undefined {
  const find = (head: string): string | undefined => {
    const body = text.split(`export interface ${head} {`)[1]?.split('\n}')[0] ?? ''
    return new RegExp(String.raw`^  readonly (${member}\??: .*)$`, 'm').exec(body)?.[1]
  }
  return of === 'Row'
    ? find(`${name}Row`)
    : (find(`${name}${of} extends ${name}Fields`) ?? find(`${name}Fields`))
}
const optional = (type: string): string => `?: ${type} | null | undefined`
const LINK = 'readonly { readonly id: string; readonly'

/** Field, type of a row, of what a new record takes, and of a change where that is another. */
const fields: readonly (readonly [
  field: string,
  row: string,
  create: string | undefined,
  update?: string,
])[] = [
  ['Serial_No', 'string | null', undefined],
  ['Features', 'readonly (Machines_Features | (string & {}))[] | null', 'readonly Machines_Features[]'],
  ['Utilization', 'number | null', 'number'],
  ['Technician', 'UserLink | null', 'LinkInput'],
  [
    'Customers',
    `${LINK} Customer: Link | null }[] | null`,
    'readonly { readonly Customer: LinkInput }[]',
    'readonly ({ readonly Customer: LinkInput } | Removed)[]',
  ],
  [
    'Technicians',
    `${LINK} Technicians: UserLink | null }[] | null`,
    'readonly { readonly Technicians: LinkInput }[]',
    'readonly ({ readonly Technicians: LinkInput } | Removed)[]',
  ],
  ['Manuals', 'readonly StoredFile[] | null', 'readonly FileInput[]', 'readonly (FileInput | Removed)[]'],
  ['Photos', 'readonly StoredFile[] | null', 'readonly FileInput[]', 'readonly (FileInput | Removed)[]'],
  ['Days_in_Use', 'number | null', undefined],
  ['Inspections_so_far', 'number | null', undefined],
  [
    'Inspections',
    'readonly InspectionsRow[] | null',
    'readonly InspectionsCreate[]',
    'readonly (InspectionsCreate | (InspectionsUpdate & { readonly id: Id }) | Removed)[]',
  ],
  ['Service_Notes', 'string | null', 'string'],
  ['Story', 'string | null', 'string'],
  ['Remarks', 'string | null', 'string'],
  ['Meter_Reading', 'string | null', 'string'],
  [
    'Service_Window',
    'readonly { readonly From: string; readonly To: string }[] | null',
    'readonly { readonly From: string; readonly To: string }[]',
  ],
  [
    'Used_In',
    '{ readonly id: string; readonly api_name: string } | null',
    '{ readonly api_name: string } | LinkInput',
  ],
  ['Next_Reminder', 'string | null', 'string'],
  ['Consent', '{ readonly [member: string]: unknown } | null', undefined],
  ['Site', 'string | null', undefined],
  ['Site_Latitude', 'number | null', 'number'],
  ['Tag', 'readonly Tag[] | null', 'readonly TagInput[]'],
  ['Layout', 'Link | null', 'LinkInput'],
  ['Owner', 'UserLink', 'LinkInput'],
  // Stamps are always there, and never written.
  ['Created_By', 'UserLink', undefined],
  ['Modified_Time', 'string', undefined],
  ['Score1', 'number | null', undefined],
]

describe('each kind of field', () => {
  const rows = fields.map(([field, row, create, update = create]) => ({ field, row, create, update }))
  test.each(rows)('$field', ({ field, row, create, update }) => {
    const written = (type: string | undefined): string => (type === undefined ? '?: never' : optional(type))
    expect({
      row: typeOf('Row', 'Machines', field),
      create: typeOf('Create', 'Machines', field),
      update: typeOf('Update', 'Machines', field),
    }).toEqual({
      row: `${field}: ${row}`,
      create: `${field}${written(create)}`,
      update: `${field}${written(update)}`,
    })
  })
})

describe('each rule', () => {
  test('a mandatory field is demanded of a new record, and never cleared', () => {
    expect(typeOf('Create', 'Machines', 'Name')).toBe('Name: string')
    expect(typeOf('Update', 'Machines', 'Name')).toBe('Name?: string | undefined')
    expect(typeOf('Row', 'Machines', 'Name')).toBe('Name: string')
  })
  test.each([
    ['Leads', 'Last_Name', 'string'],
    ['Contacts', 'Last_Name', 'string'],
    ['Deals', 'Deal_Name', 'string'],
    ['Tasks', 'Subject', 'string'],
    ['Events', 'End_DateTime', 'string'],
    ['Quotes', 'Quoted_Items', 'readonly Quoted_ItemsCreate[]'],
    ['Purchase_Orders', 'Purchase_Items', 'readonly Purchase_ItemsCreate[]'],
    ['Purchase_Orders', 'Vendor_Name', 'LinkInput'],
  ])('%s: %s is mandatory by the pages', (module, field, type) => {
    expect(typeOf('Create', module, field)).toBe(`${field}: ${type}`)
  })
  test('what a layout makes mandatory is demanded where that layout is asked for', () => {
    expect(typeOf('Create', 'Machines', 'Model')).toBe(`Model${optional('string')}`)
    expect(typeOf('Create', 'Machines', 'Model', inLayout)).toBe('Model: string')
  })
  test('unused and hidden fields are left out', () => {
    expect([typeOf('Row', 'Machines', 'Old_Color'), typeOf('Row', 'Machines', 'Secret')]).toEqual([
      undefined,
      undefined,
    ])
  })
  test('options are those that are shown and those that are stored; unused ones are none', () => {
    expect(
      file
        .split('export type Machines_Features =')[1]
        ?.split('\n\n')[0]
        ?.trim()
        .split(/\s*\n\s*/),
    ).toEqual(["| 'Drives'", "| 'Lifts'", "| 'Turns'", "| 'Turns around'"])
  })
  test.each([
    ['Operator_Phone', 'phone, at most 30 characters. Personal data (GDPR)'],
    ['Injuries', 'textarea, at most 2000 characters. Health data (HIPAA)'],
    ['Order_No', 'text, at most 30 characters, unique, external id.'],
    ['Price', 'currency, at most 16 digits, 2 decimals, 0 to 1000000.'],
  ])('the comment of %s says what it must keep', (field, words) => {
    const [before = ''] = file.split(`  readonly ${field}: `)
    expect(before.split('\n').at(-2)).toContain(words)
  })
  test('a computed name is read alone', () => {
    for (const module of ['Leads', 'Contacts'])
      expect([typeOf('Row', module, 'Full_Name'), typeOf('Create', module, 'Full_Name')]).toEqual([
        'Full_Name: string | null',
        'Full_Name?: never',
      ])
  })
  test('what a record belongs to goes with the module of that', () => {
    expect(typeOf('Create', 'Tasks', String.raw`\$se_module`)).toContain(
      "$se_module?: 'Accounts' | 'Campaigns' |",
    )
  })
  test('options are added to those that are chosen', () => {
    expect(typeOf('Update', 'Machines', String.raw`\$append_values`)).toContain('readonly Features?: boolean')
  })
  test('a linking module has types where it is asked for; rows of a subform have no constant', async () => {
    const asked = ['Machines_X_Contacts']
    const linking = generateTypes(await readMetadata(zoho, { modules: asked }), { modules: asked })
    expect(linking).toContain('  readonly Customer: Link | null\n')
    expect(file).not.toMatch(/^export const Inspections\b/m)
    expect(file).toContain("export const Machines: Module<Machines> = 'Machines'")
  })
})

test('a machine with everything fits, and is taken', async () => {
  const machine = {
    Name: 'Press',
    Features: ['Lifts', 'Turns'],
    Utilization: 12.5,
    Technician: { id: '3652397000000186022' },
    Technicians: [{ Technicians: { id: '3652397000000186022' } }],
    Inspections: [{ Day: '2026-01-05', Result: 'Good', Cost: 5 }],
    Service_Notes: '<b>Oil</b>',
    Meter_Reading: '123456789012345678',
    Service_Window: [{ From: '08:00', To: '12:00' }],
    Used_In: { api_name: 'Deals' },
    Next_Reminder: '2026-07-01T09:00:00+02:00',
    Site_Latitude: 52.5,
    Price: 12.34,
  }
  const [made] = await createRecords(zoho, 'Machines', [machine])
  if (made?.ok !== true) throw made?.error ?? new Error('nothing came')
  const { id = '' } = made
  const row = await getRecord(zoho, 'Machines', id)
  const [{ id: line } = { id: '' }] = (row?.['Inspections'] ?? []) as readonly { readonly id: string }[]
  const change = { Inspections: [{ id: line, Result: 'Bad' }, { Day: '2026-02-05' }], Features: ['Drives'] }
  await updateRecord(zoho, 'Machines', id, change)
  const program = `import type { MachinesCreate, MachinesRow, MachinesUpdate } from './acme.ts'
const read = ${JSON.stringify(row)} as const
export const row: MachinesRow = read
export const create: MachinesCreate = ${JSON.stringify(machine)}
export const update: MachinesUpdate = ${JSON.stringify(change)}
// @ts-expect-error -- unused
export const unused: MachinesCreate = { Name: 'A', Features: ['Sings'] }
// @ts-expect-error -- computed
export const computed: MachinesCreate = { Name: 'A', Serial_No: 'M-1' }
`
  expect(compile({ 'acme.ts': file, 'program.ts': program })).toBe('')
})
