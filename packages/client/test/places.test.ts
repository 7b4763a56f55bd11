import { dataCenters, defineDataCenter } from '@x/dc'
import { describe, expect, test } from 'vitest'
import { createClient, createLimiter, downloadPath, path, request, type Base, type Call } from '@x/client'
import { clientOn } from './fake-zoho.ts'

const fine = (): Response => Response.json({})
const at = (apiDomain: string, environment?: 'sandbox') => () => ({ value: 't', apiDomain, environment })
const us = at('https://www.zohoapis.com')
const failure = (call: Promise<unknown>): Promise<Error> =>
  call.then(
    () => new Error('no failure'),
    (error: Error) => error,
  )
const accl = 'https://download-accl.zoho.com/v2/crm/60018/backup/36523/Data_001.zip'

describe('where a call goes', () => {
  test.each<[Base, string]>([
    ['crm', 'https://www.zohoapis.com/crm/v8/read/1?a=b'],
    ['bulk', 'https://www.zohoapis.com/crm/bulk/v8/read/1?a=b'],
    ['email', 'https://www.zohoapis.com/crm/email/v8/read/1?a=b'],
    ['upload', 'https://content.zohoapis.com/crm/v8/read/1?a=b'],
  ])('%s', async (base, url) => {
    const { zoho, requests, events } = clientOn([fine()], { token: us, version: 'v8' })
    await request(zoho, { base, path: path`read/${'1'}`, query: { a: 'b' } })
    expect(requests[0]?.url).toBe(url)
    const name = base === 'crm' ? '' : `${base}:`
    expect(events[0]?.call).toMatchObject({ template: `${name}read/{}`, path: `${name}read/1` })
  })
  test('uploads of a sandbox go where the others go', async () => {
    const { zoho, requests } = clientOn([fine()], { token: at('https://sandbox.zohoapis.com') })
    await request(zoho, { base: 'upload', method: 'POST', path: path`upload`, body: new Blob(['x']) })
    expect(requests[0]?.url).toBe('https://content.zohoapis.com/crm/v7/upload')
  })
  test('an upload where no host is confirmed is not sent', async () => {
    const { zoho, requests } = clientOn([fine()], { token: at('https://www.zohoapis.uk') })
    const call = { base: 'upload', method: 'POST', path: path`upload`, body: 'x' } as const
    expect(await failure(request(zoho, call))).toMatchObject({ code: 'UNCONFIRMED_HOST' })
    expect(requests).toHaveLength(0)
  })
  test.each(['api', 'download', '../', ''])('there is no base %j', async (base) => {
    const { zoho, requests } = clientOn([fine()], { token: us })
    const thrown = await failure(request(zoho, { base: base as Base, path: path`org` }))
    expect(thrown.message).toContain('base must be crm, bulk, email or upload')
    expect(requests).toHaveLength(0)
  })
  test('a token that is replaced by one of another environment sends nothing to the same upload host', async () => {
    let asked = 0
    const token = () => at((asked += 1) === 1 ? 'https://www.zohoapis.com' : 'https://sandbox.zohoapis.com')()
    const refused = Response.json({ code: 'INVALID_TOKEN', details: {}, status: 'error' }, { status: 401 })
    const { zoho, requests } = clientOn([refused], {
      token: () => ({ ...token(), value: `token-${asked}` }),
    })
    const call = { base: 'upload', method: 'POST', path: path`upload`, body: 'x' } as const
    expect(await failure(request(zoho, call))).toMatchObject({ code: 'DATA_CENTER_MISMATCH' })
    expect(requests).toHaveLength(1)
  })
})

describe('files that an answer names', () => {
  const fetched = async (address: string, token = us): Promise<Request | undefined> => {
    const { zoho, requests } = clientOn([fine()], { token })
    await request(zoho, { path: downloadPath(address), as: 'response' })
    return requests[0]
  }
  test.each([
    [accl, accl],
    [`${accl}?x-service=crm&k=a%2Bb`, `${accl}?x-service=crm&k=a%2Bb`],
    ['/v7/crm/org6/bulk-write/1/1.zip', 'https://download-accl.zoho.com/v7/crm/org6/bulk-write/1/1.zip'],
    ['/crm/bulk/v7/read/12/result', 'https://www.zohoapis.com/crm/bulk/v7/read/12/result'],
    [
      'https://www.zohoapis.com/crm/bulk/v7/read/12/result',
      'https://www.zohoapis.com/crm/bulk/v7/read/12/result',
    ],
  ])('%s', async (address, url) => {
    const sent = await fetched(address)
    expect(sent?.url).toBe(url)
    expect(sent?.headers.get('authorization')).toBe('Zoho-oauthtoken t')
  })
  test('a host that was added in code', async () => {
    const base = dataCenters[0]
    if (base === undefined) throw new Error('no row')
    const row = defineDataCenter({ ...base, downloads: ['https://files.example'] })
    const { zoho, requests } = clientOn([fine()], { token: us, dataCenters: [row] })
    await request(zoho, { path: downloadPath('https://files.example/a.zip'), as: 'response' })
    expect(requests[0]?.url).toBe('https://files.example/a.zip')
  })
  test.each([
    accl.replace('zoho.com', 'zoho.com.evil.example'),
    accl.replace('zoho.com', 'zoho.eu'),
    accl.replace('https', 'http'),
    accl.replace('.com/', '.com:8443/'),
    'https://evil.example/x.zip',
    'https://crm.zoho.com/x.zip',
    'https://sandbox.zohoapis.com/crm/bulk/v7/read/12/result',
  ])('no token goes to %s', async (address) => {
    const { zoho, requests } = clientOn([fine()], { token: us })
    expect(await failure(request(zoho, { path: downloadPath(address) }))).toMatchObject({
      code: 'UNCONFIRMED_HOST',
      dc: 'us',
    })
    expect(requests).toHaveLength(0)
  })
  test.each([
    '',
    '/',
    'x.zip',
    '//evil.example/x',
    '/a/../b',
    '/./b',
    '/a//b',
    '/a\\b',
    '/a b',
    '/%2e%2e/b',
    '/a#b',
    '/a?b=c d',
    '/ä',
    '/a\n',
    'https://download-accl.zoho.com',
    'https://download-accl.zoho.com\\@evil.example/x',
    'https://me:you@download-accl.zoho.com/x',
    'HTTPS://download-accl.zoho.com/x',
    'https://DOWNLOAD-accl.zoho.com/x',
    'https://download-accl.zoho.com:443/x',
    'ftp://download-accl.zoho.com/x',
    'javascript:alert(1)',
    5 as never,
    undefined as never,
  ])('%j is none', (address) => {
    expect(() => downloadPath(address)).toThrow(/is not the address of a file at Zoho/)
  })
  test('its query, which may be a signature, is in no event and no error', async () => {
    const { zoho, events } = clientOn([Response.json({ code: 'X', status: 'error' }, { status: 400 })], {
      token: us,
    })
    const thrown = await failure(request(zoho, { path: downloadPath(`${accl}?signature=abc`) }))
    expect(`${thrown.message}${JSON.stringify(events)}`).not.toContain('abc')
    expect(events[0]?.call).toMatchObject({ template: 'download:{}' })
  })
})

describe('conditions', () => {
  const headersOf = async (call: Partial<Call>): Promise<Headers | undefined> => {
    const { zoho, requests } = clientOn([new Response(null, { status: 304 })])
    expect(await request(zoho, { path: path`users`, ...call })).toBeUndefined()
    return requests[0]?.headers
  }
  test.each([
    ['2019-07-25T15:26:49+05:30', '2019-07-25T15:26:49+05:30'],
    ['2019-07-25T15:26:49.123Z', '2019-07-25T15:26:49.123Z'],
    [new Date('2019-07-25T09:56:49.999Z'), '2019-07-25T09:56:49+00:00'],
  ])('%s is sent as %s; nothing newer is no body', async (time, text) => {
    const headers = await headersOf({ modifiedSince: time })
    expect([headers?.get('if-modified-since'), headers?.get('if-unmodified-since')]).toEqual([text, null])
    const write = await headersOf({ unmodifiedSince: time, method: 'PUT', body: {} })
    expect([write?.get('if-modified-since'), write?.get('if-unmodified-since')]).toEqual([null, text])
  })
  test.each([
    '2019-07-25',
    '2019-07-25T15:26:49',
    'Thu, 25 Jul 2019 09:56:49 GMT',
    '',
    'x\r\ny',
    new Date(NaN),
    5,
  ])('%s is no time', async (time) => {
    const { zoho, requests } = clientOn([fine()])
    const thrown = await failure(request(zoho, { path: path`users`, modifiedSince: time as string }))
    expect(thrown).toBeInstanceOf(TypeError)
    expect(thrown.message).toContain('modifiedSince must be')
    expect(requests).toHaveLength(0)
  })
  test('a record that was changed meanwhile is not written', async () => {
    const row = { code: 'ALREADY_MODIFIED', details: { id: '1' }, message: 'm', status: 'error' }
    const { zoho } = clientOn([Response.json({ data: [row] }, { status: 412 })])
    const call = { path: path`Leads`, method: 'PUT', body: {}, unmodifiedSince: new Date(0) } as const
    expect(await failure(request(zoho, call))).toMatchObject({
      code: 'ALREADY_MODIFIED',
      status: 412,
      outcome: 'none',
      retryable: false,
    })
  })
})

describe('what a call costs', () => {
  test('is in every event of it, and told to the limiter', async () => {
    const needs: unknown[] = []
    const inner = createLimiter({ concurrency: 2 })
    const limiter: typeof inner = {
      acquire: (signal, need) => {
        needs.push(need?.heavy)
        return inner.acquire(signal, need)
      },
    }
    const { zoho, events } = clientOn([fine()], { limiter })
    await request(zoho, { path: path`coql`, method: 'POST', body: {}, credits: 3, heavy: true })
    await request(zoho, { path: path`users` })
    expect(needs).toEqual([true, false])
    expect(events.map(({ call }) => [call.credits, call.heavy])).toEqual([
      [3, true],
      [3, true],
      [3, true],
      [1, false],
      [1, false],
      [1, false],
    ])
  })
  test('heavy calls leave slots to the others', async () => {
    const limiter = createLimiter({ concurrency: 3, heavy: 1 })
    let open: (() => void)[] = []
    const running: string[] = []
    const fetch = async (sent: Request): Promise<Response> => {
      running.push(new URL(sent.url).pathname.slice(8))
      await new Promise<void>((resolve) => open.push(resolve))
      return fine()
    }
    const zoho = createClient({ token: us, limiter, fetch })
    const heavy = { path: path`coql`, method: 'POST', body: {}, heavy: true } as const
    const calls = [request(zoho, heavy), request(zoho, heavy), request(zoho, { path: path`org` })]
    const turn = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve))
    await turn()
    await turn()
    expect(running.toSorted()).toEqual(['coql', 'org'])
    for (const end of open) end()
    open = []
    await turn()
    await turn()
    for (const end of open) end()
    await Promise.all(calls)
    expect(running.filter((each) => each === 'coql')).toHaveLength(2)
  })
})
