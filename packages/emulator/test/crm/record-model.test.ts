// How Zoho's records behave as a whole: each rule of the facts, by name, that no other suite shows.
import { beforeEach, describe, expect, test } from 'vitest'
import { dataOf, make, openRecords, scopes } from './records-setup.ts'
import { BRAM } from './setup.ts'

const setup = openRecords()
const { advance, crm } = setup
const all = [
  ...scopes,
  'ZohoCRM.change_owner.ALL',
  'ZohoCRM.mass_update.ALL',
  'ZohoCRM.mass_delete.ALL',
  'ZohoCRM.files.ALL',
  'ZohoCRM.modules.lockinginformation.ALL',
]
const call: typeof setup.call = (line, body, caller = {}) =>
  setup.call(line, body, { scopes: all, ...caller })
setup.call('POST /settings/fields?module=Leads', {
  fields: [{ field_label: 'Number', data_type: 'text', length: 9, unique: { case_sensitive: false } }],
})
const [LEAD = ''] = make(setup, 'Leads', { Last_Name: 'Boyle', Company: 'Zylker', Number: 'a' })
const mark = crm.marks.mark()

beforeEach(() => crm.marks.rewind(mark))

const rowOf = (answer: ReturnType<typeof call>): Record<string, unknown> => dataOf(answer)[0] ?? {}
const lead = (): Record<string, unknown> => rowOf(call(`GET /Leads/${LEAD}`))

test('rows are independent: a bad one leaves the others as they are written', () => {
  const data = [{ Last_Name: 'a' }, {}, { Last_Name: 'c' }]
  expect(call('POST /Leads', { data })).toMatchObject({
    status: 207,
    body: { data: [{ code: 'SUCCESS' }, { code: 'MANDATORY_NOT_FOUND' }, { code: 'SUCCESS' }] },
  })
  expect(dataOf(call('GET /Leads?fields=Last_Name'))).toHaveLength(3)
})

describe('of several faults of a row the first counts:', () => {
  const update = (id: string, row: object): Record<string, unknown> =>
    rowOf(call('PUT /Leads', { data: [{ id, ...row }] }))
  const lock = () => call(`POST /Leads/${LEAD}/Locking_Information__s`, { data: [{ Locked_Reason__s: 'x' }] })

  test('an unknown id before a bad value', () => {
    expect(update('1', { Annual_Revenue: 'much' })).toMatchObject({ details: { api_name: 'id' } })
  })

  test('a lock before a bad value', () => {
    lock()
    expect(update(LEAD, { Annual_Revenue: 'much' })).toMatchObject({ code: 'RECORD_LOCKED' })
  })

  test('a type before a length, a length before uniqueness', () => {
    make(setup, 'Leads', { Last_Name: 'Adams', Number: 'b' })
    expect(update(LEAD, { Number: 7 })).toMatchObject({ details: { expected_data_type: 'text' } })
    expect(update(LEAD, { Number: 'b'.repeat(10) })).toMatchObject({ details: { maximum_length: 9 } })
    expect(update(LEAD, { Number: 'B' })).toMatchObject({ code: 'DUPLICATE_DATA' })
  })

  test('a bad value and what is missing before uniqueness; several fields are all told', () => {
    const row = { Number: 'a', Annual_Revenue: 'much' }
    expect(rowOf(call('POST /Leads', { data: [row] }))).toMatchObject({
      code: 'MULTIPLE_OR_MULTI_ERRORS',
      details: {
        errors: expect.arrayContaining([
          expect.objectContaining({ code: 'INVALID_DATA' }),
          expect.objectContaining({ code: 'MANDATORY_NOT_FOUND' }),
        ]),
      },
    })
  })
})

test('ids grow, and are those of one record, note, tag or line alone', () => {
  const ids = [
    ...make(setup, 'Leads', { Last_Name: 'a' }),
    ...make(setup, 'Products', { Product_Name: 'Boat' }),
    ...make(setup, 'Notes', { Note_Title: 'a', Parent_Id: { module: { api_name: 'Leads' }, id: LEAD } }),
  ]
  const { tags } = call('POST /settings/tags?module=Leads', { tags: [{ name: 'hot' }] }).body as {
    readonly tags: readonly { readonly details: { readonly id: string } }[]
  }
  const Quoted_Items = [{ Product_Name: { id: ids[1] }, Quantity: 1 }]
  const [quote = ''] = make(setup, 'Quotes', { Subject: 'a', Quoted_Items })
  const [line] = rowOf(call(`GET /Quotes/${quote}`))['Quoted_Items'] as readonly { readonly id: string }[]
  const found = [LEAD, ...ids, tags[0]?.details.id ?? '', quote, line?.id ?? '']
  expect(new Set(found).size).toBe(found.length)
  const made = found.slice(0, -2).map(BigInt)
  expect(made.every((id, index) => index === 0 || id > (made[index - 1] ?? id))).toBe(true)
})

/** What changes a record besides a write of it. */
const photo = {
  form: [
    {
      name: 'file',
      fileName: 'a.png',
      type: 'image/png',
      bytes: Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0]),
    },
  ],
}
const touches: readonly [what: string, act: () => unknown][] = [
  ['a write', () => call(`PUT /Leads/${LEAD}`, { data: [{ City: 'Delft' }] })],
  ['a tag', () => call(`POST /Leads/${LEAD}/actions/add_tags`, { tags: [{ name: 'hot' }] })],
  ['an owner', () => call(`POST /Leads/${LEAD}/actions/change_owner`, { owner: { id: BRAM } })],
  ['a photo', () => call(`POST /Leads/${LEAD}/photo`, undefined, photo)],
  [
    'a mass update',
    () => call('POST /Leads/actions/mass_update', { data: [{ City: 'Delft' }], ids: [LEAD] }),
  ],
]

test.each(touches)('%s moves Modified_Time, and not Created_Time', (_what, act) => {
  // The clock does not go back with the records.
  call(`PUT /Leads/${LEAD}`, { data: [{ Description: 'x' }] })
  const before = lead()
  advance(5000)
  expect(act()).toMatchObject({ status: 200 })
  const after = lead()
  expect(Date.parse(String(after['Modified_Time'])) - Date.parse(String(before['Modified_Time']))).toBe(5000)
  expect(after['Created_Time']).toBe(before['Created_Time'])
  expect(String(after['Modified_Time'])).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)
})

/** What a lock keeps from being done. */
const locked: readonly [what: string, act: () => unknown][] = [
  ['an update', () => call(`PUT /Leads/${LEAD}`, { data: [{ City: 'x' }] })],
  ['a deletion', () => call(`DELETE /Leads/${LEAD}`)],
  ['tags', () => call(`POST /Leads/${LEAD}/actions/add_tags`, { tags: [{ name: 'hot' }] })],
  ['removed tags', () => call(`POST /Leads/${LEAD}/actions/remove_tags`, { tags: [{ name: 'hot' }] })],
  ['a photo', () => call(`POST /Leads/${LEAD}/photo`, undefined, photo)],
  ['a new owner', () => call(`POST /Leads/${LEAD}/actions/change_owner`, { owner: { id: BRAM } })],
  ['a conversion', () => call(`POST /Leads/${LEAD}/actions/convert`, { data: [{}] })],
  ['a mass update', () => call('POST /Leads/actions/mass_update', { data: [{ City: 'x' }], ids: [LEAD] })],
  ['a mass deletion', () => call('POST /Leads/actions/mass_delete', { ids: [LEAD] })],
]

test.each(locked)('a lock keeps %s from a record: RECORD_LOCKED', (_what, act) => {
  call(`POST /Leads/${LEAD}/Locking_Information__s`, { data: [{ Locked_Reason__s: 'deal' }] })
  const before = lead()
  expect(before).toMatchObject({ Locked__s: true, $locked_for_me: true })
  expect(JSON.stringify(act())).toContain('RECORD_LOCKED')
  expect(lead()).toEqual(before)
})

test('lists come newest first, and by id where times are the same', () => {
  const made = make(setup, 'Leads', { Last_Name: 'a' }, { Last_Name: 'b' })
  const ids = (more: string): unknown => dataOf(call(`GET /Leads?fields=id${more}`)).map(({ id }) => id)
  const newest = [...made.toReversed(), LEAD]
  expect(ids('')).toEqual(newest)
  expect(ids('&sort_by=Modified_Time')).toEqual(newest)
  expect(ids('&sort_by=Created_Time&sort_order=asc')).toEqual(newest.toReversed())
})

test('a unique value is compared without regard to case, and that of a deleted record is free', () => {
  const twice = () => rowOf(call('POST /Leads', { data: [{ Last_Name: 'b', Number: 'A' }] }))
  expect(twice()).toMatchObject({ code: 'DUPLICATE_DATA', details: { api_name: 'Number', id: LEAD } })
  call(`DELETE /Leads/${LEAD}`)
  expect(twice()).toMatchObject({ code: 'SUCCESS' })
  expect(call(`POST /settings/recycle_bin/${LEAD}/actions/restore`)).toMatchObject({
    status: 400,
    body: { recycle_bin: [{ code: 'DUPLICATE_DATA' }] },
  })
})

test('a deleted record is listed as such for 60 days, then as gone for good for 120 more', () => {
  const DAY = 24 * 60 * 60 * 1000
  call(`DELETE /Leads/${LEAD}`)
  const type = (): unknown => dataOf(call('GET /Leads/deleted'))[0]?.['type']
  expect(type()).toBe('recycle')
  advance(59 * DAY)
  expect(type()).toBe('recycle')
  advance(2 * DAY)
  expect([type(), call(`POST /settings/recycle_bin/${LEAD}/actions/restore`).status]).toEqual([
    'permanent',
    400,
  ])
  advance(125 * DAY)
  expect(call('GET /Leads/deleted').status).toBe(204)
})

test('what a lookup names must be there; null clears it; it reads as null while that lies in the bin', () => {
  const [boss = ''] = make(setup, 'Contacts', { Last_Name: 'Boyle' })
  const write = (id: unknown) =>
    rowOf(call('POST /Contacts', { data: [{ Last_Name: 'a', Reporting_To: id === null ? null : { id } }] }))
  expect(write('1')).toMatchObject({
    code: 'INVALID_DATA',
    details: { json_path: '$.data[0].Reporting_To.id' },
  })
  const [id = ''] = make(setup, 'Contacts', { Last_Name: 'a', Reporting_To: { id: boss } })
  const boss_ = (): unknown => rowOf(call(`GET /Contacts/${id}`))['Reporting_To']
  expect(boss_()).toMatchObject({ id: boss })
  call(`DELETE /Contacts/${boss}`)
  expect(boss_()).toBeNull()
  call(`POST /settings/recycle_bin/${boss}/actions/restore`)
  expect(boss_()).toMatchObject({ id: boss })
  call(`PUT /Contacts/${id}`, { data: [{ Reporting_To: null }] })
  expect(boss_()).toBeNull()
})

test('an owner is the caller unless another one is named, who must be active', () => {
  expect(lead()['Owner']).toMatchObject({ id: (lead()['Created_By'] as { readonly id: string }).id })
  expect(rowOf(call('POST /Leads', { data: [{ Last_Name: 'a', Owner: { id: BRAM } }] }))).toMatchObject({
    code: 'SUCCESS',
  })
  const other = crm.users().find(({ status }) => status === 'inactive')
  expect(other).toBeDefined()
  const owner = { id: other?.id }
  expect(call(`POST /Leads/${LEAD}/actions/change_owner`, { owner })).toMatchObject({
    status: 400,
    body: { code: 'INVALID_DATA', details: { owner_status: 'inactive' } },
  })
})

test('a job is scheduled, then runs, then is done; its counts add up at each step', () => {
  const views = call('GET /settings/custom_views?module=Leads').body as {
    readonly custom_views: readonly { readonly id: string; readonly system_name: string }[]
  }
  const cvid = views.custom_views.find(({ system_name: name }) => name === 'ALLVIEWS')?.id
  make(setup, 'Leads', { Last_Name: 'a' }, { Last_Name: 'b' })
  const { details } = rowOf(call('POST /Leads/actions/mass_update', { data: [{ City: 'x' }], cvid })) as {
    readonly details: { readonly job_id: string }
  }
  const seen = [0, 3000, 3000].map((by) => {
    advance(by)
    const status = rowOf(call(`GET /Leads/actions/mass_update?job_id=${details.job_id}`))
    const [done, not, failed] = ['Updated_Count', 'Not_Updated_Count', 'Failed_Count'].map((key) =>
      Number(status[key]),
    )
    expect((done ?? 0) + (not ?? 0) + (failed ?? 0)).toBe(Number(status['Total_Count']))
    return status['Status']
  })
  expect(seen).toEqual(['SCHEDULED', 'RUNNING', 'COMPLETED'])
})
