import { expect, test } from 'vitest'
import { clientOn } from '../fake-zoho.ts'
import {
  countUsers,
  downloadFile,
  getRecordNote,
  getRole,
  listRecordNotes,
  listRoles,
  listTags,
} from './resource.ts'

const unknown = (index: number): Response =>
  Response.json(
    { code: 'INVALID_DATA', message: 'wrong id', status: 'error', details: { resource_path_index: index } },
    { status: 400 },
  )
const nothing = (): Response => new Response(null, { status: 204 })

test('all rows of one answer, none when it is empty', async () => {
  const { zoho, requests } = clientOn([Response.json({ roles: [{ id: '1', name: 'CEO' }] }), nothing])
  expect(await listRoles(zoho)).toEqual([{ id: '1', name: 'CEO' }])
  expect(await listRoles(zoho)).toEqual([])
  expect(requests[0]?.url).toBe('https://www.zohoapis.eu/crm/v7/settings/roles')
})

test('a list without ids asks for nothing, and is empty', async () => {
  const { zoho, requests } = clientOn([Response.json({ roles: [{ id: '1' }] })])
  expect(await listRoles(zoho, { ids: [] })).toEqual([])
  expect(requests).toEqual([])
})

test('ids may be bigints, and an object in a query is sent as JSON', async () => {
  const { zoho, requests } = clientOn([nothing])
  await listRoles(zoho, { ids: [12n, '13'], filters: { field: { api_name: 'name' } } })
  const { searchParams } = new URL(requests[0]?.url ?? '')
  expect(searchParams.get('ids')).toBe('12,13')
  expect(searchParams.get('filters')).toBe('{"field":{"api_name":"name"}}')
})

test('one row, or undefined when it is not there', async () => {
  const { zoho } = clientOn([Response.json({ roles: [{ id: '1', name: 'CEO' }] }), nothing, unknown(2)])
  expect(await getRole(zoho, '1')).toEqual({ id: '1', name: 'CEO' })
  expect(await getRole(zoho, '1', { retries: 0 })).toBeUndefined()
  expect(await getRole(zoho, '1')).toBeUndefined()
})

test('an object in place of an array of one is that row', async () => {
  const { zoho } = clientOn([Response.json({ roles: { id: '1', name: 'CEO' } })])
  expect(await getRole(zoho, 1n)).toEqual({ id: '1', name: 'CEO' })
})

test('an unknown parent is an error, the row itself undefined', async () => {
  const { zoho } = clientOn([unknown(3), unknown(1), unknown(0)])
  expect(await getRecordNote(zoho, 'Leads', '1', '2')).toBeUndefined()
  await expect(getRecordNote(zoho, 'Leads', '1', '2')).rejects.toMatchObject({ code: 'INVALID_DATA' })
  await expect(getRecordNote(zoho, 'Leads', '1', '2')).rejects.toMatchObject({ code: 'INVALID_DATA' })
})

test('another refusal of a get is thrown', async () => {
  const { zoho } = clientOn([Response.json({ code: 'NO_PERMISSION', details: {} }, { status: 403 })])
  await expect(getRole(zoho, '1')).rejects.toMatchObject({ code: 'NO_PERMISSION' })
})

test('a count, also when Zoho sends it as a string', async () => {
  const { zoho } = clientOn([Response.json({ count: 28 }), Response.json({ count: '28' }), Response.json({})])
  expect(await countUsers(zoho)).toBe(28)
  expect(await countUsers(zoho)).toBe(28)
  await expect(countUsers(zoho)).rejects.toMatchObject({ code: 'RESPONSE_SHAPE', path: '$.count' })
})

test('a page, with what the answer leaves out', async () => {
  const { zoho, requests } = clientOn([nothing])
  expect(await listTags(zoho, 'Leads', { page: 3, per_page: 10 }, { retries: 0 })).toEqual({
    items: [],
    info: { page: 3, per_page: 10, count: 0, more_records: false },
  })
  expect(requests[0]?.url).toMatch(/settings\/tags\?page=3&per_page=10&module=Leads$/)
})

test('modifiedSince is a header, and 304 reads like nothing', async () => {
  const { zoho, requests } = clientOn([new Response(null, { status: 304 })])
  const { items } = await listTags(zoho, 'Leads', { modifiedSince: '2026-01-02T03:04:05+05:30' })
  expect(items).toEqual([])
  expect(requests[0]?.headers.get('if-modified-since')).toBe('2026-01-02T03:04:05+05:30')
  expect(requests[0]?.url).not.toContain('Since')
  await listTags(zoho, 'Leads', { modifiedSince: new Date('2026-01-02T03:04:05Z') })
  expect(requests[1]?.headers.get('if-modified-since')).toBe('2026-01-02T03:04:05+00:00')
})

test('the scope of a module is filled at each call, and checked before sending', async () => {
  const { zoho, requests } = clientOn([nothing], {
    token: () => ({
      value: 't',
      apiDomain: 'https://www.zohoapis.eu',
      scopes: ['ZohoCRM.modules.pricebooks.READ', 'ZohoCRM.modules.notes.READ'],
    }),
  })
  await listRecordNotes(zoho, 'Price_Books', '1', { fields: ['id'] })
  expect(requests).toHaveLength(1)
  await expect(listRecordNotes(zoho, 'Leads', '1', { fields: ['id'] })).rejects.toMatchObject({
    code: 'MISSING_SCOPE',
    missing: ['ZohoCRM.modules.leads.READ'],
  })
  expect(requests).toHaveLength(1)
})

test('a download is the response, or undefined when there is none', async () => {
  const { zoho, requests } = clientOn([new Response('bytes'), nothing])
  expect(await (await downloadFile(zoho, 'a b'))?.text()).toBe('bytes')
  expect(await downloadFile(zoho, 'x')).toBeUndefined()
  expect(requests[0]?.url).toMatch(/\/files\?id=a%20b$/)
})

test.each([
  ['', /must be a non-empty string/],
  [undefined, /must be a non-empty string/],
  [5, /must be a non-empty string/],
])('a name in a query that is %j is refused before sending', async (name, message) => {
  const { zoho, requests } = clientOn([nothing])
  await expect(listTags(zoho, name as string)).rejects.toThrow(message)
  expect(requests).toEqual([])
})

test.each(['..', '', '1/2', 5, undefined, null])('an id that is %j is refused before sending', async (id) => {
  const { zoho, requests } = clientOn([nothing])
  await expect(getRole(zoho, id as string)).rejects.toMatchObject({ code: 'INVALID_ID', what: 'role' })
  expect(requests).toEqual([])
})

test('an unknown id says where to look', async () => {
  const { zoho } = clientOn([unknown(1)])
  const error = await listRecordNotes(zoho, 'Leads', '1', { fields: ['id'] }).catch((each: unknown) => each)
  expect(String(error)).toContain('No such resource')
})

test('halves: what is asked, and what an answer means', () => {
  const call = getRole.call('1')
  expect(call).toMatchObject({
    method: 'GET',
    path: { value: 'settings/roles/1' },
    scopes: ['ZohoCRM.settings.roles.READ'],
  })
  expect(call.hint).toBe('role, listRoles')
  expect(getRole.read({ call, status: 200, value: { roles: [{ id: '1', name: 'CEO' }] } })).toEqual({
    id: '1',
    name: 'CEO',
  })
  expect(getRole.read({ call, status: 204, value: undefined })).toBeUndefined()
  const broken = new Error('broken')
  expect(() => getRole.read({ call, status: 0, value: undefined, error: broken })).toThrow(broken)
})

test('what an operation says about itself', () => {
  expect(getRole.endpoint).toEqual({
    method: 'GET',
    address: 'settings/roles/{role id}',
    rows: 'roles',
    scopes: ['ZohoCRM.settings.roles.READ'],
  })
  expect(getRole.scopes).toEqual(['ZohoCRM.settings.roles.READ'])
  expect(getRole.name).toBe('GET settings/roles/{role id}')
  expect(downloadFile.scopes).toEqual(['ZohoFiles.files.READ'])
})

test('an error shows the line that called, below the name of the endpoint', async () => {
  const { zoho } = clientOn([Response.json({ code: 'NO_PERMISSION', details: {} }, { status: 403 })])
  async function theCaller(): Promise<unknown> {
    return await getRole(zoho, '1')
  }
  const error = await theCaller().catch((each: unknown) => each)
  expect((error as Error).stack).toMatch(/GET settings\/roles\/\{role id\}[\s\S]*at (?:async )?theCaller/)
})

test.each([
  ['perPage', 'per_page'],
  ['PER_PAGE', 'per_page'],
  ['sortBy', 'sort_by'],
  ['sort-order', 'sort_order'],
  ['pageToken', 'page_token'],
  ['modified_since', 'modifiedSince'],
])('a list refuses %s, and names %s', async (wrong, right) => {
  const { zoho, requests } = clientOn([nothing])
  await expect(listTags(zoho, 'Leads', { [wrong]: 3 })).rejects.toThrow(
    `A list takes ${right}, not "${wrong}"`,
  )
  expect(requests).toEqual([])
})

test('a list sends names that are unlike those that it knows, those of an object among them', async () => {
  const { zoho, requests } = clientOn([nothing])
  await listTags(zoho, 'Leads', { per_page: 3, constructor: 'a', include: 'b', page2: 'c' } as object)
  expect(new URL(requests[0]?.url ?? '').search).toBe(
    '?per_page=3&constructor=a&include=b&page2=c&module=Leads',
  )
})
