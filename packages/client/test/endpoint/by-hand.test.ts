import type { Id } from '@x/client'
import { ofModule, operation, operationOnRows } from '@x/client/endpoint'
import { expect, test } from 'vitest'
import { clientOn } from '../fake-zoho.ts'

const ok = (id: string): object => ({ code: 'SUCCESS', status: 'success', message: '', details: { id } })

const upsert = operationOnRows(
  {
    address: 'POST {module}/upsert',
    rows: 'data',
    scope: ofModule('modules.{module}.CREATE'),
    most: 2,
    cost: (call) => {
      const { data } = call.body as { readonly data: readonly unknown[] }
      return { credits: Math.ceil(data.length / 10), heavy: data.length > 10 }
    },
  },
  (module: string, rows: readonly object[], more?: object) => ({ fill: [module], rows, body: more }),
)

test('an operation by hand is made of what is asked and what the answer means', async () => {
  const { zoho, requests, events } = clientOn([
    Response.json({ data: [ok('1'), ok('2')] }),
    Response.json({ data: [ok('3')] }),
  ])
  const results = await upsert(
    zoho,
    'Visits',
    [{ a: 1 }, { a: 2 }, { timeout: 3 }],
    { trigger: [] },
    { retries: 1 },
  )
  expect(results.map((each) => [each.index, each.ok && each.id])).toEqual([
    [0, '1'],
    [1, '2'],
    [2, '3'],
  ])
  expect(requests.map(({ url }) => url)).toEqual(
    Array.from({ length: 2 }, () => 'https://www.zohoapis.eu/crm/v7/Visits/upsert'),
  )
  expect(events[0]).toMatchObject({ call: { credits: 1, heavy: false } })
  expect(upsert.call('Visits', [{ a: 1 }], { trigger: [] })).toMatchObject({
    method: 'POST',
    body: { data: [{ a: 1 }], trigger: [] },
    scopes: ['ZohoCRM.modules.custom.CREATE'],
    credits: 1,
  })
  expect(
    upsert.cost?.(
      upsert.call(
        'Visits',
        Array.from({ length: 11 }, () => ({})),
      ),
    ),
  ).toEqual({ credits: 2, heavy: true })
})

test('a row that looks like options is a row, unless more parameters came than are asked for', () => {
  const create = operation(
    { address: 'POST {module}', rows: 'data', scope: '' },
    (module: string, row: object) => ({ fill: [module], body: { data: [row] } }),
    ({ status }) => status,
  )
  expect(create.call('Leads', { signal: 'x' }).body).toEqual({ data: [{ signal: 'x' }] })
  expect(create.scopes).toEqual([])
})

test('the module of a scope may come with what is asked', () => {
  const start = operation(
    { address: 'POST bulk:read', rows: 'data', scope: ofModule('bulk.READ', 'modules.{module}.READ') },
    (module: string) => ({ module, body: { query: { module: { api_name: module } } } }),
    ({ value }) => value,
  )
  expect(start.call('Price_Books')).toMatchObject({
    base: 'bulk',
    path: { value: 'read' },
    scopes: ['ZohoCRM.bulk.READ', 'ZohoCRM.modules.pricebooks.READ'],
  })
})

test('what makes several calls has an endpoint and scopes, and no halves', async () => {
  const twice = operation(
    { address: 'PUT settings/roles/{role id}', rows: 'roles', scope: ['a.READ', 'a.UPDATE'] },
    async (zoho, id: Id) => await Promise.resolve([zoho, id]),
  )
  expect(twice.scopes).toEqual(['ZohoCRM.a.READ', 'ZohoCRM.a.UPDATE'])
  expect(twice.endpoint.method).toBe('PUT')
  expect(twice.name).toBe('PUT settings/roles/{role id}')
  expect('read' in twice).toBe(false)
  const { zoho } = clientOn([])
  expect(await twice(zoho, '1')).toEqual([zoho, '1'])
})

test('a get by hand answers undefined for an id that is not there, when it says so', async () => {
  const get = operation(
    { address: 'settings/roles/{role id}', rows: 'roles', scope: '', absent: true },
    (id: Id) => ({ fill: [id] }),
    ({ value }) => value,
  )
  const body = { code: 'INVALID_DATA', status: 'error', details: { resource_path_index: 2 } }
  const { zoho } = clientOn([Response.json(body, { status: 400 })])
  expect(await get(zoho, '1')).toBeUndefined()
})

const tag = operationOnRows(
  {
    address: 'POST {module}/actions/add_tags',
    rows: 'data',
    scope: ofModule('modules.{module}.WRITE'),
    most: 2,
  },
  (module: string, ids: readonly string[], tags: readonly object[]) => ({
    fill: [module],
    ids,
    body: { tags },
  }),
)

test('ids of an action go into its body, as many as a request takes, and results are told by them', async () => {
  const { zoho, requests } = clientOn([
    Response.json({ data: [ok('2'), ok('1')] }),
    Response.json({ data: [ok('3')] }),
  ])
  const results = await tag(zoho, 'Leads', ['1', '2', '3'], [{ name: 'hot' }])
  expect(results.map((each) => each.ok && each.id)).toEqual(['1', '2', '3'])
  expect(requests).toHaveLength(2)
  const { body, query } = tag.call('Leads', ['1', '2'], [{ name: 'hot' }])
  expect([body, query]).toEqual([{ tags: [{ name: 'hot' }], ids: ['1', '2'] }, {}])
})

test('without rows and ids there is a result per row of the answer', async () => {
  const empty = operationOnRows({ address: 'POST bin', rows: 'bin', scope: '' }, () => ({
    body: { all: true },
  }))
  const { zoho } = clientOn([Response.json({ bin: [{ code: 'SCHEDULED', status: 'success', details: {} }] })])
  expect(await empty(zoho)).toMatchObject([{ ok: true, code: 'SCHEDULED' }])
})

const erase = operationOnRows(
  { address: 'DELETE {module}', rows: 'data', scope: ofModule(''), most: 100 },
  (module: string, ids: readonly string[], query?: object) => ({ fill: [module], ids, query }),
)

test('records may be named by an external field; results are told by its values', async () => {
  const external = { Customer_No: 'B', id: '12' }
  const { zoho, requests } = clientOn([
    Response.json({
      data: [
        { ...ok('12'), details: external },
        { ...ok('11'), details: { Customer_No: 'A', id: '11' } },
      ],
    }),
  ])
  const results = await erase(zoho, 'Contacts', ['A', 'B'], { external: 'Customer_No' })
  expect(results.map((each) => each.ok && each.id)).toEqual(['11', '12'])
  expect(requests[0]?.headers.get('x-external')).toBe('Contacts.Customer_No')
  await expect(erase(zoho, 'Contacts', ['A'], { external: 'a b' })).rejects.toThrow('external')
  await expect(erase(zoho, 'Con tacts', ['1'])).rejects.toThrow(
    'module must be an API name, such as Last_Name, not "Con tacts".',
  )
})

test('an operation without a module knows no external fields: it sends the key, and refuses what is not an id', async () => {
  const close = operationOnRows(
    { address: 'POST settings/roles/{role id}/close', rows: 'roles', scope: '' },
    (role: string, query: object) => ({ fill: [role], query }),
  )
  const { zoho, requests } = clientOn([Response.json({ roles: [ok('1')] })])
  await close(zoho, '1', { external: 'Customer_No' })
  expect(requests[0]?.url).toContain('/settings/roles/1/close?external=Customer_No')
  expect(requests[0]?.headers.get('x-external')).toBeNull()
  await expect(close(zoho, 'A', { external: 'Customer_No' })).rejects.toThrow('"A" is not a valid role ID')
})
