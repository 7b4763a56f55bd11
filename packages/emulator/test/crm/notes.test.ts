import { beforeEach, describe, expect, test } from 'vitest'
import { dataOf, make, openRecords, type RecordsSetup } from './records-setup.ts'

const setup: RecordsSetup = openRecords()
const { call, crm } = setup
const [LEAD = '', OTHER = ''] = make(setup, 'Leads', { Last_Name: 'Boyle' }, { Last_Name: 'Duarte' })
const mark = crm.marks.mark()
const BRAM = '3652397000000186020'
const UNKNOWN = '1234567890'
const FIELDS = 'fields=Note_Title,Note_Content,Parent_Id'
const onLead = { Parent_Id: { module: { api_name: 'Leads' }, id: LEAD } }
const note = { Note_Title: 'Call', Note_Content: 'Back on Monday' }

/** Makes notes on the lead, and gives their ids. */
const notesOn = (id: string, ...data: readonly object[]): readonly string[] =>
  dataOf(call(`POST /Leads/${id}/Notes`, { data })).map(({ details }) => (details as { id: string }).id)
const titles = (line: string): unknown => dataOf(call(line)).map(({ Note_Title: title }) => title)
const verdict = (line: string, row?: object): unknown =>
  dataOf(call(line, row === undefined ? undefined : { data: [row] }))[0]

beforeEach(() => crm.marks.rewind(mark))

describe('notes', () => {
  test('are made on records of any module, told oldest first, and know their record', () => {
    const answer = call('POST /Notes', {
      data: [
        { ...onLead, ...note },
        { ...onLead, Note_Content: 'Only a text' },
      ],
    })
    expect(answer).toMatchObject({
      status: 201,
      body: { data: [{ code: 'SUCCESS', message: 'record added', details: { id: expect.any(String) } }, {}] },
    })
    const list = call(`GET /Notes?${FIELDS}`)
    expect(list.body).toMatchObject({
      data: [
        { ...note, Parent_Id: { module: { api_name: 'Leads' }, name: 'Boyle', id: LEAD } },
        { Note_Title: null, Note_Content: 'Only a text' },
      ],
      info: { count: 2, more_records: false, page: 1 },
    })
    expect(dataOf(call(`GET /Leads/${LEAD}/Notes?${FIELDS}`))).toEqual(dataOf(list))
    expect(call(`GET /Leads/${OTHER}/Notes?${FIELDS}`)).toEqual({ status: 204 })
    expect(titles(`GET /Notes?${FIELDS}&sort_order=desc`)).toEqual([null, 'Call'])
  })

  test('are changed and deleted, alone, together, and below their record only', () => {
    const [first = '', second = ''] = notesOn(LEAD, note, note)
    const changed = { Note_Title: 'Later', Parent_Id: { id: OTHER }, Owner: { id: BRAM } }
    expect(call(`PUT /Notes/${first}`, { data: [changed] })).toMatchObject({ status: 200 })
    // Nothing but its title and its text can be changed.
    expect(dataOf(call(`GET /Notes/${first}`))).toMatchObject([
      { Note_Title: 'Later', Note_Content: 'Back on Monday', Parent_Id: { id: LEAD } },
    ])
    expect(call(`PUT /Leads/${OTHER}/Notes/${first}`, { data: [note] })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_DATA', details: { resource_path_index: 3 } },
    })
    const rows = { data: [{ id: first, Note_Title: 'One' }, { id: UNKNOWN }, { Note_Title: 'Two' }] }
    expect(call('PUT /Notes', rows)).toMatchObject({
      status: 207,
      body: {
        data: [
          { code: 'SUCCESS' },
          { code: 'INVALID_DATA', details: { api_name: 'id', json_path: '$.data[1].id' } },
          { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'id' } },
        ],
      },
    })
    expect(verdict(`DELETE /Leads/${OTHER}/Notes/${first}`)).toMatchObject({
      code: 'INVALID_DATA',
      message: 'record not deleted',
      details: { id: first },
    })
    expect(call(`DELETE /Leads/${LEAD}/Notes?ids=${first},${UNKNOWN}`)).toMatchObject({ status: 207 })
    expect(verdict(`DELETE /Notes/${second}`)).toMatchObject({ code: 'SUCCESS', message: 'record deleted' })
    expect(call(`GET /Notes?${FIELDS}`).status).toBe(204)
  })

  test('go into the bin with their record, and come back with it, and not without it', () => {
    const [id = ''] = notesOn(LEAD, note)
    call(`DELETE /Leads/${LEAD}`)
    expect(call(`GET /Notes/${id}`)).toEqual({ status: 204 })
    expect(call(`POST /settings/recycle_bin/${id}/actions/restore`)).toMatchObject({
      body: { recycle_bin: [{ code: 'CANNOT_RESTORE_WITHOUT_PARENT' }] },
    })
    call(`POST /settings/recycle_bin/${LEAD}/actions/restore`)
    expect(dataOf(call(`GET /Leads/${LEAD}/Notes/${id}`))).toMatchObject([note])
  })

  test('of a lead that is converted belong to the contact', () => {
    const [id = ''] = notesOn(LEAD, note)
    const conversion = call(`POST /Leads/${LEAD}/actions/convert`, { data: [{}] })
    const [details] = dataOf(conversion).map((row) => row['details'] as { Contacts: { id: string } })
    expect(dataOf(call(`GET /Notes/${id}?fields=Parent_Id`))).toEqual([
      {
        id,
        Parent_Id: {
          module: { api_name: 'Contacts', id: expect.any(String) },
          name: 'Boyle',
          id: details?.Contacts.id,
        },
      },
    ])
  })

  test('come in pages and by tokens', () => {
    notesOn(LEAD, { Note_Title: '1' }, { Note_Title: '2' }, { Note_Title: '3' })
    const page = call(`GET /Leads/${LEAD}/Notes?${FIELDS}&per_page=2`)
    const { info } = page.body as { info: Record<string, string> }
    expect(info).toMatchObject({ count: 2, more_records: true, per_page: 2 })
    const token = `page_token=${info['next_page_token']}`
    expect(titles(`GET /Leads/${LEAD}/Notes?${FIELDS}&per_page=2&${token}`)).toEqual(['3'])
    // Bound to the record, too.
    expect(call(`GET /Leads/${OTHER}/Notes?${FIELDS}&per_page=2&${token}`)).toMatchObject({
      body: { code: 'TOKEN_BOUND_DATA_MISMATCH' },
    })
  })

  test('of before version 7 have their module beside the parent, and are written so', () => {
    const { id: userId = '' } = crm.users()[0] ?? {}
    const old = (method: string, path: string, body?: unknown): unknown =>
      crm.handle({
        version: 'v6',
        method,
        path,
        query: new URLSearchParams('fields=Parent_Id'),
        body,
        caller: { userId, scopes: ['ZohoCRM.modules.ALL'] },
      }).body
    old('POST', '/Notes', { data: [{ Parent_Id: LEAD, $se_module: 'Leads', ...note }] })
    expect(old('GET', '/Notes')).toMatchObject({
      data: [{ Parent_Id: { name: 'Boyle', id: LEAD }, $se_module: 'Leads' }],
    })
  })
})

describe('notes are refused', () => {
  test.each([
    ['without a record', note, 'MANDATORY_NOT_FOUND', { api_name: 'Parent_Id' }],
    [
      'without its module',
      { ...note, Parent_Id: { id: LEAD } },
      'MANDATORY_NOT_FOUND',
      { api_name: 'module' },
    ],
    [
      'of an unknown module',
      { ...note, Parent_Id: { id: LEAD, module: { api_name: '__proto__' } } },
      'INVALID_DATA',
      { api_name: 'module' },
    ],
    [
      'of a record of another module',
      { ...note, Parent_Id: { id: LEAD, module: { api_name: 'Deals' } } },
      'INVALID_DATA',
      { json_path: '$.data[0].Parent_Id.id' },
    ],
    [
      'with nothing in them',
      { ...onLead, Note_Title: null },
      'EXPECTED_FIELD_MISSING',
      { expected_fields: [{ api_name: 'Note_Title', json_path: '$.data[0].Note_Title' }, {}] },
    ],
    [
      'with a long title',
      { ...onLead, Note_Title: 'x'.repeat(121) },
      'INVALID_DATA',
      { maximum_length: 120 },
    ],
    [
      'with a long text',
      { ...onLead, Note_Content: 'x'.repeat(65_536) },
      'INVALID_DATA',
      { maximum_length: 65_535 },
    ],
  ])('%s', (_title, row, code, details) => {
    expect(verdict('POST /Notes', row)).toMatchObject({ code, details })
  })

  test('whole, to whoever is no administrator', () => {
    expect(call(`GET /Notes?${FIELDS}`, undefined, { userId: BRAM })).toMatchObject({
      status: 403,
      body: { code: 'NOT_SUPPORTED', message: 'This API is supported only for admin users' },
    })
  })

  test('without fields, or below a record that is not there', () => {
    expect(call('GET /Notes').body).toMatchObject({ code: 'REQUIRED_PARAM_MISSING' })
    expect(call(`GET /Leads/${UNKNOWN}/Notes?${FIELDS}`)).toMatchObject({
      status: 400,
      body: {
        code: 'INVALID_DATA',
        message: 'the related id given seems to be invalid',
        details: { resource_path_index: 1 },
      },
    })
    expect(verdict(`POST /Leads/${LEAD}/Notes`, { ...note, Parent_Id: { id: OTHER } })).toMatchObject({
      code: 'INVALID_DATA',
      details: { json_path: '$.data[0].Parent_Id.id' },
    })
  })

  test('as a change that leaves nothing', () => {
    const [id = ''] = notesOn(LEAD, { Note_Title: 'Call' })
    expect(verdict(`PUT /Notes/${id}`, { Note_Title: null })).toMatchObject({
      code: 'EXPECTED_FIELD_MISSING',
    })
  })
})

test('hostile texts survive a round trip', () => {
  const text = '<script>alert(1)</script> \u{1F525} \u202Eabc "quoted" __proto__ \t\n'
  const [id = ''] = notesOn(LEAD, { Note_Content: text, ['__proto__']: { x: 1 } })
  expect(dataOf(call(`GET /Notes/${id}?fields=Note_Content`))).toEqual([{ id, Note_Content: text }])
})
