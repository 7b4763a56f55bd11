import { dataCenters } from '@x/dc'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEmulator, documentedLimits, documentedReadings, type Emulator } from '../../src/index.ts'
import { listen, type Listening } from '../../src/node.ts'
import { COUNT, SCOPES } from '../accounts/client.ts'

let emulator: Emulator
let server: Listening
beforeAll(async () => {
  emulator = createEmulator({
    start: Date.parse('2026-03-02T08:00:00Z'),
    dataCenters: dataCenters.filter(({ id }) => id === 'us' || id === 'eu'),
  })
  server = await listen(emulator)
})
afterAll(() => server.close())

async function control(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(server.control + path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

type Grant = { accessToken: string; refreshToken: string; apiDomain: string }
const grant = async (): Promise<Grant> =>
  (await control('POST', '/grants', { dc: 'eu', scopes: SCOPES })).body as Grant
const count = async ({ apiDomain, accessToken }: Grant): Promise<number> =>
  (await fetch(apiDomain + COUNT, { headers: { authorization: `Zoho-oauthtoken ${accessToken}` } })).status

describe('the control port', () => {
  test('tells the rows, gives grants, moves the clock', async () => {
    expect((await control('GET', '/data-centers')).body).toEqual(server.dataCenters)
    const one = await grant()
    expect(await count(one)).toBe(200)
    expect((await control('POST', '/clock', { advance: 3_600_000 })).body).toEqual({
      now: emulator.clock.now(),
    })
    expect(await count(one)).toBe(401)
    await control('POST', '/clock', { set: Date.parse('2026-03-02T08:00:00Z') })
    expect((await control('GET', '/clock')).body).toEqual({ now: Date.parse('2026-03-02T08:00:00Z') })
  })

  test('E8: limits and readings are read and changed from outside', async () => {
    expect((await control('GET', '/limits')).body).toEqual({ ...documentedLimits })
    expect((await control('POST', '/limits', { devicePoll: 'off' })).body).toMatchObject({
      devicePoll: 'off',
    })
    expect(emulator.limits.devicePoll).toBe('off')
    expect((await control('POST', '/readings', { users: { unknownId: 'INVALID_DATA' } })).body).toMatchObject(
      {
        users: { unknownId: 'INVALID_DATA' },
        roles: { unknownId: 'no-content' },
      },
    )
    expect((await control('GET', '/readings')).body).toEqual(emulator.readings)
    for (const [path, body] of [
      ['/limits', { devicePoll: 'fast' }],
      ['/limits', []],
      ['/readings', { users: { unknownId: 'gone' } }],
      ['/readings', { users: [] }],
      ['/readings', null],
    ] as const) {
      expect((await control('POST', path, body)).status).toBe(400)
    }
    await control('POST', '/limits', documentedLimits)
    await control('POST', '/readings', documentedReadings)
    expect(emulator.readings).toEqual(documentedReadings)
  })

  test('sets faults, and reads and clears the journal', async () => {
    const one = await grant()
    await control('DELETE', '/journal')
    expect(
      (await control('POST', '/faults', { name: 'status', status: 503, endpoint: 'crm', count: 'always' }))
        .body,
    ).toMatchObject({ left: 'always' })
    expect([await count(one), await count(one)]).toEqual([503, 503])
    expect((await control('GET', '/faults')).body).toMatchObject([{ name: 'status', applied: 2 }])
    await control('DELETE', '/faults')
    expect(await count(one)).toBe(200)
    const { body } = await control('GET', '/journal')
    expect(body).toMatchObject([{ fault: 'status' }, { fault: 'status' }, { status: 200 }])
    expect(JSON.stringify(body)).not.toContain(one.accessToken)
  })

  test('snapshots, revokes, expires, evicts', async () => {
    const one = await grant()
    const { body: saved } = await control('GET', '/snapshot')
    expect((await control('DELETE', '/grants', { refreshToken: one.refreshToken })).body).toEqual({
      revoked: true,
    })
    expect(await count(one)).toBe(401)
    await control('PUT', '/snapshot', saved)
    expect(await count(one)).toBe(200)
    await control('POST', '/access-tokens/evict')
    expect(await count(one)).toBe(401)
    const two = await grant()
    await control('POST', '/access-tokens/expire')
    expect(await count(two)).toBe(401)
  })

  test('registers clients, gives self client codes, walks through consent and devices', async () => {
    const { body: client } = await control('POST', '/clients', {
      type: 'web',
      redirectUris: ['http://localhost:5000/back'],
    })
    const { clientId } = client as { clientId: string }
    const { code } = (await control('POST', '/self-client-codes', { dc: 'eu', scopes: SCOPES, minutes: 3 }))
      .body as { code: string }
    expect(code).toMatch(/^1000\.EMULATOR/)
    const eu = server.dataCenters.find(({ id }) => id === 'eu')
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      scope: 'ZohoCRM.org.READ',
      redirect_uri: 'http://localhost:5000/back',
    })
    const url = `${eu?.accounts}/oauth/v2/auth?${query.toString()}`
    expect((await control('POST', '/authorize', { url })).body).toMatchObject({
      redirect: expect.stringMatching(/^http:\/\/localhost:5000\/back\?code=.*&location=eu&/) as string,
    })
    const asked = await fetch(`${eu?.accounts}/oauth/v3/device/code`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'device_request',
        client_id: emulator.deviceClient.clientId,
        scope: 'ZohoCRM.org.READ',
      }),
    })
    const { user_code: userCode } = (await asked.json()) as { user_code: string }
    expect((await control('POST', '/devices/approve', { userCode, dc: 'eu' })).body).toEqual({ done: true })
    expect((await control('POST', '/devices/approve', { userCode, dc: 'eu' })).status).toBe(400)
  })

  test.each([
    ['POST', '/clock', {}, 400],
    ['POST', '/clock', { advance: 1, set: 1 }, 400],
    ['POST', '/clock', { advance: 'x' }, 400],
    ['POST', '/clock', '{', 400],
    ['POST', '/clock', '[]', 400],
    ['POST', '/clock', 'null', 400],
    ['POST', '/faults', { name: 'nothing' }, 400],
    ['POST', '/faults', '7', 400],
    ['POST', '/faults', undefined, 400],
    ['POST', '/grants', { dc: 'eu' }, 400],
    ['POST', '/grants', { dc: 'eu', scopes: [1] }, 400],
    ['POST', '/authorize', { url: 'x' }, 400],
    ['PUT', '/snapshot', {}, 400],
    ['POST', '/clients', { type: 7 }, 400],
    ['GET', '/nothing', undefined, 404],
  ])('%s %s with %j is %i and says why', async (method, path, body, status) => {
    const answer = await control(method, path, body)
    expect(answer).toMatchObject({ status, body: { error: expect.stringMatching(/\S/) as string } })
  })

  test('takes nothing from other sites', async () => {
    const origin = { origin: 'https://evil.example' }
    expect((await control('POST', '/clock', { advance: 1 }, origin)).status).toBe(403)
    expect((await control('GET', '/state', undefined, origin)).status).toBe(403)
    const form = await fetch(`${server.control}/clock`, {
      method: 'POST',
      body: new URLSearchParams({ advance: '1' }),
    })
    expect(form.status).toBe(415)
  })

  test('every button of its page does what it says', async () => {
    const page = await (await fetch(server.control)).text()
    const buttons = [
      ...page.matchAll(/<button\s+data-method="(\w+)"\s+data-path="([^"]+)"(?:\s+data-body="([^"]*)")?/g),
    ]
    expect(buttons.length).toBeGreaterThan(10)
    const before = emulator.clock.now()
    for (const [, method = '', path = '', body = ''] of buttons) {
      const json: unknown = body === '' ? undefined : JSON.parse(body.replaceAll('&quot;', '"'))
      expect([method, path, (await control(method, path, json)).status]).toEqual([method, path, 200])
    }
    expect(emulator.clock.now()).toBe(before + (1 + 10 + 60 + 1440) * 60_000)
    expect(emulator.faults.list()).toEqual([])
    await control('POST', '/clock', { set: before })
  })

  test('a request opens, without its secrets', async () => {
    const { refreshToken } = await grant()
    const accounts = server.dataCenters.find(({ id }) => id === 'eu')?.accounts ?? ''
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken })
    await fetch(`${accounts}/oauth/v2/token`, { method: 'POST', body })
    const live = await (await fetch(`${server.control}/live`)).text()
    expect(live).toMatch(/<details id="request-\d+"[^>]*>[\s\S]*<dt>refresh_token<\/dt>\s*<dd><code>\*\*\*/)
    expect(live).not.toContain(refreshToken)
  })

  test('its page shows the organizations, groups, tokens and journal, and follows along', async () => {
    const one = await grant()
    await count(one)
    // A path may break before its slashes.
    const page = (await (await fetch(server.control)).text()).replaceAll('<wbr />', '')
    for (const text of [
      '3652397000009952001',
      'Nora Lindqvist',
      COUNT,
      server.dataCenters[0]?.accounts ?? '',
      '/live.js',
    ]) {
      expect(page).toContain(text)
    }
    expect(page).not.toContain(one.accessToken)
    const events = await fetch(`${server.control}/events`)
    const reader = events.body?.getReader()
    const next = async (): Promise<string> => new TextDecoder().decode((await reader?.read())?.value)
    expect(await next()).toBe(`data: ${emulator.journal.total}\n\n`)
    const second = next()
    await count(one)
    expect(await second).toBe(`data: ${emulator.journal.total}\n\n`)
    await reader?.cancel()
  })
})

describe('what the emulator holds', () => {
  const place = 'eu/production/0'
  const call = async (
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown }> =>
    (await control('POST', '/calls', { place, method, path, ...(body === undefined ? {} : { body }) }))
      .body as { status: number; body: unknown }

  test('records are read and written as an administrator, without a line in the journal', async () => {
    await grant()
    await control('DELETE', '/journal')
    const list = (await call('GET', '/Leads?fields=Last_Name&per_page=1')).body as {
      data: [{ id: string; Last_Name: string }]
    }
    const { id } = list.data[0]
    const written = await call('PUT', `/Leads/${id}`, { data: [{ Last_Name: 'Boyle' }] })
    expect(written).toMatchObject({ status: 200, body: { data: [{ code: 'SUCCESS' }] } })
    expect(await call('GET', `/Leads/${id}?fields=Last_Name`)).toMatchObject({
      body: { data: [{ Last_Name: 'Boyle' }] },
    })
    // What Zoho would refuse is refused in its words.
    expect(await call('PUT', `/Leads/${id}`, { data: [{ Email: 'nobody' }] })).toMatchObject({
      body: { data: [{ code: 'INVALID_DATA' }] },
    })
    expect((await control('GET', '/journal')).body).toEqual([])
    expect(await (await fetch(server.control)).text()).toContain(`<option value="${place}">`)
  })

  test.each([
    ['another organization', { place: 'moon/production/0', path: '/Leads' }, 'eu/production/0'],
    ['one of the language itself', { place: 'constructor', path: '/Leads' }, 'eu/production/0'],
    ['a number', { place: 5, path: '/Leads' }, 'eu/production/0'],
    ['no path', { place }, '"path"'],
    ['another word', { place, path: '/Leads', token: 'x' }, 'token'],
  ])('refuses %s', async (_what, input, named) => {
    await grant()
    const { status, body } = await control('POST', '/calls', input)
    expect(status).toBe(400)
    expect((body as { error: string }).error).toContain(named)
  })

  test('a page of somebody else can neither call nor begin again', async () => {
    for (const path of ['/calls', '/reset'])
      expect((await control('POST', path, {}, { origin: 'https://evil.example' })).status).toBe(403)
  })

  test('begins again: no token, no change, no fault; time goes on', async () => {
    const one = await grant()
    expect(await count(one)).toBe(200)
    await control('POST', '/faults', { name: '429', endpoint: 'crm' })
    await control('POST', '/clock', { advance: 60_000 })
    const now = emulator.clock.now()
    expect((await control('POST', '/reset')).status).toBe(200)
    expect(emulator.clock.now()).toBeGreaterThanOrEqual(now)
    expect((await control('GET', '/faults')).body).toEqual([])
    expect(await count(one)).toBe(401)
    const again = await grant()
    expect(again.accessToken).not.toBe(one.accessToken)
    expect(again.refreshToken).not.toBe(one.refreshToken)
    const { body } = await call('GET', '/Leads?fields=Last_Name&per_page=200')
    expect(JSON.stringify(body)).not.toContain('Boyle')
  })
})
