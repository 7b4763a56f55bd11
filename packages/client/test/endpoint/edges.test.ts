import type { CallOptions, Id } from '@x/client'
import {
  deleteRows,
  getAll,
  getOnly,
  ofModule,
  operation,
  operationOnRows,
  type DeleteRows,
  type GetAll,
  type GetOnly,
} from '@x/client/endpoint'
import { expect, test } from 'vitest'
import { clientOn } from '../fake-zoho.ts'
import { activateRole, createRoles, downloadFile, getRole, listRoles, uploadFile } from './resource.ts'

const ok = (id: string): object => ({ code: 'SUCCESS', status: 'success', message: '', details: { id } })
const settings: GetOnly<[], unknown> = getOnly('settings/x', '', '')
const count: GetOnly<[], number> = getOnly('settings/x', 'count', '')
const deleteRoles: DeleteRows<[]> = deleteRows('settings/roles', 'roles', '')

test.each([
  ['a file with members of an upload body', Object.assign(new File(['x'], 'x.txt'), { headers: {} })],
  ['a file with a body', Object.assign(new File(['x'], 'x.txt'), { body: 'y' })],
])('%s is a file all the same', async (_what, file) => {
  const names: unknown[] = []
  const { zoho } = clientOn([
    async (request) => {
      const part = (await request.formData()).get('file')
      names.push(part instanceof File ? part.name : part)
      return Response.json({ data: [ok('7')] })
    },
  ])
  await uploadFile(zoho, file)
  expect(names).toEqual(['x.txt'])
})

test.each([null, undefined, 'text', 7])('%j is refused as a file before anything is sent', async (file) => {
  const { zoho, requests } = clientOn([])
  await expect(uploadFile(zoho, file as never)).rejects.toThrow(TypeError)
  expect(requests).toEqual([])
})

test.each([{ timeout: 30_000 }, { retries: 1 }, { signal: new AbortController().signal }])(
  'options may stand where the query would: %j',
  async (options) => {
    const { zoho, requests } = clientOn([new Response(null, { status: 204 })])
    await listRoles(zoho, options as never)
    expect(requests[0]?.url).toBe('https://www.zohoapis.eu/crm/v7/settings/roles')
  },
)

test('options come last by hand, too, and none is taken for a parameter', async () => {
  const byName = operation(
    { address: 'settings/roles', rows: 'roles', scope: '' },
    (name: string) => ({ query: { name } }),
    ({ status }) => status,
  )
  const { zoho, requests } = clientOn([new Response('', { status: 500 })])
  const options: CallOptions = { retries: 0 }
  await expect(byName(zoho, 'a', options)).rejects.toMatchObject({ code: 'NON_JSON_RESPONSE' })
  expect(requests.map(({ url }) => new URL(url).search)).toEqual(['?name=a'])
})

test('only what costs more than one credit says so', () => {
  const cost = (): { credits: number; heavy: boolean } => ({ credits: 5, heavy: true })
  const dear = operation({ address: 'a', rows: '', scope: '', cost }, () => ({}), String)
  const cheap = operation({ address: 'a', rows: '', scope: '' }, () => ({}), String)
  expect(dear.cost?.(dear.call())).toEqual({ credits: 5, heavy: true })
  expect(dear.call()).toMatchObject({ credits: 5, heavy: true })
  expect('cost' in cheap).toBe(false)
})

test('the call of an empty list of ids is the one that is read', async () => {
  const calls: unknown[] = []
  const named = operation(
    { address: 'settings/roles', rows: 'roles', scope: '' },
    (ids: readonly string[]) => ({ query: { ids } }),
    ({ call, status, value }) => calls.push(call.path.value, status, value),
  )
  const { zoho } = clientOn([])
  await named(zoho, [])
  expect(calls).toEqual(['settings/roles', 204, undefined])
})

test('an id that nobody gave is refused', () => {
  const without = operation({ address: 'settings/roles/{role id}', rows: '', scope: '' }, () => ({}), String)
  expect(() => without.call()).toThrow('A value of type undefined is not a valid role ID')
})

test('rows of an answer are those of a write', () => {
  const rowsOf = (call: { readonly rows?: string | undefined }): string | undefined => call.rows
  expect(rowsOf(listRoles.call())).toBeUndefined()
  expect(rowsOf(activateRole.call('1'))).toBe('roles')
  expect(
    rowsOf(operation({ address: 'POST a', rows: '', scope: '' }, () => ({}), String).call()),
  ).toBeUndefined()
})

test('scopes of other services stay as they are', () => {
  const search: GetAll<[], object> = getAll('a', 'rows', ['ZohoSearch.securesearch.READ', 'modules.READ'])
  expect(search.scopes).toEqual(['ZohoSearch.securesearch.READ', 'ZohoCRM.modules.READ'])
})

test('external fields go into the header, all of them, and not into the query', async () => {
  const get = operation(
    { address: '{module}/{record id}', rows: 'data', scope: ofModule('modules.{module}.READ') },
    (module: string, id: Id, query: object) => ({ fill: [module, id], query }),
    ({ status }) => status,
  )
  const { zoho, requests } = clientOn([new Response(null, { status: 204 })])
  await get(zoho, 'Contacts', 'A-17', { external: ['Customer_No', 'Contacts.Account_Name.No'], fields: 'id' })
  expect(requests[0]?.headers.get('x-external')).toBe('Contacts.Customer_No,Contacts.Account_Name.No')
  expect(requests[0]?.url).toContain('/Contacts/A-17?fields=id')
  expect(requests[0]?.url).not.toContain('external=')
})

test('one that is not there is told by the number of its segment, wrong as Zoho may count', async () => {
  const refusal = (details: object): Response =>
    Response.json({ code: 'INVALID_DATA', status: 'error', message: 'no', details }, { status: 400 })
  const { zoho } = clientOn([refusal({ resource_path_index: 1 }), refusal({})])
  expect(await getRole(zoho, '1')).toBeUndefined()
  await expect(getRole(zoho, '1')).rejects.toMatchObject({ code: 'INVALID_DATA' })
})

test('ids of a deletion stand under `ids`, unless the address names another key', async () => {
  const { zoho, requests } = clientOn([Response.json({ roles: [ok('1')] })])
  await deleteRoles(zoho, ['1'])
  expect(new URL(requests[0]?.url ?? '').search).toBe('?ids=1')
})

test.each([
  ['rows', () => createRoles],
  ['ids', () => deleteRoles],
])('%s that are no array are refused', async (what, write) => {
  const { zoho } = clientOn([])
  await expect(write()(zoho, 'x' as never)).rejects.toThrow(
    `The ${what} of a write must be an array. Nothing was sent.`,
  )
})

test('what is not an id cannot be deleted', async () => {
  const { zoho } = clientOn([])
  await expect(deleteRoles(zoho, [7 as never])).rejects.toThrow(
    'A value of type number is not a valid row ID',
  )
})

test('what a row says besides goes into its result; a row that failed stays as it is', async () => {
  const write = operationOnRows(
    { address: 'settings/x', rows: 'x', scope: '' },
    (rows: readonly object[]) => ({ rows }),
    (result, row) => ({ ...result, action: String(row['action']) }),
  )
  expect(write.endpoint.method).toBe('POST')
  const refused = { code: 'INVALID_DATA', status: 'error', message: 'no', details: {} }
  const { zoho } = clientOn([
    Response.json({ x: [{ ...ok('1'), action: 'insert' }, refused] }, { status: 207 }),
  ])
  const results = await write(zoho, [{}, {}])
  expect(results).toMatchObject([{ ok: true, action: 'insert' }, { ok: false }])
  expect(results[1]).not.toHaveProperty('action')
  expect(await write(zoho, [{}])).toMatchObject([{ outcome: 'unknown', error: { code: 'RESPONSE_SHAPE' } }])
})

test.each([204, 304])('a download that Zoho answers with %i is undefined', async (status) => {
  const { zoho } = clientOn([new Response(null, { status })])
  expect(await downloadFile(zoho, 'a')).toBeUndefined()
})

test.each([
  [{ any: 1 }, { any: 1 }],
  [[1], [1]],
])('without a key the answer itself is what exists once: %j', async (answer, only) => {
  expect(await settings(clientOn([Response.json(answer)]).zoho)).toEqual(only)
})

test.each([
  [{ count: 7 }, 7],
  [{ count: 0.5 }, 0.5],
  [{ count: '12' }, 12],
  [{ count: { users: 1 } }, { users: 1 }],
  [{ count: [{ users: 1 }] }, { users: 1 }],
])('what exists once is a number or an object: %j', async (answer, only) => {
  expect(await count(clientOn([Response.json(answer)]).zoho)).toEqual(only)
})

test.each([{ count: 'many' }, { count: true }, {}, [], 'text', 7])(
  'an answer of another shape is an error that says what was expected: %j',
  async (answer) => {
    const error = count(clientOn([Response.json(answer)]).zoho)
    await expect(error).rejects.toThrow('does not have an object or a number under "count"')
  },
)
