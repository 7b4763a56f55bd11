import { expect, test } from 'vitest'
import { openAsking, type Asking, type Row } from './asking.ts'

/** What descriptions, pages and the SDK call the types of fields. */
const known =
  'text textarea richtextarea autonumber email phone website integer bigint currency double percent date datetime event_reminder boolean picklist multiselectpicklist lookup multiselectlookup userlookup multiuserlookup consent_lookup fileupload imageupload profileimage formula rollup_summary address ownerlookup territories layout subform mediumtext long module multi_module_lookup multireminder ALARM RRULE linetax time_range'

const setup: Asking = openAsking()
const USER = '3652397000000186022'
const CONTACT = String(setup.one('POST /Contacts', { data: [{ Last_Name: 'Boyle' }] }).details['id'])
const write = (values: object): Row => setup.one('POST /Machines', { data: [{ Name: 'Press', ...values }] })
const read = (id: unknown): Row => setup.one(`GET /Machines/${String(id)}`)

test('the default organization has a field of every data type', () => {
  const modules = setup.ask('GET /settings/modules').rows.map((row) => String(row['api_name']))
  const found = new Set(
    modules.flatMap((module) =>
      setup.ask(`GET /settings/fields?module=${module}&type=all`).rows.map((row) => row['data_type']),
    ),
  )
  expect(known.split(' ').filter((type) => !found.has(type))).toEqual([])
})

const link = (member: string, id: string): object => ({
  [member]: expect.objectContaining({ id }),
  id: expect.any(String),
})
const upload = (name: string): object => {
  const form = [{ name: 'file', fileName: name, bytes: new TextEncoder().encode('hello') }]
  const { body } = setup.call('POST /files', undefined, { scopes: ['ZohoCRM.files.CREATE'], form })
  return { File_Id__s: (body as { readonly data: readonly Row[] }).data[0]?.details['id'] }
}
const [manual, photo] = [upload('manual.txt'), upload('photo.png')]
test.each<[string, unknown, unknown, unknown]>([
  ['Features', ['Lifts', 'Turns'], ['Lifts', 'Turns'], 'Lifts'],
  ['Utilization', 12.5, 12.5, '12.5'],
  ['Technician', { id: USER }, { id: USER }, { id: '5' }],
  ['Customers', [{ Customer: { id: CONTACT } }], [link('Customer', CONTACT)], [{ Customer: { id: '5' } }]],
  ['Technicians', [{ Technicians: { id: USER } }], [link('Technicians', USER)], { id: USER }],
  ['Manuals', [manual], [{ File_Name__s: 'manual.txt' }], Array.from({ length: 6 }, () => manual)],
  ['Photos', [photo], [{ File_Name__s: 'photo.png' }], [{}]],
  ['Inspections', [{ Day: '2026-01-05', Cost: 5 }], [{ Day: '2026-01-05', Cost: 5 }], [{ Cost: 5 }]],
  ['Service_Notes', '<b>Oil</b>', '<b>Oil</b>', 5],
  ['Story', '<b>Oil</b>', '<b>Oil</b>', 5],
  ['Remarks', 'New\nbelt', 'New\nbelt', 5],
  ['Meter_Reading', '123456789012345678', '123456789012345678', 'many'],
  ['Service_Window', [{ From: '08:00', To: '12:00' }], [{ From: '08:00', To: '12:00' }], [{ From: '8' }]],
  [
    'Used_In',
    { api_name: 'Deals' },
    { api_name: 'Deals', id: '3652397000001060000' },
    { api_name: 'Nothing' },
  ],
  ['Next_Reminder', '2026-07-01T09:00:00+02:00', '2026-07-01T09:00:00+02:00', 'soon'],
  [
    'Consent',
    { Contact_Through_Email: true },
    { Contact_Through_Email: true },
    { Contact_Through_Email: 'yes' },
  ],
  ['Site_Latitude', 52.123456789, 52.123456789, '52'],
  ['Order_No', 'A-1', 'A-1', 5],
  ['Price', 12.34, 12.34, 2_000_000],
])('%s takes and gives a value of its type, and no other', (field, value, shown, bad) => {
  const { code, details } = write({ [field]: value })
  expect(code).toBe('SUCCESS')
  expect({ value: read(details['id'])[field] }).toMatchObject({ value: shown })
  expect(write({ [field]: bad })).toMatchObject({
    code: expect.stringMatching(/^(?:INVALID_DATA|MANDATORY_NOT_FOUND)$/),
    details: { json_path: expect.stringContaining(field) },
  })
})

test('what is computed, or read only, is never written', () => {
  const made = write({ Model: 'X' })
  const row = read(made.details['id'])
  expect(row['Serial_No']).toMatch(/^M-\d+$/)
  expect(row).toMatchObject({ Days_in_Use: 0, Inspections_so_far: null, Site: null, Territories: null })
  const others = {
    Serial_No: 'M-77',
    Days_in_Use: 5,
    Inspections_so_far: 5,
    Site: 'Here',
    Territories: [{ id: '5' }],
  }
  const again = read(write({ ...others, Score1: 5 }).details['id'])
  expect(again).toMatchObject({
    Days_in_Use: 0,
    Inspections_so_far: null,
    Site: null,
    Territories: null,
    Score1: null,
  })
  expect(again['Serial_No']).not.toBe('M-77')
})

test('unused fields are listed when they are asked for; a hidden one says so', () => {
  const fields = (type: string): readonly Row[] =>
    setup.ask(`GET /settings/fields?module=Machines&type=${type}`).rows
  expect(fields('used').map((row) => row['api_name'])).not.toContain('Old_Color')
  expect(fields('unused').map((row) => row['api_name'])).toEqual(['Old_Color'])
  expect(fields('all').find((row) => row['api_name'] === 'Secret')).toMatchObject({ visible: false })
})
