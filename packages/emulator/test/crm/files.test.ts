import { beforeEach, describe, expect, test } from 'vitest'
import type { FormPart } from '../../src/crm/index.ts'
import { dataOf, make, openRecords, type RecordsSetup } from './records-setup.ts'

const setup: RecordsSetup = openRecords()
const { crm } = setup
const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.files.ALL']
type Answer = ReturnType<RecordsSetup['call']>
const call = (line: string, body?: unknown): Answer => setup.call(line, body, { scopes })
const [LEAD = '', OTHER = ''] = make(setup, 'Leads', { Last_Name: 'Boyle' }, { Last_Name: 'Duarte' })
for (const [label, type] of [
  ['Contract', 'fileupload'],
  ['Pictures', 'imageupload'],
])
  call('POST /settings/fields?module=Leads', { fields: [{ field_label: label, data_type: type }] })
const mark = crm.marks.mark()
const UNKNOWN = '1234567890'

const encoder = new TextEncoder()
const file = (fileName: string, content: string | Uint8Array = 'hello', name = 'file'): FormPart => ({
  name,
  fileName,
  bytes: typeof content === 'string' ? encoder.encode(content) : content,
})
const value = (name: string, text: string): FormPart => ({ name, value: text })
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 255])
const send = (line: string, ...form: readonly FormPart[]): Answer =>
  setup.call(line, undefined, { scopes, form })
const textOf = ({ bytes }: Answer): string => new TextDecoder().decode(bytes)
const codeOf = ({ body }: Answer): unknown => (body as { code?: unknown } | undefined)?.code
const idsOf = (answer: Answer): readonly string[] =>
  dataOf(answer).map(({ details }) => (details as { id: string }).id)

const ATTACHMENTS = `/Leads/${LEAD}/Attachments`
const LIST = `GET ${ATTACHMENTS}?fields=File_Name,Size,$type,$link_url,$file_id,Parent_Id,$se_module,Created_By,Created_Time,Modified_By,Modified_Time`
const attach = (...form: readonly FormPart[]): string => idsOf(send(`POST ${ATTACHMENTS}`, ...form))[0] ?? ''

beforeEach(() => crm.marks.rewind(mark))

describe('attachments', () => {
  test('are uploaded, listed, downloaded and deleted', () => {
    const answer = send(`POST ${ATTACHMENTS}`, file('a b.txt'))
    expect(answer).toMatchObject({
      status: 200,
      body: { data: [{ code: 'SUCCESS', message: 'attachment uploaded successfully' }] },
    })
    const [id = ''] = idsOf(answer)
    expect(dataOf(call(LIST))).toMatchObject([
      {
        id,
        File_Name: 'a b.txt',
        Size: '5',
        $type: 'File',
        $link_url: null,
        $file_id: expect.any(String),
        $se_module: 'Leads',
        Parent_Id: { name: 'Boyle', id: LEAD },
      },
    ])
    const got = call(`GET ${ATTACHMENTS}/${id}`)
    expect(got).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': "attachment; filename*=UTF-8''a%20b.txt",
      },
    })
    expect(textOf(got)).toBe('hello')
    expect(call(`GET /Leads/${OTHER}/Attachments/${id}`)).toEqual({ status: 204 })
    expect(call(`DELETE /Leads/${OTHER}/Attachments/${id}`)).toMatchObject({
      status: 400,
      body: { code: 'INVALID_DATA', message: 'record not deleted' },
    })
    expect(call(`DELETE ${ATTACHMENTS}/${id}`)).toMatchObject({ body: { data: [{ code: 'SUCCESS' }] } })
    expect(call(LIST)).toEqual({ status: 204 })
  })

  test('may be links, which have nothing to download, each once on a record', () => {
    const link = [value('attachmentUrl', 'https://docs.example/a'), value('title', 'A page')]
    const id = attach(...link)
    expect(dataOf(call(LIST))).toMatchObject([
      { File_Name: 'A page', $type: 'Link URL', $link_url: 'https://docs.example/a', $file_id: null },
    ])
    expect(call(`GET ${ATTACHMENTS}/${id}`)).toMatchObject({
      status: 400,
      body: { code: 'DOWNLOAD_NOT_ALLOWED' },
    })
    expect(codeOf(send(`POST ${ATTACHMENTS}`, ...link))).toBe('INVALID_DATA')
    // As descriptions of 2025 write it.
    expect(call(`POST ${ATTACHMENTS}?attachmentUrl=https%3A%2F%2Fdocs.example%2Fb&title=B`).status).toBe(200)
    expect(send(`POST /Leads/${OTHER}/Attachments`, ...link).status).toBe(200)
  })

  test('are deleted together, with a verdict for each', () => {
    const [one, two] = [attach(file('1')), attach(file('2'))]
    expect(call(`DELETE ${ATTACHMENTS}?ids=${one},${UNKNOWN}`)).toMatchObject({
      status: 207,
      body: { data: [{ details: { id: one } }, { code: 'INVALID_DATA', details: { id: UNKNOWN } }] },
    })
    expect(dataOf(call(LIST))).toMatchObject([{ id: two }])
    expect(call(`DELETE /Leads/${OTHER}/Attachments?ids=${two}`).status).toBe(400)
  })

  test('hang on notes as well, and a note shows them', () => {
    const [note = ''] = idsOf(call(`POST /Leads/${LEAD}/Notes`, { data: [{ Note_Title: 'Call' }] }))
    const [id] = idsOf(send(`POST /Notes/${note}/Attachments`, file('a.txt')))
    expect(dataOf(call(`GET /Notes/${note}?fields=$attachments`))).toMatchObject([
      { $attachments: [{ id, File_Name: 'a.txt', Size: '5', $file_id: expect.any(String) }] },
    ])
  })

  test('go into the bin with their record, come back with their bytes, and are gone for good with it', () => {
    const id = attach(file('a.txt'))
    const [{ $file_id: bytes } = {}] = dataOf(call(LIST))
    call(`DELETE /Leads/${LEAD}`)
    expect(call(`GET /files?id=${String(bytes)}`).status).toBe(200)
    call(`POST /settings/recycle_bin/${LEAD}/actions/restore`)
    expect(textOf(call(`GET ${ATTACHMENTS}/${id}`))).toBe('hello')
    call(`DELETE /Leads/${LEAD}`)
    call(`DELETE /settings/recycle_bin/${LEAD}`)
    expect(call(`GET /files?id=${String(bytes)}`)).toEqual({ status: 204 })
  })

  test('have names of any characters, none of which reaches a header', () => {
    const names = [
      '"x"; a=b.txt',
      'ä€\u{1F525}.txt',
      '../../etc/passwd',
      'a\r\nSet-Cookie: b',
      "it's (1)*.txt",
      '\0',
    ]
    for (const name of names) {
      const { headers } = call(`GET ${ATTACHMENTS}/${attach(file(name))}`)
      const header = headers?.['content-disposition'] ?? ''
      expect(new Headers(headers).get('content-disposition')).toBe(header)
      expect(decodeURIComponent(header.slice("attachment; filename*=UTF-8''".length))).toBe(name)
    }
    expect(new Set(dataOf(call(LIST)).map(({ File_Name: name }) => name))).toEqual(new Set(names))
  })

  test.each<readonly [string, readonly FormPart[], number, string]>([
    ['nothing', [], 400, 'MANDATORY_NOT_FOUND'],
    ['a file under another name', [file('a.txt', 'a', 'attachment')], 400, 'MANDATORY_NOT_FOUND'],
    ['two files', [file('a'), file('b')], 400, 'INVALID_DATA'],
    ['a file and a link', [file('a'), value('attachmentUrl', 'https://a.example')], 400, 'INVALID_DATA'],
    ['a file without a name', [file('')], 400, 'INVALID_DATA'],
    ['a file with a long name', [file('a'.repeat(256))], 400, 'INVALID_DATA'],
    ['a program', [file('setup.EXE')], 400, 'INVALID_DATA'],
    ['a script as a link', [value('attachmentUrl', 'javascript:alert(1)')], 400, 'INVALID_URL_PATTERN'],
    ['no link', [value('attachmentUrl', '')], 400, 'INVALID_URL_PATTERN'],
    ['a long link', [value('attachmentUrl', `https://a.example/${'a'.repeat(3000)}`)], 400, 'INVALID_DATA'],
    [
      'a long title',
      [value('attachmentUrl', 'https://a.example'), value('title', 'a'.repeat(256))],
      400,
      'INVALID_DATA',
    ],
    ['too many bytes', [file('a', new Uint8Array(100_000_001))], 413, 'FILE_SIZE_MORE_THAN_ALLOWED_SIZE'],
  ])('are refused: %s', (_title, form, status, code) => {
    const answer = send(`POST ${ATTACHMENTS}`, ...form)
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
    expect(call(LIST)).toEqual({ status: 204 })
  })

  test('are refused as JSON, on no record, and without fields', () => {
    expect(codeOf(call(`POST ${ATTACHMENTS}`, { file: 'hello' }))).toBe('INVALID_REQUEST')
    expect(send(`POST /Leads/${UNKNOWN}/Attachments`, file('a')).body).toMatchObject({
      message: 'the related id given seems to be invalid',
    })
    expect(codeOf(call(`GET ${ATTACHMENTS}`))).toBe('REQUIRED_PARAM_MISSING')
  })
})

describe('photos', () => {
  const PHOTO = `/Leads/${LEAD}/photo`
  test('are uploaded, shown, changed and deleted, which changes the record', () => {
    expect(call(`GET ${PHOTO}`)).toEqual({ status: 204 })
    expect(send(`POST ${PHOTO}`, file('me.png', PNG))).toMatchObject({
      status: 200,
      body: { code: 'SUCCESS', message: 'photo uploaded successfully', details: {} },
    })
    expect(call(`GET ${PHOTO}`)).toMatchObject({
      headers: { 'content-type': 'image/png' },
      bytes: PNG,
    })
    const [{ Record_Image: first } = {}] = dataOf(call(`GET /Leads/${LEAD}`))
    setup.advance(1000)
    send(`POST ${PHOTO}`, file('me.gif', 'GIF89a'))
    const [{ Record_Image: second } = {}] = dataOf(call(`GET /Leads/${LEAD}`))
    expect(second).not.toBe(first)
    // The bytes of the one before are forgotten.
    expect(call(`GET /files?id=${String(first)}`).status).toBe(204)
    expect(call(`DELETE ${PHOTO}`).body).toMatchObject({ code: 'SUCCESS', message: 'Photo deleted' })
    expect(call(`GET ${PHOTO}`)).toEqual({ status: 204 })
    expect(codeOf(call(`DELETE ${PHOTO}`))).toBe('INVALID_DATA')
  })

  test('are refused that are no images, whatever their names, too large, or of modules without', () => {
    expect(codeOf(send(`POST ${PHOTO}`, file('me.png', '<svg onload=alert(1)>')))).toBe('INVALID_DATA')
    expect(codeOf(send(`POST ${PHOTO}`))).toBe('INVALID_DATA')
    const large = new Uint8Array(10_000_001)
    large.set(PNG)
    expect(send(`POST ${PHOTO}`, file('me.png', large))).toMatchObject({
      status: 415,
      body: { code: 'FILE_SIZE_MORE_THAN_ALLOWED_SIZE' },
    })
    expect(codeOf(send('POST /Tasks/123/photo', file('me.png', PNG)))).toBe('INVALID_MODULE')
    call(`POST /Leads/${LEAD}/Locking_Information__s`, { data: [{ Locked_Reason__s: 'a' }] })
    expect(send(`POST ${PHOTO}`, file('me.png', PNG))).toMatchObject({
      status: 400,
      body: { code: 'RECORD_LOCKED', details: { id: LEAD } },
    })
  })

  test('are not copied with their record', () => {
    send(`POST ${PHOTO}`, file('me.png', PNG))
    const [copy] = idsOf(call(`POST /Leads/${LEAD}/actions/clone`, { data: [{}] }))
    expect(call(`GET /Leads/${copy}/photo`)).toEqual({ status: 204 })
  })
})

describe('files', () => {
  test('are uploaded up to ten a call, and put into fields of records', () => {
    const answer = send('POST /files', file('a.txt', 'one'), file('b.txt', 'two'))
    expect(dataOf(answer)).toMatchObject([
      { code: 'SUCCESS', message: 'a.txt uploaded Succeessfully', details: { name: 'a.txt' } },
      { details: { name: 'b.txt' } },
    ])
    const [one, two] = idsOf(answer)
    expect(textOf(call(`GET /files?id=${two}`))).toBe('two')
    call(`PUT /Leads/${LEAD}`, {
      data: [{ Contract: [{ File_Id__s: one }], Pictures: [{ File_Id__s: two }] }],
    })
    const [record = {}] = dataOf(call(`GET /Leads/${LEAD}`))
    expect(record['Contract']).toMatchObject([
      { id: expect.any(String), File_Id__s: one, File_Name__s: 'a.txt', Size__s: '3' },
    ])
    expect(record['Pictures']).toMatchObject([{ File_Id__s: two, Sequence_Number__s: 1, Preview_Id__s: two }])
    const [{ id } = { id: '' }] = record['Contract'] as { id: string }[]
    const download = `GET /Leads/${LEAD}/actions/download_fields_attachment?fields_attachment_id`
    expect(textOf(call(`${download}=${id}`))).toBe('one')
    expect(codeOf(call(`${download}=${one}`))).toBe('INVALID_DATA')
    expect(codeOf(call(download))).toBe('REQUIRED_PARAM_MISSING')
    call(`PUT /Leads/${LEAD}`, { data: [{ Contract: [{ id, _delete: null }] }] })
    expect(dataOf(call(`GET /Leads/${LEAD}`))[0]?.['Contract']).toEqual([])
  })

  test('that nobody uploaded are in no field', () => {
    expect(
      dataOf(call(`PUT /Leads/${LEAD}`, { data: [{ Contract: [{ File_Id__s: 'abc' }] }] })),
    ).toMatchObject([{ code: 'INVALID_DATA', details: { json_path: '$.data[0].Contract[0].File_Id__s' } }])
  })

  test.each<readonly [string, readonly FormPart[], number, string]>([
    ['none', [], 400, 'INVALID_REQUEST'],
    ['eleven', Array.from({ length: 11 }, () => file('a')), 400, 'failure_in_attachment_handling'],
    ['one too large', [file('a', new Uint8Array(20_000_001))], 415, 'FILE_SIZE_MORE_THAN_ALLOWED_SIZE'],
  ])('are refused: %s', (_title, form, status, code) => {
    const answer = send('POST /files', ...form)
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
  })

  test('beyond the room of the organization are refused', () => {
    const small = openRecords({ readings: { records: { storageBytes: 8 } } })
    const upload = (): Answer => small.call('POST /files', undefined, { scopes, form: [file('a')] })
    expect(upload().status).toBe(200)
    expect(codeOf(upload())).toBe('STORAGE_SPACE_EXCEEDED')
  })

  test('are in a snapshot, and come back with it', () => {
    const bytes = Uint8Array.from({ length: 60_000 }, (_each, index) => index % 256)
    const id = attach(file('all.bin', bytes))
    send(`POST /Leads/${LEAD}/photo`, file('me.png', PNG))
    const other = openRecords()
    other.crm.restore(JSON.parse(JSON.stringify(crm.snapshot())))
    expect(other.call(`GET ${ATTACHMENTS}/${id}`).bytes).toEqual(bytes)
    expect(other.call(`GET /Leads/${LEAD}/photo`).bytes).toEqual(PNG)
  })
})
