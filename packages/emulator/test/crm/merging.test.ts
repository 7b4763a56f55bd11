import { describe, expect, test } from 'vitest'
import { dataOf, make, openRecords, type RecordsSetup } from './records-setup.ts'

const read = ({ call }: RecordsSetup, module: string, id: string): Record<string, unknown> =>
  dataOf(call(`GET /${module}/${id}`))[0] ?? {}

/** Two accounts, with a contact of the second. */
function accounts(options: Parameters<typeof openRecords>[0] = {}) {
  const setup = openRecords(options)
  const [master = '', child = ''] = make(
    setup,
    'Accounts',
    { Account_Name: 'Zylker', Phone: '1', Tag: [{ name: 'a' }] },
    { Account_Name: 'Zylker Inc', Phone: '2', Website: 'zylker.example', Tag: [{ name: 'b' }] },
  )
  const [contact = ''] = make(setup, 'Contacts', { Last_Name: 'Boyle', Account_Name: { id: child } })
  const merge = (row: object, id = master) =>
    setup.call(`POST /Accounts/${id}/actions/merge`, { merge: [row] })
  return { setup, master, child, contact, merge }
}

describe('a merge', () => {
  test('takes the fields that are named from the other record, and all that points to it', () => {
    const { setup, master, child, contact, merge } = accounts()
    expect(merge({ data: [{ id: child, _fields: [{ api_name: 'Phone' }] }] })).toMatchObject({
      status: 201,
      body: {
        merge: [
          { code: 'SUCCESS', details: { id: master }, message: 'The records have been merged successfully' },
        ],
      },
    })
    expect(read(setup, 'Accounts', master)).toMatchObject({
      Account_Name: 'Zylker',
      Phone: '2',
      Website: null,
      Tag: [{ name: 'a' }, { name: 'b' }],
    })
    expect(read(setup, 'Contacts', contact)).toMatchObject({ Account_Name: { id: master } })
    expect(setup.call(`GET /Accounts/${child}`).status).toBe(204)
    expect(setup.call(`GET /settings/recycle_bin/${child}`).status).toBe(200)
    expect(setup.call(`GET /Accounts/${master}/actions/merge`).status).toBe(204)
  })

  test('takes notes, attachments and links of the other record, a link of both once', () => {
    const { setup, master, child, merge } = accounts()
    const [boat, oar] = make(setup, 'Products', { Product_Name: 'Boat' }, { Product_Name: 'Oar' })
    for (const id of [master, child]) {
      setup.call(`POST /Accounts/${id}/Notes`, { data: [{ Note_Content: id }] })
      setup.call(`POST /Accounts/${id}/Attachments?attachmentUrl=https://zylker.example/${id}`)
      setup.call(`PUT /Accounts/${id}/Products`, { data: [{ id: boat }] })
    }
    setup.call(`PUT /Accounts/${child}/Products`, { data: [{ id: oar }] })
    const counts = (id: string) =>
      ['Notes', 'Attachments', 'Products'].map(
        (list) => dataOf(setup.call(`GET /Accounts/${id}/${list}?fields=id`)).length,
      )
    expect([counts(master), counts(child)]).toEqual([
      [1, 1, 1],
      [1, 1, 2],
    ])
    merge({ data: [{ id: child, _fields: [] }] })
    expect(counts(master)).toEqual([2, 2, 2])
    const bin = setup.call('GET /settings/recycle_bin').body as { recycle_bin: readonly unknown[] }
    expect(bin.recycle_bin).toHaveLength(1)
    setup.call(`POST /settings/recycle_bin/${child}/actions/restore`)
    expect(counts(child)).toEqual([0, 0, 0])
  })

  test('takes the roles that the other contact has in deals, unless the master has one', () => {
    const setup = openRecords()
    const [master = '', child = ''] = make(setup, 'Contacts', { Last_Name: 'a' }, { Last_Name: 'b' })
    const deal = { Deal_Name: 'Boats', Stage: 'Qualification' }
    const deals = make(setup, 'Deals', deal, deal)
    const roles = setup.call('GET /Contacts/roles').body as { contact_roles: { id: string; name: string }[] }
    const [one, other] = roles.contact_roles
    const give = (place: number, contact: string, role: string | undefined) =>
      setup.call(`PUT /Deals/${deals[place]}/Contact_Roles/${contact}`, { data: [{ Contact_Role: role }] })
    give(0, child, one?.id)
    give(1, child, one?.id)
    give(1, master, other?.id)
    setup.call(`POST /Contacts/${master}/actions/merge`, { merge: [{ data: [{ id: child, _fields: [] }] }] })
    const shown = deals.map((id) =>
      dataOf(setup.call(`GET /Deals/${id}/Contact_Roles?fields=Last_Name`)).map((row) => [
        row['id'],
        (row['Contact_Role'] as { name: string }).name,
      ]),
    )
    expect(shown).toEqual([[[master, one?.name]], [[master, other?.name]]])
  })

  test('keeps the files that are named of each record; those of the master where a field is not named', () => {
    const { setup, master, child, merge } = accounts()
    for (const field_label of ['Contract', 'Offer'])
      setup.call('POST /settings/fields?module=Accounts', {
        fields: [{ field_label, data_type: 'fileupload' }],
      })
    const file = (name: string): string => {
      const form = [{ name: 'file', fileName: name, type: 'text/plain', bytes: new Uint8Array(3) }]
      const [row = {}] = dataOf(
        setup.call('POST /files', undefined, { form, scopes: ['ZohoCRM.files.CREATE'] }),
      )
      return (row['details'] as { readonly id: string }).id
    }
    const rows = (
      id: string,
      field: string,
    ): readonly { readonly id: string; readonly File_Name__s: string }[] =>
      (read(setup, 'Accounts', id)[field] ?? []) as never
    for (const id of [master, child]) {
      const held = (name: string) => [{ File_Id__s: file(`${name} of ${id}`) }]
      setup.call(`PUT /Accounts/${id}`, { data: [{ Contract: held('contract'), Offer: held('offer') }] })
    }
    const [theirs] = rows(child, 'Contract')
    const [own] = rows(master, 'Contract')
    const field = (_data: unknown): object => ({
      data: [{ id: child, _fields: [{ api_name: 'Contract', _data }] }],
    })
    const at = (place: string): object => ({
      status: 400,
      body: { details: { json_path: `$.merge[0].data[0]._fields[0]._data${place}` } },
    })
    expect(merge(field(undefined))).toMatchObject({ ...at(''), body: { code: 'DEPENDENT_FIELD_MISSING' } })
    expect(merge(field([{ id: own?.id }]))).toMatchObject(at('[0].id'))
    expect(merge(field({}))).toMatchObject(at(''))
    const both = {
      master_record_fields: [{ api_name: 'Contract', _data: [{ id: own?.id }] }],
      ...field([{ id: theirs?.id }]),
    }
    expect(merge(both).status).toBe(201)
    const names = (name: string): unknown => rows(master, name).map(({ File_Name__s: each }) => each)
    expect([names('Contract'), names('Offer')]).toEqual([
      [`contract of ${master}`, `contract of ${child}`],
      [`offer of ${master}`],
    ])
  })

  test('may go on in a job: the records are locked until it is done', () => {
    const { setup, master, child, merge } = accounts({ readings: { records: { merge: 'job' } } })
    const { body } = merge({ data: [{ id: child, _fields: [] }] })
    expect(body).toMatchObject({ merge: [{ code: 'SCHEDULED' }] })
    const status = (): unknown => setup.call(`GET /Accounts/${master}/actions/merge`).body
    expect(status()).toMatchObject({ merge: [{ status: 'SCHEDULED' }] })
    expect(read(setup, 'Accounts', master)).toMatchObject({ $in_merge: true })
    for (const id of [master, child])
      expect(setup.call(`PUT /Accounts/${id}`, { data: [{ Phone: '3' }] }).body).toMatchObject({
        data: [{ code: 'RECORD_LOCKED' }],
      })
    expect(merge({ data: [{ id: child }] }).body).toMatchObject({ code: 'NOT_ALLOWED' })
    setup.advance(5000)
    expect(status()).toMatchObject({ merge: [{ status: 'COMPLETED' }] })
    expect(read(setup, 'Accounts', master)).toMatchObject({ $in_merge: false })
    setup.call(`POST /settings/recycle_bin/${child}/actions/restore`)
    expect(setup.call(`PUT /Accounts/${child}`, { data: [{ Phone: '3' }] }).status).toBe(200)
  })

  test.each<[string, (child: string, master: string) => unknown, string]>([
    ['no record', () => ({ data: [] }), 'INVALID_DATA'],
    ['no data', () => ({}), 'MANDATORY_NOT_FOUND'],
    ['three records', (id) => ({ data: [{ id }, { id }, { id }] }), 'INVALID_DATA'],
    ['a record without its id', () => ({ data: [{}] }), 'MANDATORY_NOT_FOUND'],
    ['an unknown record', () => ({ data: [{ id: '1' }] }), 'INVALID_DATA'],
    ['the master itself', (_child, id) => ({ data: [{ id }] }), 'DUPLICATE_DATA'],
    ['the same record twice', (id) => ({ data: [{ id }, { id }] }), 'DUPLICATE_DATA'],
    [
      'a field twice',
      (id) => ({
        master_record_fields: [{ api_name: 'Phone' }],
        data: [{ id, _fields: [{ api_name: 'Phone' }] }],
      }),
      'DUPLICATE_DATA',
    ],
    ['an unknown field', (id) => ({ data: [{ id, _fields: [{ api_name: 'Planet' }] }] }), 'INVALID_DATA'],
    ['a field without a name', (id) => ({ data: [{ id, _fields: [{}] }] }), 'MANDATORY_NOT_FOUND'],
    ['fields that are no array', (id) => ({ data: [{ id, _fields: 7 }] }), 'INVALID_DATA'],
  ])('refuses %s', (_what, rowOf, code) => {
    const { child, master, merge } = accounts()
    expect(merge(rowOf(child, master) as object)).toMatchObject({ status: 400, body: { code } })
  })

  test('refuses what follows from other fields of a deal: NOT_ALLOWED', () => {
    const setup = openRecords()
    const [master = '', child = ''] = make(
      setup,
      'Deals',
      { Deal_Name: 'a', Stage: 'Qualification' },
      { Deal_Name: 'b', Stage: 'Qualification' },
    )
    const body = { merge: [{ data: [{ id: child, _fields: [{ api_name: 'Stage' }] }] }] }
    expect(setup.call(`POST /Deals/${master}/actions/merge`, body).body).toMatchObject({
      code: 'NOT_ALLOWED',
    })
  })

  test('refuses deals that are won or lost: NOT_ALLOWED', () => {
    const setup = openRecords()
    const deal = (Stage: string): object => ({ Deal_Name: Stage, Stage })
    const [open = '', won = '', other = ''] = make(
      setup,
      'Deals',
      deal('Qualification'),
      deal('Closed Won'),
      deal('Proposal/Price Quote'),
    )
    const merge = (id: string) =>
      setup.call(`POST /Deals/${open}/actions/merge`, { merge: [{ data: [{ id, _fields: [] }] }] })
    expect(merge(won)).toMatchObject({
      status: 400,
      body: { code: 'NOT_ALLOWED', details: { data: [{ id: won }] } },
    })
    expect(merge(other).status).toBe(201)
  })

  test('refuses modules that have none, and masters that are not there', () => {
    const { setup, merge } = accounts()
    expect(merge({ data: [] }, '1').body).toMatchObject({
      code: 'INVALID_DATA',
      details: { resource_path_index: 1 },
    })
    expect(setup.call('POST /Tasks/1/actions/merge', { merge: [] }).body).toMatchObject({
      code: 'INVALID_MODULE',
    })
  })

  test('wants the manager and the account of a contact from one record', () => {
    const setup = openRecords()
    const [master = '', child = ''] = make(setup, 'Contacts', { Last_Name: 'a' }, { Last_Name: 'b' })
    const body = { merge: [{ data: [{ id: child, _fields: [{ api_name: 'Reporting_To' }] }] }] }
    expect(setup.call(`POST /Contacts/${master}/actions/merge`, body).body).toMatchObject({
      code: 'INVALID_DATA',
      details: { api_name: 'Reporting_To' },
    })
  })
})
