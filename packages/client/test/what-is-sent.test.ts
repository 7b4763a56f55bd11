import { describe, expect, test } from 'vitest'
import { createClient, path, request } from '@x/client'
import { clientOn } from './fake-zoho.ts'

const roles = { path: path`settings/roles` }
const json = (body: unknown): Response => Response.json(body)
const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no failure',
    (error: unknown) => error,
  )

describe('what cannot be sent', () => {
  const { zoho, requests } = clientOn([json({})])
  test.each([
    [{ path: 'settings/roles' }, /path tag/],
    [{ ...roles, method: 'GET', body: {} }, /GET has no body/],
    [{ ...roles, headers: { authorization: 'x' } }, /set by the client/],
    [{ ...roles, method: 'TRACE' }, /Unknown HTTP method/],
    [{ ...roles, query: { a: '\uD800' } }, /lone surrogate/],
    [{ ...roles, method: 'POST', body: 5 }, /cannot be sent/],
  ])('%# is refused', async (call, message) => {
    await expect(request(zoho, call as never)).rejects.toThrow(message)
    expect(requests).toHaveLength(0)
  })
  test.each([
    { 'x-a': 'a\r\nb: c' },
    { 'user-agent': 'me\nauthorization: x' },
    { 'x-a\r\nb': 'c' },
    { 'x a': 'c' },
    { '': 'c' },
    { 'x-a': '\0' },
    { 'x-a': 'ключ' },
    { 'x-a': 5 as never },
  ])('case 33: headers %j are refused, their values not printed', async (headers) => {
    const error = await failure(request(zoho, { ...roles, headers }))
    expect(error).toBeInstanceOf(TypeError)
    expect(String(error)).toContain('no header can have')
    expect(String(error)).not.toMatch(/ключ|b: c/)
    expect(requests).toHaveLength(0)
  })
  test.each([
    'Host',
    'AUTHORIZATION',
    'Content-Length',
    'Transfer-Encoding',
    'expect',
    'Upgrade',
    'TE',
    'connection',
  ])('case 33, A19: %s is not for a call to set', async (name) => {
    const error = await failure(request(zoho, { ...roles, headers: { [name]: 'evil.example' } }))
    expect(String(error)).toContain('set by the client')
    expect(requests).toHaveLength(0)
  })
  test.each(['', 'a b', 'a\r\nb', 'ключ', 'x'.repeat(4097), undefined, 5])(
    'a token %j is refused and not printed',
    async (value) => {
      const { zoho: other } = clientOn([json({})], {
        token: () => ({ value: value as string, apiDomain: 'https://www.zohoapis.eu' }),
      })
      const error = await request(other, roles).catch((each: unknown) => each)
      expect(error).toBeInstanceOf(TypeError)
      expect(String(error)).not.toContain('ключ')
    },
  )
  test.each(['..', '.', '%2e%2E', '', 'a\u0000', '\uDC00'])('case 30: %j is no part of a path', (value) => {
    expect(() => path`settings/${value}`).toThrow(/cannot be part of a path/)
  })
  test.each([
    '../../org',
    '..\\..\\org',
    '..;',
    '.;x',
    '%2e%2E;',
    '..%3b',
    'a/b',
    'a\\b',
    'a%2Fb',
    'a%5cb',
    '\u0085',
    'a\u2028b',
    '\u2029',
    '\u009F',
  ])('A10: %j climbs or splits, and is refused before anything is sent', async (value) => {
    expect(() => path`settings/roles/${value}`).toThrow(/cannot be part of a path/)
  })
  test('what only ends a path in an address stays inside its segment', () => {
    expect(path`settings/${'b?c#d;e .f..%'}`.value).toBe('settings/b%3Fc%23d%3Be%20.f..%25')
    expect(() => path`/settings`).toThrow(/not a valid path/)
    expect(() => path`settings/${5 as never}`).toThrow(/must be a string/)
  })
})

describe('what cannot be sent as it is meant', () => {
  class Dto {
    readonly name = 'x'
  }
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(1)
  }
  test.each([
    ['an object of a class', new Dto()],
    ['a Map', new Map([['a', 1]])],
    ['a date', new Date(0)],
    ['an iterable, which could not be sent again', pieces()],
    ['null', null],
  ])('a body that is %s', async (_what, body) => {
    const { zoho, requests } = clientOn([json({})])
    const error = await failure(request(zoho, { ...roles, method: 'POST', body }))
    expect(error).toBeInstanceOf(TypeError)
    expect(String(error)).toContain('cannot be sent')
    expect(requests).toHaveLength(0)
  })
  test.each([
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 }) as object, '{"a":1}'],
    ['bytes', new TextEncoder().encode('ab'), 'ab'],
    ['a buffer', new TextEncoder().encode('ab').buffer, 'ab'],
    ['parameters', new URLSearchParams({ a: 'b' }), 'a=b'],
    ['a list', [1], '[1]'],
  ])('%s can', async (_what, body, text) => {
    const { zoho } = clientOn([async (sent) => json({ sent: await sent.text() })])
    expect(await request(zoho, { ...roles, method: 'POST', body })).toEqual({ sent: text })
  })
  test.each([null, {}, Number.NaN, Number.POSITIVE_INFINITY, [1], Symbol('x')])(
    'a query parameter that is %s',
    async (value) => {
      const { zoho, requests } = clientOn([json({})])
      const error = await failure(request(zoho, { ...roles, query: { page: value as never } }))
      expect(error).toBeInstanceOf(TypeError)
      expect(String(error)).toContain('"page"')
      expect(requests).toHaveLength(0)
    },
  )
  test('a query parameter cannot become another one', async () => {
    const { zoho, requests } = clientOn([json({})])
    await request(zoho, { ...roles, query: { name: 'a&page=2#x\r\n', 'x=y': '' } })
    expect(new URL(requests[0]?.url ?? '').search).toBe('?name=a%26page%3D2%23x%0D%0A&x%3Dy=')
  })
})

test('an id in a body may be a bigint: its digits are sent', async () => {
  const sent: unknown[] = []
  const zoho = createClient({
    token: () => ({ value: 'token', apiDomain: 'https://www.zohoapis.eu' }),
    fetch: async (each) => {
      sent.push(await each.json())
      return json({})
    },
  })
  const body = { roles: [{ reporting_to: { id: 3652397000000026022n } }] }
  await request(zoho, { ...roles, method: 'POST', body })
  expect(sent[0]).toEqual({ roles: [{ reporting_to: { id: '3652397000000026022' } }] })
})

test('a body in a circle is refused as JSON refuses it', async () => {
  const { zoho, requests } = clientOn([json({})])
  const body: Record<string, unknown> = {}
  body['self'] = body
  await expect(request(zoho, { ...roles, method: 'POST', body })).rejects.toThrow(/circular/)
  expect(requests).toEqual([])
})
