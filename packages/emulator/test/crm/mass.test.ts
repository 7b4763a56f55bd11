import { describe, expect, test } from 'vitest'
import { dataOf, make, openRecords, scopes, type RecordsSetup } from './records-setup.ts'
import { BRAM } from './setup.ts'

const all = [...scopes, 'ZohoCRM.change_owner.ALL', 'ZohoCRM.mass_update.ALL', 'ZohoCRM.mass_delete.ALL']

interface MassSetup extends RecordsSetup {
  /** The view that everybody has of leads. */
  readonly cvid: string
  readonly ids: readonly string[]
  job(action: string, body: object): string
  status(action: string, id: string): unknown
}

/** Three leads, of which the last one is locked. */
function open(options: Parameters<typeof openRecords>[0] = {}): MassSetup {
  const setup = openRecords(options)
  const call: RecordsSetup['call'] = (line, body, caller = {}) =>
    setup.call(line, body, { scopes: all, ...caller })
  const ids = make(setup, 'Leads', { Last_Name: 'a' }, { Last_Name: 'b', City: 'Delft' }, { Last_Name: 'c' })
  call(`POST /Leads/${ids[2]}/Locking_Information__s`, { data: [{ Locked_Reason__s: 'deal' }] })
  const { body } = call('GET /settings/custom_views?module=Leads')
  const { custom_views: views } = body as {
    readonly custom_views: readonly { id: string; system_name: string }[]
  }
  const cvid = views.find(({ system_name: name }) => name === 'ALLVIEWS')?.id ?? ''
  return {
    ...setup,
    call,
    cvid,
    ids,
    job: (action, sent) => {
      const [row] = dataOf(call(`POST /Leads/actions/${action}`, { cvid, ...sent }))
      return (row as { details: { job_id: string } }).details.job_id
    },
    status: (action, id) => dataOf(call(`GET /Leads/actions/${action}?job_id=${id}`))[0],
  }
}

const work: readonly [action: string, body: object, done: string, open: string | undefined][] = [
  ['mass_update', { data: [{ City: 'Rome' }] }, 'Updated_Count', 'Not_Updated_Count'],
  ['mass_change_owner', { owner: { id: BRAM } }, 'Updated_Count', 'Not_Updated_Count'],
  ['mass_delete', {}, 'Deleted_Count', undefined],
]

describe('work on the records of a view', () => {
  test.each(work)('%s is scheduled, runs and is done, and its counts add up', (action, body, done, left) => {
    const { job, status, advance } = open()
    const id = job(action, body)
    const before = {
      Total_Count: 3,
      [done]: 0,
      Failed_Count: 0,
      ...(left === undefined ? {} : { [left]: 3 }),
    }
    expect(status(action, id)).toEqual({ Status: 'SCHEDULED', ...before })
    advance(3000)
    expect(status(action, id)).toEqual({ Status: 'RUNNING', ...before })
    advance(3000)
    const after = { [done]: 2, Failed_Count: 1, ...(left === undefined ? {} : { [left]: 0 }) }
    expect(status(action, id)).toEqual({ Status: 'COMPLETED', Total_Count: 3, ...after })
  })

  test('changes the records, but not those that are locked, gone, or of another view', () => {
    const { job, advance, call, ids } = open()
    const criteria = { field: { api_name: 'Last_Name' }, comparator: 'not_equal', value: 'b' }
    job('mass_update', { data: [{ City: 'Rome' }], criteria })
    const gone = job('mass_change_owner', { owner: { id: BRAM } })
    call(`DELETE /Leads/${ids[1]}`)
    advance(6000)
    expect(dataOf(call('GET /Leads?fields=City,Owner&sort_order=asc'))).toMatchObject([
      { id: ids[0], City: 'Rome', Owner: { id: BRAM } },
      { id: ids[2], City: null },
    ])
    expect(dataOf(call(`GET /Leads/actions/mass_change_owner?job_id=${gone}`))).toMatchObject([
      { Updated_Count: 1, Failed_Count: 2 },
    ])
  })

  test('is of a territory and of what lies below it, when it says so', () => {
    const { job, status, advance, call, ids } = open({ readings: { territories: { leads: 'enabled' } } })
    const territory = '3652397000000505003'
    call(`POST /Leads/${ids[0]}/actions/assign_territories`, { data: [{ Territories: [{ id: territory }] }] })
    advance(6000)
    const body = { data: [{ City: 'Rome' }] }
    const refused = call('POST /Leads/actions/mass_update', { ...body, cvid: '1' })
    expect(refused).toMatchObject({
      status: 400,
      body: { code: 'INVALID_DATA', details: { api_name: 'cvid' } },
    })
    const above = { id: '3652397000000505002', include_child: true }
    const id = job('mass_update', { ...body, territory: above })
    advance(6000)
    expect(status('mass_update', id)).toMatchObject({ Total_Count: 1, Updated_Count: 1 })
    const none = { ...body, territory: { id: above.id }, cvid: open().cvid }
    expect(call('POST /Leads/actions/mass_update', none).body).toMatchObject({ code: 'NO_RECORDS_FOUND' })
    const unknown = { ...none, territory: { id: '1' } }
    expect(call('POST /Leads/actions/mass_update', unknown).body).toMatchObject({
      code: 'INVALID_DATA',
      details: { api_name: 'territory' },
    })
  })

  test.each<[string, object, 400 | 202]>([
    ['mass_update', { data: [{ City: 'Rome' }] }, 400],
    ['mass_delete', {}, 400],
    ['mass_update', { data: [{ City: 'Rome' }] }, 202],
  ])(
    '%s of %j is refused while another one runs: ALREADY_SCHEDULED, with %i',
    (action, body, runningUpdateStatus) => {
      const { job, call, cvid, advance } = open({ readings: { records: { runningUpdateStatus } } })
      job(action, body)
      const again = (): unknown => call(`POST /Leads/actions/${action}`, { cvid, ...body })
      expect(again()).toMatchObject({ status: runningUpdateStatus, body: { code: 'ALREADY_SCHEDULED' } })
      advance(6000)
      expect(again()).not.toMatchObject({ body: { code: 'ALREADY_SCHEDULED' } })
    },
  )

  test.each([
    ['mass_update', '', 400, 'MANDATORY_NOT_FOUND'],
    ['mass_delete', '', 400, 'MANDATORY_NOT_FOUND'],
    ['mass_change_owner', '', 400, 'REQUIRED_PARAM_MISSING'],
    ['mass_update', '?job_id=1', 400, 'INVALID_DATA'],
    ['mass_delete', '?job_id=__proto__', 400, 'INVALID_DATA'],
    ['mass_change_owner', '?job_id=1', 204, undefined],
  ])('of %s%s nobody knows a job: %i', (action, query, status, code) => {
    const answer = open().call(`GET /Leads/actions/${action}${query}`)
    expect([answer.status, (answer.body as { code: string } | undefined)?.code]).toEqual([status, code])
  })

  test('a job is known for 60 days, under its own kind and module', () => {
    const { job, status, advance, call } = open()
    const id = job('mass_update', { data: [{ City: 'Rome' }] })
    expect(call(`GET /Leads/actions/mass_delete?job_id=${id}`).status).toBe(400)
    expect(call(`GET /Contacts/actions/mass_update?job_id=${id}`).status).toBe(400)
    advance(60 * 24 * 3_600_000)
    expect(status('mass_update', id)).toMatchObject({ Status: 'COMPLETED' })
    advance(24 * 3_600_000)
    expect(call(`GET /Leads/actions/mass_update?job_id=${id}`).status).toBe(400)
  })
})

test('tags are deleted by a job, and all records lose them', () => {
  const { call, advance } = open()
  const [lead = ''] = make({ call } as RecordsSetup, 'Leads', {
    Last_Name: 'd',
    Tag: [{ name: 'hot' }, { name: 'cold' }],
  })
  const { body } = call('GET /settings/tags?module=Leads')
  const { tags } = body as { readonly tags: readonly { id: string; name: string }[] }
  const hot = tags.filter(({ name }) => name === 'hot').map(({ id }) => ({ id }))
  const order = { mass_delete: [{ module: { api_name: 'Leads' }, tags: hot }] }
  const started = call('POST /settings/tags/actions/mass_delete', order)
  expect(started).toMatchObject({ status: 202, body: { code: 'SCHEDULED' } })
  const { details } = started.body as { readonly details: { readonly job_id: string } }
  advance(6000)
  expect(call(`GET /settings/tags/actions/mass_delete?job_id=${details.job_id}`).body).toEqual({
    mass_delete: [
      { job_id: details.job_id, total_count: 1, failed_count: 0, deleted_count: 1, status: 'COMPLETED' },
    ],
  })
  expect(dataOf(call(`GET /Leads/${lead}`))).toMatchObject([{ Tag: [{ name: 'cold' }] }])
  expect(call('POST /settings/tags/actions/mass_delete', order).body).toMatchObject({ code: 'INVALID_DATA' })
})
