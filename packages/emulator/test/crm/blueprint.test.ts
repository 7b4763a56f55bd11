import { describe, expect, test } from 'vitest'
import { dataOf, make, openRecords, type RecordsSetup } from './records-setup.ts'

interface Shown {
  readonly process_info: Readonly<Record<string, unknown>>
  readonly transitions: readonly {
    readonly id: string
    readonly name: string
    readonly next_field_value: string
    readonly data: Readonly<Record<string, unknown>>
    readonly fields: readonly Readonly<Record<string, unknown>>[]
  }[]
}

/** A lead that nobody contacted yet, and what may be done with it. */
function open(row: object = {}, options: Parameters<typeof openRecords>[0] = {}) {
  const setup = openRecords(options)
  const [lead = ''] = make(setup, 'Leads', { Last_Name: 'Boyle', Lead_Status: 'Not Contacted', ...row })
  const path = `/Leads/${lead}/actions/blueprint`
  const shown = (): Shown => (setup.call(`GET ${path}`).body as { readonly blueprint: Shown }).blueprint
  const put = (transition_id: string | undefined, data: unknown) =>
    setup.call(`PUT ${path}`, { blueprint: [{ transition_id, data }] })
  return {
    ...setup,
    lead,
    path,
    shown,
    put,
    idOf: (name: string) => shown().transitions.find((each) => each.name === name)?.id ?? '',
    state: () => dataOf(setup.call(`GET /Leads/${lead}`))[0]?.['Lead_Status'],
  }
}

describe('a blueprint', () => {
  test('says where the record stands, and what leads on from there, with the fields to fill in', () => {
    const { shown, call, lead } = open({ Phone: '99' })
    expect(shown().process_info).toMatchObject({
      name: 'Lead nurturing process',
      api_name: 'Lead_Status',
      field_value: 'Not Contacted',
      current_picklist: { id: expect.stringMatching(/^\d+$/), value: 'Not Contacted' },
    })
    expect(shown().transitions).toMatchObject([
      {
        name: 'Establish contact',
        next_field_value: 'Contacted',
        data: { Phone: '99', Description: null },
        fields: [{ api_name: 'Phone', data_type: 'phone', mandatory: true, _type: 'fields' }, {}],
      },
      {
        name: 'No answer',
        next_field_value: 'Attempted to Contact',
        fields: [{ api_name: 'Description' }, { api_name: 'widget', mandatory: true, _type: 'widget' }],
      },
    ])
    expect(dataOf(call(`GET /Leads/${lead}`))).toMatchObject([{ $process_flow: true }])
  })

  test('is moved by a transition: the field, the values, a note; then others lead on', () => {
    const { put, idOf, state, shown, call, lead } = open()
    expect(put(idOf('Establish contact'), { Phone: '99', Lead_Status: 'Junk Lead' })).toEqual({
      status: 200,
      body: { code: 'SUCCESS', details: {}, message: 'transition updated successfully', status: 'success' },
    })
    expect([state(), shown().transitions.map(({ name }) => name)]).toEqual(['Contacted', ['Lose', 'Qualify']])
    expect(put(idOf('Lose'), { Notes: 'No money' }).status).toBe(200)
    expect(state()).toBe('Lost Lead')
    expect(dataOf(call(`GET /Leads/${lead}/Notes?fields=Note_Content`))).toMatchObject([
      { Note_Content: 'No money' },
    ])
    expect(call(`GET /Leads/${lead}/actions/blueprint`)).toMatchObject({
      status: 400,
      body: { code: 'RECORD_NOT_IN_PROCESS' },
    })
  })

  test('keeps what is given, and does not move, while something is missing that is not a field', () => {
    const { put, idOf, state, shown } = open()
    const saved = put(idOf('No answer'), { Description: 'rang twice' })
    expect(saved).toMatchObject({ status: 200, body: { message: 'transition saved partially' } })
    expect([state(), shown().transitions[1]?.data]).toEqual(['Not Contacted', { Description: 'rang twice' }])
    expect(put(idOf('No answer'), { widget: { name: 'Call log', id: '1' } }).body).toMatchObject({
      message: 'transition updated successfully',
    })
    expect(state()).toBe('Attempted to Contact')
  })

  /** A lead that may be qualified, with a file that was uploaded. */
  function qualifying(row: object = { Email: 'boyle@zylker.example' }) {
    const setup = open({ Lead_Status: 'Contacted', ...row })
    const form = [
      { name: 'file', fileName: 'offer.txt', type: 'text/plain', bytes: new TextEncoder().encode('9') },
    ]
    const sent = setup.call('POST /files', undefined, { form, scopes: ['ZohoCRM.files.CREATE'] })
    const [{ details }] = dataOf(sent) as unknown as [{ readonly details: { readonly id: string } }]
    const ticked = [{ 'Budget is known': true }, { 'Somebody decides': true }]
    const whole = {
      Annual_Revenue: 9,
      CheckLists: ticked,
      Attachments: [{ $file_id: [details.id] }, { $link_url: 'www.zylker.example' }],
    }
    return {
      ...setup,
      file: details.id,
      whole,
      put: (data: object) => setup.put(setup.idOf('Qualify'), data),
    }
  }

  test('opens a transition to records for which its criteria hold, and says why it does not', () => {
    const { shown, put, whole, state, call, lead } = qualifying({})
    const qualify = (): unknown => shown().transitions[1]
    expect(qualify()).toMatchObject({
      name: 'Qualify',
      criteria_matched: false,
      criteria_message: 'The lead must have an e-mail address.',
    })
    expect(put(whole)).toMatchObject({
      status: 400,
      body: { code: 'INVALID_DATA', message: 'invalid transition', details: { api_name: 'transition_id' } },
    })
    call(`PUT /Leads/${lead}`, { data: [{ Email: 'boyle@zylker.example' }] })
    expect(qualify()).toMatchObject({ criteria_matched: true, criteria_message: null })
    expect([put(whole).status, state()]).toEqual([200, 'Pre-Qualified'])
  })

  test('asks for a check list and attachments, hangs them and an activity on the record, and tells its timeline', () => {
    const { put, whole, call, lead, state, shown } = qualifying()
    expect(shown().transitions[1]?.fields).toMatchObject([
      { api_name: 'Annual_Revenue', mandatory: true },
      { api_name: 'CheckLists', _type: 'checklists', content: ['Budget is known', 'Somebody decides'] },
      { api_name: 'Attachments', _type: 'attachments' },
    ])
    const partial = { body: { message: 'transition saved partially' } }
    expect(put({ ...whole, Attachments: undefined })).toMatchObject(partial)
    expect(put({ ...whole, CheckLists: [{ 'Budget is known': true }] })).toMatchObject(partial)
    expect(
      put({ ...whole, CheckLists: [{ 'Budget is known': true, 'Somebody decides': false }] }),
    ).toMatchObject(partial)
    expect(state()).toBe('Contacted')
    const done = put({ ...whole, Tasks: { Subject: 'Send an offer' }, Notes: 'Good' })
    expect(done.body).toMatchObject({ message: 'transition updated successfully' })
    const list = (name: string, fields: string): unknown =>
      dataOf(call(`GET /Leads/${lead}/${name}?fields=${fields}`))
    expect(list('Tasks', 'Subject')).toMatchObject([{ Subject: 'Send an offer' }])
    expect(list('Notes', 'Note_Content')).toMatchObject([{ Note_Content: 'Good' }])
    expect(list('Attachments', 'File_Name')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ File_Name: 'offer.txt' }),
        expect.objectContaining({ File_Name: 'www.zylker.example' }),
      ]),
    )
    const { __timeline: entries } = call(`GET /Leads/${lead}/__timeline`).body as {
      readonly __timeline: readonly {
        readonly action: string
        readonly source: string
        readonly field_history: unknown
      }[]
    }
    expect(entries.find(({ action }) => action === 'transition_executed')).toMatchObject({
      source: 'blueprint',
      field_history: [{ api_name: 'Lead_Status', _value: { old: 'Contacted', new: 'Pre-Qualified' } }],
    })
  })

  test.each<[string, object, string, object]>([
    ['attachments that are no list', { Attachments: {} }, 'Attachments', { expected_data_type: 'jsonarray' }],
    [
      'a file that nobody uploaded',
      { Attachments: [{ $link_url: 'a' }, { $file_id: ['f1'] }] },
      'Attachments[1].$file_id[0]',
      {},
    ],
    [
      'files that are no list',
      { Attachments: [{ $file_id: 'f1' }] },
      'Attachments[0].$file_id',
      { expected_data_type: 'jsonarray' },
    ],
    ['an attachment that is neither', { Attachments: [7] }, 'Attachments[0].$link_url', {}],
    [
      'a check list that is no list',
      { CheckLists: 'all' },
      'CheckLists',
      { expected_data_type: 'jsonarray' },
    ],
    [
      'an item that is not on the list',
      { CheckLists: [{ 'Budget is known': true }, { planet: true }] },
      'CheckLists[1]',
      { supported_values: ['Budget is known', 'Somebody decides'] },
    ],
    [
      'an item that is neither ticked nor not',
      { CheckLists: [{ 'Budget is known': 1 }] },
      'CheckLists[0]',
      { expected_data_type: 'boolean' },
    ],
    ['an activity that lacks something', { Tasks: {} }, 'Tasks.Subject', {}],
    ['an activity of a wrong type', { Tasks: [] }, 'Tasks', { expected_data_type: 'jsonobject' }],
  ])('refuses %s at its place, and keeps nothing of it', (_what, data, place, details) => {
    const { put, whole, state, call, lead } = qualifying()
    expect(put({ ...whole, Notes: 'Good', ...data })).toMatchObject({
      status: 400,
      body: { details: { json_path: `$.blueprint[0].data.${place}`, ...details } },
    })
    expect(state()).toBe('Contacted')
    for (const list of ['Notes', 'Attachments'])
      expect(call(`GET /Leads/${lead}/${list}?fields=id`).status).toBe(204)
  })

  test('does some transitions by itself, at their time, unless the record has gone on', () => {
    const setup = open({ Lead_Status: 'Attempted to Contact' })
    const { shown, idOf, put, state, advance, call, lead } = setup
    const DAY = 24 * 60 * 60 * 1000
    const automatic = (): unknown => shown().transitions.find(({ name }) => name === 'Give up')
    expect(automatic()).toMatchObject({
      type: 'automatic',
      execution_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    })
    expect(put(idOf('Give up'), {}).body).toMatchObject({ message: 'invalid transition' })
    advance(29 * DAY)
    expect(state()).toBe('Attempted to Contact')
    // Gone and come back: its time begins anew.
    for (const Lead_Status of ['Contacted', 'Attempted to Contact'])
      call(`PUT /Leads/${lead}`, { data: [{ Lead_Status }] })
    advance(2 * DAY)
    expect(state()).toBe('Attempted to Contact')
    advance(28 * DAY)
    expect(state()).toBe('Junk Lead')
    expect(call(`GET ${setup.path}`).body).toMatchObject({ code: 'RECORD_NOT_IN_PROCESS' })
    expect(call(`GET /Leads/${lead}/__timeline`).body).toMatchObject({
      __timeline: [{ action: 'transition_executed', source: 'blueprint' }, {}, {}, {}],
    })
  })

  test('does not move by itself a record that is deleted, or locked', () => {
    const gone = open({ Lead_Status: 'Attempted to Contact' })
    const [locked] = make(gone, 'Leads', { Last_Name: 'Adams', Lead_Status: 'Attempted to Contact' })
    gone.call(`POST /Leads/${locked}/Locking_Information__s`, { data: [{ Locked_Reason__s: 'deal' }] })
    gone.call(`DELETE /Leads/${gone.lead}`)
    gone.advance(31 * 24 * 60 * 60 * 1000)
    gone.call(`POST /settings/recycle_bin/${gone.lead}/actions/restore`)
    expect(gone.state()).toBe('Attempted to Contact')
    expect(dataOf(gone.call(`GET /Leads/${locked}`))[0]).toMatchObject({
      Lead_Status: 'Attempted to Contact',
    })
  })

  test.each<[string, (setup: ReturnType<typeof open>) => unknown, object]>([
    [
      'a transition of another state',
      ({ put, shown }) => put(String(BigInt(shown().transitions[0]?.id ?? '') + 6n), { Notes: 'x' }),
      { code: 'INVALID_DATA', message: 'invalid transition', details: { api_name: 'transition_id' } },
    ],
    [
      'no transition',
      ({ put }) => put(undefined, {}),
      { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'transition_id' } },
    ],
    [
      'no data',
      ({ put, idOf }) => put(idOf('No answer'), undefined),
      { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'data' } },
    ],
    [
      'data of a wrong type',
      ({ put, idOf }) => put(idOf('No answer'), []),
      { code: 'INVALID_DATA', details: { expected_data_type: 'jsonobject' } },
    ],
    [
      'a mandatory field that is empty',
      ({ put, idOf }) => put(idOf('Establish contact'), { Phone: null }),
      { code: 'MANDATORY_NOT_FOUND', details: { api_name: 'Phone', json_path: '$.blueprint[0].data.Phone' } },
    ],
    [
      'a value that does not fit',
      ({ put, idOf }) => put(idOf('Establish contact'), { Phone: 7 }),
      { code: 'INVALID_DATA', details: { api_name: 'Phone', json_path: '$.blueprint[0].data.Phone' } },
    ],
    [
      'a note that is not a string',
      ({ put, idOf }) => put(idOf('Establish contact'), { Phone: '9', Notes: 7 }),
      { code: 'INVALID_DATA', details: { api_name: 'Notes' } },
    ],
    [
      'two transitions',
      ({ call, path }) => call(`PUT ${path}`, { blueprint: [{}, {}] }),
      { code: 'INVALID_DATA', details: { maximum_length: 1 } },
    ],
    [
      'an unknown record',
      ({ call }) => call('GET /Leads/1/actions/blueprint'),
      { code: 'INVALID_DATA', details: { resource_path_index: 1 } },
    ],
  ])('refuses %s, at its place, and changes nothing', (_what, act, body) => {
    const setup = open()
    expect(act(setup)).toMatchObject({ status: 400, body })
    expect(dataOf(setup.call(`GET /Leads/${setup.lead}`))).toMatchObject([
      { Lead_Status: 'Not Contacted', Phone: null },
    ])
  })

  test('is for records in its states: RECORD_NOT_IN_PROCESS; a lock keeps it: RECORD_LOCKED', () => {
    const none = open({ Lead_Status: 'Junk Lead' })
    expect(none.call(`GET ${none.path}`).body).toMatchObject({ code: 'RECORD_NOT_IN_PROCESS' })
    expect(none.put('1', {}).body).toMatchObject({ code: 'RECORD_NOT_IN_PROCESS' })
    const { put, idOf, call, lead } = open()
    call(`POST /Leads/${lead}/Locking_Information__s`, { data: [{ Locked_Reason__s: 'deal' }] })
    expect(put(idOf('Establish contact'), { Phone: '9' }).body).toMatchObject({ code: 'RECORD_LOCKED' })
  })

  test('may keep its field for itself: RECORD_IN_BLUEPRINT', () => {
    const change = ({ call, lead }: RecordsSetup & { readonly lead: string }): unknown =>
      call(`PUT /Leads/${lead}`, { data: [{ Lead_Status: 'Contacted' }] })
    expect(change(open())).toMatchObject({ status: 200 })
    const kept = open({}, { readings: { records: { blueprintField: 'kept' } } })
    expect(change(kept)).toMatchObject({ status: 400, body: { data: [{ code: 'RECORD_IN_BLUEPRINT' }] } })
    expect(kept.put(kept.idOf('Establish contact'), { Phone: '9' }).status).toBe(200)
  })
})
