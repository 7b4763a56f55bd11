import { describe, expect, test } from 'vitest'
import { BRAM, NORA } from './setup.ts'
import { dataOf, make, openRecords, scopes, type RecordsSetup } from './records-setup.ts'

const all = [...scopes, 'ZohoCRM.change_owner.ALL', 'ZohoCRM.mass_update.ALL', 'ZohoCRM.mass_delete.ALL']

function open(): RecordsSetup {
  const setup = openRecords()
  return { ...setup, call: (line, body, caller = {}) => setup.call(line, body, { scopes: all, ...caller }) }
}

const field = ({ call }: RecordsSetup, module: string, id: string, name: string): unknown =>
  dataOf(call(`GET /${module}/${id}`))[0]?.[name]

describe('change of owner', () => {
  test('gives records to another user, with those of other modules that point to them', () => {
    const setup = open()
    const [account = ''] = make(setup, 'Accounts', { Account_Name: 'Zylker' })
    const [deal = ''] = make(setup, 'Deals', {
      Deal_Name: 'Boats',
      Stage: 'Qualification',
      Account_Name: { id: account },
    })
    const [task = ''] = make(setup, 'Tasks', {
      Subject: 'Call',
      What_Id: { id: account },
      $se_module: 'Accounts',
    })
    setup.advance(60_000)
    expect(
      setup.call('POST /Accounts/actions/change_owner', {
        ids: [account, '1'],
        owner: { id: BRAM },
        related_modules: [{ api_name: 'Tasks' }, { api_name: 'Deals' }],
      }),
    ).toMatchObject({
      status: 207,
      body: {
        data: [
          { message: 'owner is successfully updated', details: { id: account } },
          { code: 'INVALID_DATA', details: { id: '1' } },
        ],
      },
    })
    for (const [module, id] of [
      ['Accounts', account],
      ['Deals', deal],
      ['Tasks', task],
    ] as const)
      expect(field(setup, module, id, 'Owner')).toMatchObject({ id: BRAM })
    expect(field(setup, 'Accounts', account, 'Modified_Time')).not.toBe(
      field(setup, 'Accounts', account, 'Created_Time'),
    )
    expect(setup.call(`POST /Deals/${deal}/actions/change_owner`, { owner: { id: NORA } }).status).toBe(200)
    expect(field(setup, 'Deals', deal, 'Owner')).toMatchObject({ id: NORA })
  })

  test.each<[object, string, object]>([
    [{}, 'MANDATORY_NOT_FOUND', { api_name: 'owner' }],
    [{ owner: {} }, 'MANDATORY_NOT_FOUND', { json_path: '$.owner.id' }],
    [{ owner: 7 }, 'INVALID_DATA', { expected_data_type: 'jsonobject' }],
    [{ owner: { id: '1' } }, 'INVALID_DATA', { json_path: '$.owner.id' }],
    [{ owner: { id: BRAM }, related_modules: [{}] }, 'EXPECTED_FIELD_MISSING', {}],
    [{ owner: { id: BRAM }, related_modules: [{ api_name: 'Leads' }] }, 'NOT_SUPPORTED', {}],
    [
      { owner: { id: BRAM }, related_modules: [{ api_name: 'Tasks', id: '1' }] },
      'AMBIGUITY_DURING_PROCESSING',
      {},
    ],
    [
      { owner: { id: BRAM }, related_modules: Array.from({ length: 6 }, () => ({ api_name: 'Tasks' })) },
      'INVALID_DATA',
      { maximum_length: 5 },
    ],
  ])('refuses %j with %s', (body, code, details) => {
    const setup = open()
    const [lead = ''] = make(setup, 'Leads', { Last_Name: 'Boyle' })
    expect(setup.call(`POST /Leads/${lead}/actions/change_owner`, body)).toMatchObject({
      status: 400,
      body: { code, details },
    })
  })

  test('says that an owner is not active any more', () => {
    const setup = open()
    setup.call(`PUT /users/${BRAM}`, { users: [{ status: 'inactive' }] }, { scopes: ['ZohoCRM.users.ALL'] })
    const [lead = ''] = make(setup, 'Leads', { Last_Name: 'Boyle' })
    expect(
      setup.call(`POST /Leads/${lead}/actions/change_owner`, { owner: { id: BRAM } }).body,
    ).toMatchObject({ code: 'INVALID_DATA', details: { owner_status: 'inactive' } })
  })
})

describe('mass actions by ids', () => {
  test('update one field of many records, and add to lists of choices unless told otherwise', () => {
    const setup = open()
    setup.call('POST /settings/fields?module=Leads', {
      fields: [
        {
          field_label: 'Likes',
          data_type: 'multiselectpicklist',
          pick_list_values: [{ display_value: 'a' }, { display_value: 'b' }],
        },
      ],
    })
    const [lead = ''] = make(setup, 'Leads', { Last_Name: 'Boyle', Likes: ['a'] })
    const update = (extra: object = {}): number =>
      setup.call('POST /Leads/actions/mass_update', { data: [{ Likes: ['b'] }], ids: [lead], ...extra })
        .status
    expect(update()).toBe(200)
    expect(field(setup, 'Leads', lead, 'Likes')).toEqual(['a', 'b'])
    expect(update({ over_write: true })).toBe(200)
    expect(field(setup, 'Leads', lead, 'Likes')).toEqual(['b'])
  })

  test.each<[object, string, string]>([
    [{ data: [{}], ids: ['1'] }, 'INVALID_DATA', 'No field found'],
    [{ data: [{ Planet: 'a' }], ids: ['1'] }, 'INVALID_DATA', 'No field found'],
    [{ data: [{ City: 'a', State: 'b' }], ids: ['1'] }, 'INVALID_DATA', 'Max field limit exceeded'],
    [
      { data: [{ Email: 'a@b.example' }], ids: ['1'] },
      'INVALID_DATA',
      'This field cannot be updated in the Mass Update',
    ],
    [{ data: [{ City: 'a' }, {}], ids: ['1'] }, 'INVALID_DATA', 'invalid data'],
    [{ data: [{ City: 'a' }] }, 'MANDATORY_NOT_FOUND', 'required field not found'],
    [{ data: [{ City: 'a' }], ids: [] }, 'INVALID_DATA', 'invalid data'],
    [{ data: [{ City: 'a' }], cvid: '1' }, 'INVALID_DATA', 'the id given seems to be invalid'],
  ])('refuse to update by %j', (body, code, message) => {
    expect(open().call('POST /Leads/actions/mass_update', body)).toMatchObject({
      status: 400,
      body: { code, message },
    })
  })

  test('delete into the bin, each record alone', () => {
    const setup = open()
    const [lead = ''] = make(setup, 'Leads', { Last_Name: 'Boyle' })
    expect(setup.call('POST /Leads/actions/mass_delete', { ids: [lead, '1'] })).toMatchObject({
      status: 207,
      body: { data: [{ message: 'record is deleted' }, { code: 'INVALID_DATA', details: { id: '1' } }] },
    })
    expect(setup.call(`GET /settings/recycle_bin/${lead}`).status).toBe(200)
    expect(
      setup.call('POST /Leads/actions/mass_delete', { ids: Array.from({ length: 501 }, () => '1') }).body,
    ).toMatchObject({ code: 'INVALID_DATA', details: { maximum_length: 500 } })
  })
})

describe('a lock', () => {
  test('keeps a record from every write until it is taken off', () => {
    const setup = open()
    const [lead = ''] = make(setup, 'Leads', { Last_Name: 'Boyle' })
    const LOCKS = `/Leads/${lead}/Locking_Information__s`
    expect(setup.call(`GET ${LOCKS}?fields=Locked_Reason__s`).status).toBe(204)
    expect(setup.call(`POST ${LOCKS}`, { data: [{}] }).body).toMatchObject({
      data: [{ code: 'MANDATORY_NOT_FOUND', details: { api_name: 'Locked_Reason__s' } }],
    })
    const lock = setup.call(`POST ${LOCKS}`, { data: [{ Locked_Reason__s: 'deal in progress' }] })
    expect(lock).toMatchObject({ status: 201, body: { data: [{ message: 'record added' }] } })
    const id = String((lock.body as { data: { details: { id: string } }[] }).data[0]?.details.id)
    expect(dataOf(setup.call(`GET ${LOCKS}?fields=Locked_Reason__s,Locked_For__s`))).toEqual([
      {
        id,
        Locked_Reason__s: 'deal in progress',
        Locked_For__s: { module: { api_name: 'Leads', id: expect.any(String) }, name: 'Boyle', id: lead },
      },
    ])
    expect(dataOf(setup.call(`GET /Leads/${lead}`))[0]).toMatchObject({
      Locked__s: true,
      $locked_for_me: true,
    })
    expect(setup.call(`POST ${LOCKS}`, { data: [{ Locked_Reason__s: 'again' }] })).toMatchObject({
      status: 403,
      body: { code: 'NOT_ALLOWED' },
    })
    const locked = { data: [{ code: 'RECORD_LOCKED', details: { id: lead, action: 'record_locking' } }] }
    expect(setup.call(`PUT /Leads/${lead}`, { data: [{ City: 'a' }] }).body).toMatchObject(locked)
    expect(setup.call(`DELETE /Leads/${lead}`).body).toMatchObject(locked)
    expect(
      setup.call(`POST /Leads/${lead}/actions/change_owner`, { owner: { id: BRAM } }).body,
    ).toMatchObject(locked)
    expect(setup.call('POST /Leads/actions/mass_delete', { ids: [lead] }).body).toMatchObject(locked)
    expect(
      setup.call('POST /Leads/actions/mass_update', { data: [{ City: 'a' }], ids: [lead] }).body,
    ).toMatchObject(locked)

    expect(setup.call(`PUT ${LOCKS}/${id}`, { data: [{ Locked_Reason__s: 'other' }] }).body).toMatchObject({
      data: [{ message: 'relation updated', details: { id } }],
    })
    expect(dataOf(setup.call(`GET ${LOCKS}/${id}`))).toMatchObject([{ Locked_Reason__s: 'other' }])
    expect(setup.call(`DELETE ${LOCKS}/1`).body).toMatchObject({
      code: 'INVALID_DATA',
      message: 'relation not found',
    })
    expect(setup.call(`DELETE ${LOCKS}/${id}`).body).toMatchObject({
      data: [{ message: 'relation removed' }],
    })
    expect(setup.call(`PUT /Leads/${lead}`, { data: [{ City: 'a' }] }).status).toBe(200)
  })
})

describe('cancelling a meeting', () => {
  function meeting(values: object = {}): { readonly setup: RecordsSetup; readonly id: string } {
    const setup = open()
    const [id = ''] = make(setup, 'Events', {
      Event_Title: 'Visit',
      Start_DateTime: '2026-07-01T10:00:00+02:00',
      End_DateTime: '2026-07-01T11:00:00+02:00',
      Participants: [{ type: 'email', participant: 'p.boyle@zylker.example' }],
      ...values,
    })
    return { setup, id }
  }
  const body = { data: [{ send_cancelling_mail: false }] }

  test('marks it as cancelled, once', () => {
    const { setup, id } = meeting()
    expect(setup.call(`POST /Events/${id}/actions/cancel`, body)).toMatchObject({
      status: 200,
      body: { data: [{ message: 'The event is successfully cancelled', details: { id } }] },
    })
    expect(dataOf(setup.call(`GET /Events/${id}?fields=$event_cancelled`))[0]).toMatchObject({
      $event_cancelled: true,
    })
    expect(setup.call(`POST /Events/${id}/actions/cancel`, body).body).toMatchObject({
      data: [{ code: 'NOT_ALLOWED' }],
    })
  })

  test.each<[object, string]>([
    [{}, 'MANDATORY_NOT_FOUND'],
    [{ send_cancelling_mail: 'no' }, 'INVALID_DATA'],
  ])('refuses %j with %s', (row, code) => {
    const { setup, id } = meeting()
    expect(setup.call(`POST /Events/${id}/actions/cancel`, { data: [row] }).body).toMatchObject({
      data: [{ code }],
    })
  })

  test.each([
    { Participants: [] },
    { Start_DateTime: '2026-01-01T10:00:00+01:00', End_DateTime: '2026-01-01T11:00:00+01:00' },
  ])('is NOT_ALLOWED for %j', (values) => {
    const { setup, id } = meeting(values)
    expect(setup.call(`POST /Events/${id}/actions/cancel`, body)).toMatchObject({
      status: 400,
      body: { data: [{ code: 'NOT_ALLOWED', details: { id } }] },
    })
  })
})
