import { describe, expect, test } from 'vitest'
import { make, openRecords, scopes } from './records-setup.ts'
import { BRAM, NORA } from './setup.ts'

const all = [...scopes, 'ZohoCRM.share.leads.ALL', 'ZohoCRM.share.tasks.ALL']
const privately = (type: string, id: string, rest: object = {}): object => ({
  type: 'private',
  shared_with: { type, id },
  permission: 'read_only',
  ...rest,
})

function open(options: Parameters<typeof openRecords>[0] = {}) {
  const setup = openRecords(options)
  const [lead = ''] = make(setup, 'Leads', { Last_Name: 'Boyle' })
  const path = `/Leads/${lead}/actions/share`
  const call: typeof setup.call = (line, body, caller = {}) =>
    setup.call(line, body, { scopes: all, ...caller })
  const others = setup.crm.users().filter(({ id, status }) => status === 'active' && id !== NORA)
  return {
    ...setup,
    call,
    path,
    others: others.map(({ id }) => id),
    share: (method: string, ...share: readonly object[]) => call(`${method} ${path}`, { share }),
    shares: () =>
      (call(`GET ${path}?view=summary`).body as { share?: readonly Record<string, unknown>[] } | undefined)
        ?.share ?? [],
  }
}

describe('a record', () => {
  test('is shared with somebody a little later, and is named with who did it', () => {
    const { share, shares, advance } = open()
    expect(share('POST', privately('users', BRAM, { share_related_records: true }))).toMatchObject({
      status: 201,
      body: { share: [{ code: 'SUCCESS', message: 'record will be shared successfully', details: {} }] },
    })
    expect(shares()).toEqual([])
    advance(6000)
    expect(shares()).toEqual([
      {
        shared_with: { name: expect.any(String), id: BRAM, type: 'users' },
        share_related_records: true,
        shared_through: {
          module: { name: 'Leads', id: expect.any(String) },
          id: expect.any(String),
        },
        shared_time: expect.any(String),
        permission: 'read_only',
        shared_by: { name: expect.any(String), id: NORA, zuid: expect.any(String) },
        type: 'private',
      },
    ])
  })

  test('is shared with more by POST; PUT takes it from whoever is not named, DELETE from all', () => {
    const { share, shares, advance, call, path, others } = open()
    const ids = () => shares().map(({ shared_with: whom }) => (whom as { id: string }).id)
    share('POST', privately('users', others[0] ?? ''))
    advance(6000)
    share('POST', privately('users', others[1] ?? ''), privately('roles', '3652397000000026008'))
    advance(6000)
    expect(ids()).toHaveLength(3)
    expect(ids().at(-1)).toBe(others[0])
    expect(share('PUT', privately('users', others[2] ?? '', { permission: 'read_write' })).status).toBe(201)
    advance(6000)
    expect(shares()).toMatchObject([{ shared_with: { id: others[2] }, permission: 'read_write' }])
    expect(call(`DELETE ${path}`)).toMatchObject({
      status: 200,
      body: { share: { message: 'Sharing Revoked' } },
    })
    expect(call(`GET ${path}`).status).toBe(204)
    expect(call(`DELETE ${path}`)).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } })
  })

  test('is asked for by user, with what reaches him by his role', () => {
    const { share, call, path, advance, crm } = open()
    const role = '3652397000000026008'
    share('POST', privately('roles', role))
    advance(6000)
    const statuses = crm.users().map(({ id }) => call(`GET ${path}?sharedTo=${id}`).status)
    expect(new Set(statuses)).toEqual(new Set([200, 204]))
    expect(call(`GET ${path}?sharedTo=1`).status).toBe(400)
    expect(call(`GET ${path}?view=planet`).body).toMatchObject({
      code: 'PATTERN_NOT_MATCHED',
      details: { api_name: 'view' },
    })
  })

  test.each([400, 403] as const)(
    'waits while it is being shared: CANNOT_PROCESS with %i',
    (sharingRunsStatus) => {
      const { share, call, path, advance } = open({ readings: { records: { sharingRunsStatus } } })
      share('POST', { type: 'public', permission: 'read_only' })
      const busy = {
        status: sharingRunsStatus,
        body: { code: 'CANNOT_PROCESS', message: 'Scheduler is running' },
      }
      expect(share('PUT', privately('users', BRAM))).toMatchObject(busy)
      expect(call(`DELETE ${path}`)).toMatchObject(busy)
      advance(6000)
      expect(call(`DELETE ${path}`).status).toBe(200)
    },
  )

  test.each<[string, readonly object[], string, string | undefined]>([
    ['the owner', [privately('users', NORA)], 'INVALID_DATA', 'record is already visible to the user.'],
    ['an unknown user', [privately('users', '1')], 'INVALID_DATA', 'invalid user Id'],
    ['an unknown role', [privately('roles', '1')], 'INVALID_DATA', 'invalid role Id'],
    ['an unknown group', [privately('groups', '__proto__')], 'INVALID_DATA', 'invalid group Id'],
    ['planets', [privately('planets', '1')], 'INVALID_DATA', undefined],
    ['nobody', [{ type: 'private', permission: 'read_only' }], 'MANDATORY_NOT_FOUND', undefined],
    [
      'a permission that is none',
      [privately('users', BRAM, { permission: 'x' })],
      'INVALID_DATA',
      'Permission is invalid',
    ],
    [
      'everybody and somebody in one',
      [{ ...privately('users', BRAM), type: 'public' }],
      'AMBIGUITY_DURING_PROCESSING',
      undefined,
    ],
    ['no type', [{}], 'MANDATORY_NOT_FOUND', undefined],
    ['a number', [7 as unknown as object], 'INVALID_DATA', undefined],
  ])('is not shared with %s', (_what, rows, code, message) => {
    const { share, shares, advance } = open()
    const answer = share('POST', ...rows)
    expect(answer).toMatchObject({
      status: 400,
      body: { share: [{ code, ...(message === undefined ? {} : { message }) }] },
    })
    advance(6000)
    expect(shares()).toEqual([])
  })

  test('is shared with ten users at most, and with everybody alone', () => {
    const { share, others, shares, advance } = open()
    const rows = others.slice(0, 11).map((id) => privately('users', id))
    const answer = share('POST', ...rows)
    expect(answer.status).toBe(207)
    expect((answer.body as { share: { code: string }[] }).share.at(-1)).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      details: { limit: 10 },
    })
    advance(6000)
    expect(shares()).toHaveLength(10)
    expect(share('PUT', ...rows).body).toMatchObject({
      share: [...Array.from({ length: 10 }, () => ({ code: 'SUCCESS' })), { code: 'SHARE_LIMIT_EXCEEDED' }],
    })
    advance(6000)
    expect(share('POST', { type: 'public', permission: 'read_only' }).body).toMatchObject({
      share: [{ code: 'AMBIGUITY_DURING_PROCESSING' }],
    })
    expect(share('POST', ...Array.from({ length: 21 }, () => rows[0] ?? {})).body).toMatchObject({
      code: 'INVALID_DATA',
      details: { maximum_length: 20 },
    })
  })

  test('of activities, and one that is not there, is not shared', () => {
    const { call } = open()
    const body = { share: [privately('users', BRAM)] }
    expect(call('POST /Tasks/1/actions/share', body)).toMatchObject({
      status: 403,
      body: { code: 'NOT_ALLOWED' },
    })
    expect(call('POST /Leads/1/actions/share', body)).toMatchObject({
      status: 400,
      body: { code: 'INVALID_DATA', message: 'ENTITY_ID_INVALID', details: { resource_path_index: 1 } },
    })
  })
})
