import { isToolkitError, type Client, type RowResult, uploadBody } from '@x/client'
import { createRows as createMany, type CreateRows } from '@x/client/endpoint'
import { expect, test } from 'vitest'
import { clientOn } from '../fake-zoho.ts'
import {
  activateRole,
  addTags,
  createRole,
  createRoles,
  deleteChannels,
  deleteRole,
  startBackup,
  updateRole,
  updateRoles,
  uploadFile,
} from './resource.ts'

const ok = (id: string): object => ({ code: 'SUCCESS', status: 'success', message: '', details: { id } })
const bad = (details: object = {}): object => ({
  code: 'INVALID_DATA',
  status: 'error',
  message: '',
  details,
})
const roles =
  (...rows: object[]): (() => Response) =>
  () =>
    Response.json({ roles: rows }, { status: 207 })
/** Answers, and keeps what was sent: a body can be read once only. */
function keeping(...answers: readonly (() => Response)[]): {
  zoho: Client
  requests: Request[]
  bodies: unknown[]
} {
  const bodies: unknown[] = []
  const kept = answers.map((answer) => async (request: Request) => {
    const text = await request.clone().text()
    bodies.push(text === '' ? undefined : JSON.parse(text))
    return answer()
  })
  return { ...clientOn(kept), bodies }
}
const short = (results: readonly RowResult[]): unknown[] =>
  results.map((row) => (row.ok ? [row.index, row.id] : [row.index, row.error.code, row.outcome]))

test('one row is made, and its result has an id', async () => {
  const { zoho, requests, bodies } = keeping(roles(ok('5')), roles({ ...ok('5'), details: {} }), roles(bad()))
  expect(await createRole(zoho, { name: 'a' })).toEqual({
    ok: true,
    index: 0,
    code: 'SUCCESS',
    id: '5',
    details: { id: '5' },
  })
  expect(requests[0]?.method).toBe('POST')
  expect(bodies[0]).toEqual({ roles: [{ name: 'a' }] })
  await expect(createRole(zoho, { name: 'a' })).rejects.toMatchObject({ code: 'RESPONSE_SHAPE' })
  await expect(createRole(zoho, { name: 'a' })).rejects.toMatchObject({
    code: 'INVALID_DATA',
    outcome: 'none',
  })
})

test('a row whose keys look like options is a row', async () => {
  const { zoho, bodies } = keeping(roles(ok('5')))
  await createRole(zoho, { name: 'a', timeout: 5 } as { name: string })
  expect(bodies[0]).toEqual({ roles: [{ name: 'a', timeout: 5 }] })
})

test('rows go out in batches, and their results are numbered through', async () => {
  const { zoho, bodies } = keeping(roles(ok('1'), bad()), roles(ok('3')))
  const results = await createRoles(zoho, [{ name: 'a' }, { name: 'b' }, { name: 'c' }])
  expect(short(results)).toEqual([
    [0, '1'],
    [1, 'INVALID_DATA', 'none'],
    [2, '3'],
  ])
  expect(bodies).toEqual([{ roles: [{ name: 'a' }, { name: 'b' }] }, { roles: [{ name: 'c' }] }])
})

test('a row refused in a later batch says its place in the input', async () => {
  const { zoho } = clientOn([roles(ok('1'), ok('2')), roles(bad())])
  const [, , third] = await createRoles(zoho, [{ name: 'a' }, { name: 'b' }, { name: 'c' }])
  expect(third).toMatchObject({ ok: false, index: 2 })
  expect(third?.ok === false && third.error.message).toContain('row 2')
})

test('no rows: no call, no results', async () => {
  const { zoho, requests } = clientOn([roles()])
  expect(await createRoles(zoho, [])).toEqual([])
  expect(await updateRoles(zoho, [])).toEqual([])
  expect(await deleteChannels(zoho, [])).toEqual([])
  expect(requests).toEqual([])
})

test('what is not an array of rows is refused before sending', async () => {
  const { zoho, requests } = clientOn([roles()])
  await expect(createRoles(zoho, { name: 'a' } as never)).rejects.toThrow(/must be an array/)
  expect(requests).toEqual([])
})

test('a write that is refused as a whole rejects', async () => {
  const { zoho } = clientOn([Response.json({ code: 'NO_PERMISSION', details: {} }, { status: 403 })])
  await expect(createRoles(zoho, [{ name: 'a' }])).rejects.toMatchObject({ code: 'NO_PERMISSION' })
})

test('a lost batch ends the sending, and says what is not known and what was not sent', async () => {
  const { zoho, requests } = clientOn([roles(ok('1'), ok('2')), new Error('reset'), roles(ok('5'))])
  const names = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name }))
  const results = await createRoles(zoho, names)
  expect(short(results)).toEqual([
    [0, '1'],
    [1, '2'],
    [2, 'NETWORK', 'unknown'],
    [3, 'NETWORK', 'unknown'],
    [4, 'NOT_SENT', 'none'],
  ])
  expect(requests).toHaveLength(2)
  const last = results.at(-1)
  expect(last?.ok === false && isToolkitError(last.error.cause, 'NETWORK')).toBe(true)
})

test('a first batch that is lost resolves as well', async () => {
  const { zoho } = clientOn([new Error('reset')])
  expect(short(await createRoles(zoho, [{ name: 'a' }, { name: 'b' }, { name: 'c' }]))).toEqual([
    [0, 'NETWORK', 'unknown'],
    [1, 'NETWORK', 'unknown'],
    [2, 'NOT_SENT', 'none'],
  ])
})

test('an answer with another number of rows leaves it unknown what was written', async () => {
  const { zoho } = clientOn([roles(ok('1'))])
  expect(short(await createRoles(zoho, [{ name: 'a' }, { name: 'b' }]))).toEqual([
    [0, 'RESPONSE_SHAPE', 'unknown'],
    [1, 'RESPONSE_SHAPE', 'unknown'],
  ])
})

test('a later batch that is refused as a whole does not lose the results before', async () => {
  const refused = (): Response => Response.json({ code: 'NO_PERMISSION', details: {} }, { status: 403 })
  const { zoho } = clientOn([roles(ok('1'), ok('2')), refused])
  expect(
    short(
      await createRoles(zoho, [{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }, { name: 'e' }]),
    ),
  ).toEqual([
    [0, '1'],
    [1, '2'],
    [2, 'NO_PERMISSION', 'none'],
    [3, 'NO_PERMISSION', 'none'],
    [4, 'NOT_SENT', 'none'],
  ])
})

test('a signal between two batches ends the sending, and the results are kept', async () => {
  const controller = new AbortController()
  const reason = new Error('enough')
  const first = (): Response => {
    controller.abort(reason)
    return Response.json({ roles: [ok('1'), ok('2')] })
  }
  const { zoho, requests } = clientOn([first])
  const results = await createRoles(zoho, [{ name: 'a' }, { name: 'b' }, { name: 'c' }], {
    signal: controller.signal,
  })
  expect(requests).toHaveLength(1)
  // The signal came while the first batch was under way, so nobody knows what became of it.
  expect(short(results)).toEqual([
    [0, 'INTERRUPTED', 'unknown'],
    [1, 'INTERRUPTED', 'unknown'],
    [2, 'NOT_SENT', 'none'],
  ])
  expect(results[0]?.ok === false && results[0].error.cause).toBe(reason)
})

test('a signal that was aborted before rejects, and nothing is sent', async () => {
  const { zoho, requests } = clientOn([roles()])
  const signal = AbortSignal.abort(new Error('enough'))
  await expect(createRoles(zoho, [{ name: 'a' }], { signal })).rejects.toThrow('enough')
  expect(requests).toEqual([])
})

test('one row is changed, by another method where the address says so, unless it was changed since', async () => {
  const { zoho, requests, bodies } = keeping(roles(ok('1')))
  const result = await updateRole(zoho, '1', { name: 'b' }, { unmodifiedSince: '2026-01-02T03:04:05+00:00' })
  expect(result).toMatchObject({ ok: true, id: '1' })
  expect(requests[0]?.method).toBe('PUT')
  expect(requests[0]?.headers.get('if-unmodified-since')).toBe('2026-01-02T03:04:05+00:00')
  expect(bodies[0]).toEqual({ roles: [{ name: 'b' }] })
  await updateRoles(zoho, [{ id: '1', name: 'b' }])
  expect(requests[1]?.method).toBe('PATCH')
})

test('an unknown id of an update says where to look', async () => {
  const refused = { code: 'INVALID_DATA', status: 'error', message: '', details: { resource_path_index: 2 } }
  const { zoho } = clientOn([Response.json(refused, { status: 400 })])
  const error: unknown = await updateRole(zoho, '1', {}).catch((each: unknown) => each)
  expect(String(error)).toContain('No role of the connected organization has this id. listRoles(zoho)')
})

test('one row is deleted, with what else the address asks for', async () => {
  const { zoho, requests } = clientOn([
    roles(ok('1')),
    Response.json({ roles: ok('1') }),
    Response.json(ok('1')),
  ])
  // A result in an array, as an object, and flat.
  for (let each = 0; each < 3; each += 1)
    expect(await deleteRole(zoho, '1', 2n)).toMatchObject({ ok: true, id: '1' })
  expect(requests[0]?.method).toBe('DELETE')
  expect(requests[0]?.url).toMatch(/settings\/roles\/1\?transfer_to_id=2$/)
})

const watch =
  (...rows: object[]): (() => Response) =>
  () =>
    Response.json({ watch: rows }, { status: 207 })

test.each([
  [
    'in their order',
    ['1', '2'],
    [ok('1'), ok('2')],
    [
      [0, '1'],
      [1, '2'],
    ],
  ],
  [
    'in another order',
    ['1', '2'],
    [ok('2'), ok('1')],
    [
      [0, '1'],
      [1, '2'],
    ],
  ],
  [
    'without an id where one failed',
    ['1', '2', '3'],
    [bad(), ok('3'), ok('1')],
    [
      [0, '1'],
      [1, 'INVALID_DATA', 'none'],
      [2, '3'],
    ],
  ],
  [
    'with more rows than ids',
    ['1', '2', '3'],
    [ok('1'), bad(), ok('3'), bad(), bad()],
    [
      [0, '1'],
      [1, 'INVALID_DATA', 'none'],
      [2, '3'],
    ],
  ],
  [
    'with one row for an id that was named twice',
    ['1', '1'],
    [ok('1')],
    [
      [0, '1'],
      [1, '1'],
    ],
  ],
  [
    'with a failed row that names its id',
    ['1', '2'],
    [bad({ id: '2' }), ok('1')],
    [
      [0, '1'],
      [1, 'INVALID_DATA', 'none'],
    ],
  ],
  [
    'with too few rows',
    ['1', '2'],
    [ok('1')],
    [
      [0, '1'],
      [1, 'RESPONSE_SHAPE', 'unknown'],
    ],
  ],
  ['for an id that nobody asked for', ['1'], [ok('7')], [[0, 'RESPONSE_SHAPE', 'unknown']]],
] as const)('results of a deletion are matched by id: %s', async (_case, ids, rows, expected) => {
  const { zoho } = clientOn([watch(...rows)])
  expect(short(await deleteChannels(zoho, ids))).toEqual(expected)
})

test('ids of a deletion go into the query that the address names, in batches', async () => {
  const { zoho, requests } = clientOn([watch(ok('1'), ok('2'), ok('3')), watch(ok('4'))])
  expect(short(await deleteChannels(zoho, ['1', 2n, '3', '4']))).toEqual([
    [0, '1'],
    [1, '2'],
    [2, '3'],
    [3, '4'],
  ])
  expect(requests.map((each) => new URL(each.url).search)).toEqual([
    '?channel_ids=1%2C2%2C3',
    '?channel_ids=4',
  ])
})

test('an id of a deletion that is not one is refused before anything is sent', async () => {
  const { zoho, requests } = clientOn([watch(ok('1'))])
  await expect(deleteChannels(zoho, ['1', '..'])).rejects.toMatchObject({ code: 'INVALID_ID' })
  expect(requests).toEqual([])
})

test('an action sends its body as it is, or none', async () => {
  const data = { data: [ok('1'), bad()], success_count: '1' }
  const { zoho, requests, bodies } = keeping(() => Response.json(data), roles(ok('1')), roles(ok('1')))
  expect(short(await addTags(zoho, 'Leads', { tags: [{ name: 'a' }], ids: ['1', '2'] }))).toEqual([
    [0, '1'],
    [1, 'INVALID_DATA', 'none'],
  ])
  expect(bodies[0]).toEqual({ tags: [{ name: 'a' }], ids: ['1', '2'] })
  await activateRole(zoho, '1')
  await activateRole(zoho, '1', { retries: 0 })
  expect(requests.slice(1).map(({ method }) => method)).toEqual(['PUT', 'PUT'])
  expect(bodies.slice(1)).toEqual([undefined, undefined])
})

test.each([
  [{ backup: [{ ...ok('7'), code: 'SCHEDULED' }] }, '7'],
  [{ backup: { ...ok('7'), details: { job_id: '8', id: '7' } } }, '8'],
  [{ ...ok('7'), details: { job_id: '9' } }, '9'],
])('a job is known by its id: %j', async (answer, jobId) => {
  const { zoho } = clientOn([Response.json(answer)])
  expect(await startBackup(zoho, { backup: [] })).toMatchObject({ ok: true, jobId })
})

test('a job without an id cannot be waited for', async () => {
  const { zoho } = clientOn([Response.json({ ...ok('7'), details: {} })])
  await expect(startBackup(zoho, { backup: [] })).rejects.toMatchObject({ code: 'RESPONSE_SHAPE' })
})

test('a file is uploaded as a part of its own', async () => {
  const files: unknown[] = []
  const { zoho } = clientOn([
    async (request) => {
      files.push((await request.formData()).get('file'))
      return Response.json({ data: [ok('7')] })
    },
  ])
  expect(await uploadFile(zoho, new File(['x'], 'x.txt'))).toMatchObject({ ok: true, id: '7' })
  expect(files[0]).toMatchObject({ name: 'x.txt', size: 1 })
  const told: number[] = []
  const onProgress = ({ sent }: { sent: number }): void => void told.push(sent)
  await uploadFile(zoho, uploadBody(new Blob(['yy']), { name: 'y.txt', onProgress }))
  expect(files[1]).toMatchObject({ name: 'y.txt', size: 2 })
  expect(told.length).toBeGreaterThan(2)
  const stream = new Blob(['zzz']).stream()
  await uploadFile(zoho, { name: 'z.txt', size: 3, stream })
  expect(files[2]).toMatchObject({ name: 'z.txt', size: 3 })
  const large = uploadFile(zoho, new File([new Uint8Array(1025)], 'large.png'))
  await expect(large).rejects.toMatchObject({ code: 'UPLOAD', reason: 'too-large' })
  expect(files).toHaveLength(3)
})

test('an error of a row tells nothing of the token, though the answer repeats it', async () => {
  const value = `1000.${'a1b2c3d4'.repeat(4)}.${'e5f6a7b8'.repeat(4)}`
  const row = { ...bad({ header: `Zoho-oauthtoken ${value}` }), message: `token ${value}` }
  const { zoho } = clientOn([roles(row)], { token: () => ({ value, apiDomain: 'https://www.zohoapis.eu' }) })
  const [result] = await createRoles(zoho, [{ name: 'a' }])
  expect(result).toMatchObject({ ok: false, error: { code: 'INVALID_DATA', dc: 'eu' } })
  const error = result?.ok === false ? result.error : undefined
  expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('a1b2c3d4')
})

test.each([0, -1, Number.NaN])(
  'a request of %d rows would never come to an end, and is refused',
  async (most) => {
    const { zoho, requests } = clientOn([roles(ok('1'))])
    const declared: CreateRows<[], object> = createMany('settings/roles', 'roles', '', undefined, most)
    await expect(declared(zoho, [{}])).rejects.toThrow(/at least one row/)
    expect(requests).toEqual([])
  },
)
