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
    expect([state(), shown().transitions.map(({ name }) => name)]).toEqual(['Contacted', ['Lose']])
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
