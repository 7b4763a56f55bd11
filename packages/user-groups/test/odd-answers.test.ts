import { describe, expect, test } from 'vitest'
import { createClient, paginate, type Client, type PageQuery } from '@x/client'
import {
  createUserGroup,
  getSourcesCount,
  listSources,
  listUserGroups,
  updateUserGroups,
} from '@x/user-groups'
import { answering } from './zoho.ts'

const row = (code: string, details: unknown, status = 'error'): object => ({
  code,
  details,
  message: 'm',
  status,
})

test('case 34: no sources are an empty count, and a write that is answered with nothing may have happened', async () => {
  const zoho = answering(undefined)
  expect(await getSourcesCount(zoho, '1')).toEqual({})
  expect(await updateUserGroups(zoho, [{ id: '1', name: 'a' }])).toMatchObject([
    { ok: false, outcome: 'unknown', error: { code: 'RESPONSE_SHAPE', path: '$.user_groups' } },
  ])
})

describe('case 35: rows', () => {
  const inputs = [
    { id: '1', name: 'a', sources: { mode: 'replace' as const, sources: [] } },
    { id: '2', name: 'b', sources: { mode: 'replace' as const, sources: [] } },
  ]
  const put = (answer: unknown, status: number): Client =>
    createClient({
      token: () => ({ value: 't', apiDomain: 'https://www.zohoapis.eu' }),
      fetch: async (request) =>
        request.method === 'PUT' ? Response.json(answer, { status }) : new Response(null, { status: 204 }),
    })
  test.each([200, 201, 202, 207, 400])('HTTP %i: one result a row, in order', async (status) => {
    const rows = [
      row('SUCCESS', { id: '1' }, 'success'),
      row('DUPLICATE_DATA', { api_name: 'name', json_path: '$.user_groups[1].name' }),
    ]
    const results = await updateUserGroups(put({ user_groups: rows }, status), inputs)
    expect(results).toMatchObject([
      { ok: true, id: '1' },
      { ok: false, index: 1, error: { code: 'DUPLICATE_DATA', status } },
    ])
    const second = results[1]
    expect(second?.ok === false ? second.error.message : '').toContain('json_path "$.user_groups[1].name"')
  })
  test.each([1, 3])('%i answers to 2 rows is not an answer', async (length) => {
    const rows = Array.from({ length }, () => row('SUCCESS', null, 'success'))
    const unknown = { ok: false, outcome: 'unknown', error: { code: 'RESPONSE_SHAPE' } }
    expect(await updateUserGroups(put({ user_groups: rows }, 200), inputs)).toMatchObject([
      { ...unknown, index: 0 },
      { ...unknown, index: 1 },
    ])
  })
  test('one refusal for the whole call', async () => {
    await expect(
      updateUserGroups(put({ user_groups: [row('INVALID_DATA', {})] }, 400), inputs),
    ).rejects.toMatchObject({ code: 'INVALID_DATA' })
  })
  test.each([
    [row('SUCCESS', { id: '1' }, 'error'), false],
    [row('ALREADY_DONE', { id: '1' }, 'success'), true],
    [row('SCHEDULED', { job_id: '1' }, 'scheduled'), true],
    [row('ALREADY_DONE', {}, 'pending'), false],
  ])('%j counts as done: %j', async (each, ok) => {
    const rows = [each, row('SUCCESS', { id: '2' }, 'success')]
    const results = await updateUserGroups(put({ user_groups: rows }, 200), inputs)
    expect(results.map((result) => result.ok)).toEqual([ok, true])
  })
  test.each([{ status: 'success' }, { code: 5, status: 'success' }, {}])(
    'a row %j says nothing of what was written',
    async (each) => {
      const rows = [row('SUCCESS', {}, 'success'), each]
      const error = { code: 'RESPONSE_SHAPE', path: '$.user_groups[1]' }
      expect(await updateUserGroups(put({ user_groups: rows }, 200), inputs)).toMatchObject([
        { ok: true },
        { ok: false, outcome: 'unknown', error },
      ])
    },
  )
  test('details: null is no details', async () => {
    await expect(
      createUserGroup(answering({ user_groups: [row('NOT_ALLOWED', null)] }, 400), {
        name: 'a',
        sources: [],
      }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED', details: {} })
  })
})

describe('case 36: shapes', () => {
  test.each([{ user_groups: null }, { user_groups: {} }, {}, [], { user_groups: [null] }, 5, null])(
    '%j names the path',
    async (answer) => {
      await expect(listUserGroups(answering(answer))).rejects.toMatchObject({
        code: 'RESPONSE_SHAPE',
        path: '$.user_groups',
      })
    },
  )
  test('unknown kinds, unknown keys and objects for numbers pass', async () => {
    const source = { type: 'robots', source: { id: '1', name: 'R' }, new_key: 1 }
    expect((await listSources(answering({ sources: [source] }), '1')).items).toEqual([source])
  })
})

describe('case 37: lists without an end', () => {
  const info = { page: 1, per_page: 1, more_records: true }
  test('the same page again', async () => {
    const zoho = answering({ user_groups: [{ id: '1' }], info: { ...info, count: '200' } })
    const ids: string[] = []
    const read = async (): Promise<void> => {
      for await (const group of paginate((page) => listUserGroups(zoho, page))) ids.push(group.id)
    }
    await expect(read()).rejects.toMatchObject({ code: 'PAGINATION_STUCK', page: 2 })
    expect(ids).toEqual(['1'])
    expect((await listUserGroups(zoho)).info.count).toBe(200)
  })
  test('always something new', async () => {
    const list = async ({ page = 0 }: PageQuery) => ({ items: [page], info: { ...info, page, count: 1 } })
    const read = async (): Promise<void> => {
      for await (const item of paginate(list, { maxPages: 5 })) expect(item).toBeLessThan(6)
    }
    await expect(read()).rejects.toMatchObject({ code: 'PAGINATION_STUCK', page: 5 })
  })
  test('ids that were made bigints are compared too', async () => {
    const list = async ({ page = 0 }: PageQuery) => ({
      items: [BigInt(page)],
      info: { ...info, page, count: 1 },
    })
    const read = async (): Promise<number> => {
      let count = 0
      for await (const item of paginate(list, { maxPages: 3 })) count += Number(item)
      return count
    }
    await expect(read()).rejects.toMatchObject({ code: 'PAGINATION_STUCK', page: 3 })
  })
  test('an empty page ends it', async () => {
    const list = async () => ({ items: [], info: { ...info, count: 0 } })
    expect(await paginate(list).next()).toEqual({ done: true, value: undefined })
  })
})
