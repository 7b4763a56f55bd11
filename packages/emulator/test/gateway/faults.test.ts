import { describe, expect, test } from 'vitest'
import {
  createEmulator,
  defaultOrganization,
  issueGrant,
  type Emulator,
  type FaultInput,
} from '../../src/index.ts'
import { call, codeOf, COUNT, post, SCOPES, tokenCall } from '../accounts/client.ts'

const start = Date.parse('2026-03-02T08:00:00Z')

function prepare(fault: FaultInput): { emulator: Emulator; token: string; refreshToken: string } {
  const emulator = createEmulator({ start, seed: { organization: defaultOrganization() } })
  const { accessToken, refreshToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
  emulator.faults.add(fault)
  return { emulator, token: accessToken, refreshToken }
}

const groups = '/crm/v7/settings/user_groups'
const role = { type: 'roles', source: { id: '3652397000000026022' } }
const create = (wanted: readonly string[]): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ user_groups: wanted.map((name) => ({ name, sources: [role] })) }),
})
async function names(emulator: Emulator, token: string): Promise<readonly string[]> {
  const answer = await call(emulator, { path: groups, token })
  const { user_groups: rows } = (await answer.json()) as { user_groups: { name: string }[] }
  return rows.map(({ name }) => name)
}

describe('faults', () => {
  test('html, once, then all is well again', async () => {
    const { emulator, token } = prepare({ name: 'html', endpoint: 'crm' })
    const broken = await call(emulator, { token })
    expect([broken.status, broken.headers.get('content-type')]).toEqual([502, 'text/html;charset=UTF-8'])
    expect((await call(emulator, { token })).status).toBe(200)
    expect(emulator.journal.entries().map(({ fault }) => fault)).toEqual(['html', undefined])
  })

  test('empty and truncate leave the status and damage the body', async () => {
    const empty = prepare({ name: 'empty', endpoint: 'crm' })
    const nothing = await call(empty.emulator, { token: empty.token })
    expect([nothing.status, await nothing.text()]).toEqual([200, ''])
    const cut = prepare({ name: 'truncate', endpoint: 'crm' })
    const half = await call(cut.emulator, { token: cut.token })
    await expect(half.json()).rejects.toThrow(SyntaxError)
  })

  test('hang answers never, until the caller gives up', async () => {
    const { emulator, token } = prepare({ name: 'hang' })
    const given = new AbortController()
    const answer = call(emulator, { token }, { signal: given.signal })
    const reason = new Error('enough')
    setImmediate(() => given.abort(reason))
    await expect(answer).rejects.toBe(reason)
    expect(emulator.journal.entries()[0]).toMatchObject({ status: 0, fault: 'hang' })
  })

  test('hang and reset may come after the work was done', async () => {
    const { emulator, token } = prepare({ name: 'reset', method: 'POST', processed: true })
    await expect(call(emulator, { path: groups, token }, create(['Made']))).rejects.toThrow('fetch failed')
    expect(await names(emulator, token)).toContain('Made')
  })

  test('reset breaks the connection, at once or in the body', async () => {
    const atOnce = prepare({ name: 'reset' })
    await expect(call(atOnce.emulator, { token: atOnce.token })).rejects.toMatchObject({
      cause: { code: 'ECONNRESET' },
    })
    const later = prepare({ name: 'reset', bytes: 10 })
    const answer = await call(later.emulator, { token: later.token })
    expect(answer.status).toBe(200)
    await expect(answer.text()).rejects.toThrow('terminated')
  })

  test('drip takes its time', async () => {
    const { emulator, token } = prepare({ name: 'drip', bytes: 60, every: 500 })
    const text = (await call(emulator, { token })).text()
    let done = false
    void text.then(() => {
      done = true
      return done
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect(done).toBe(false)
    emulator.clock.advance(500)
    expect(JSON.parse(await text)).toHaveProperty('sources_count')
  })

  test('redirect307 leads elsewhere, and the in-memory fetch follows nowhere', async () => {
    const { emulator, refreshToken } = prepare({ name: 'redirect307', endpoint: 'token', count: 2 })
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken }
    const url = 'https://accounts.zoho.com/oauth/v2/token'
    const manual = await emulator.fetch(url, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
    })
    expect([manual.status, manual.headers.get('location')]).toEqual([
      307,
      'https://redirected.example/oauth/v2/token',
    ])
    await expect(post(emulator, 'us', '/oauth/v2/token', form)).rejects.toThrow(
      /no host "https:\/\/redirected.example"/,
    )
  })

  test('a client that follows a 307 posts its secrets to the other host', async () => {
    const { emulator, refreshToken } = prepare({
      name: 'redirect307',
      endpoint: 'token',
      to: 'https://accounts.zoho.eu/oauth/v2/token',
    })
    await tokenCall(emulator, 'us', { grant_type: 'refresh_token', refresh_token: refreshToken })
    expect(emulator.journal.entries().at(-1)).toMatchObject({
      dc: 'eu',
      form: { refresh_token: '***', client_secret: '***' },
    })
  })

  test('evict and expire kill the token that comes', async () => {
    const evicted = prepare({ name: 'evict' })
    expect(await codeOf(await call(evicted.emulator, { token: evicted.token }))).toBe(
      '401 INVALID_OAUTHTOKEN',
    )
    const expired = prepare({ name: 'expire' })
    expect(await codeOf(await call(expired.emulator, { token: expired.token }))).toBe('401 INVALID_TOKEN')
    expect(await codeOf(await call(expired.emulator, { token: expired.token }))).toBe('401 INVALID_TOKEN')
  })

  test('wrong-api-domain, throttle and localised-error are applied at the token endpoint', async () => {
    const form = (refreshToken: string): Record<string, string> => ({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    })
    const wrong = prepare({ name: 'wrong-api-domain', apiDomain: 'https://evil.example' })
    expect(await tokenCall(wrong.emulator, 'us', form(wrong.refreshToken))).toMatchObject({
      api_domain: 'https://evil.example',
      token_type: 'Bearer',
    })
    const throttled = prepare({ name: 'throttle' })
    expect(await tokenCall(throttled.emulator, 'us', form(throttled.refreshToken))).toMatchObject({
      error: 'Access Denied',
    })
    const localised = prepare({ name: 'localised-error', status: 400 })
    expect(await tokenCall(localised.emulator, 'us', form(localised.refreshToken))).toMatchObject({
      error: '拒绝访问',
      status: 'failure',
    })
    expect(localised.emulator.journal.entries()[0]?.status).toBe(400)
  })

  test('207 fails one row and does the others', async () => {
    const { emulator, token } = prepare({ name: '207', index: 1 })
    const answer = await call(emulator, { path: groups, token }, create(['One', 'Two', 'Three']))
    const { user_groups: rows } = (await answer.json()) as { user_groups: { status: string; code: string }[] }
    expect([answer.status, rows.map(({ status }) => status)]).toEqual([207, ['success', 'error', 'success']])
    const all = await names(emulator, token)
    expect(all).toEqual(expect.arrayContaining(['One', 'Three']))
    expect(all).not.toContain('Two')
  })

  test('500-after-commit has done the work', async () => {
    const { emulator, token } = prepare({ name: '500-after-commit', method: 'POST' })
    expect(await codeOf(await call(emulator, { path: groups, token }, create(['Made'])))).toBe(
      '500 INTERNAL_ERROR',
    )
    expect(await names(emulator, token)).toContain('Made')
  })

  test.each(['0', '-5', '1.5', 'abc', 9_999_999, 'Wed, 21 Oct 2015 07:28:00 GMT'])(
    '429 with Retry-After %s',
    async (retryAfter) => {
      const { emulator, token } = prepare({ name: '429', endpoint: 'crm', retryAfter })
      const answer = await call(emulator, { token })
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, String(retryAfter)])
    },
  )

  test('status answers anything', async () => {
    const { emulator, token } = prepare({ name: 'status', status: 304 })
    expect((await call(emulator, { token })).status).toBe(304)
  })
})

describe('which request a fault is applied to', () => {
  test('by data center, path, method, count and skip', async () => {
    const { emulator, token } = prepare({ name: 'status', status: 503, dc: 'eu' })
    expect((await call(emulator, { token })).status).toBe(200)
    emulator.faults.clear()
    emulator.faults.add({
      name: 'status',
      endpoint: `${groups}/*/actions/*`,
      method: 'get',
      count: 2,
      skip: 1,
    })
    const statuses: number[] = []
    for (const path of [groups, COUNT, COUNT, groups, COUNT, COUNT]) {
      statuses.push((await call(emulator, { path, token })).status)
    }
    expect(statuses).toEqual([200, 200, 503, 200, 503, 200])
    expect(emulator.faults.list()).toEqual([])
  })

  test('a misspelt fault is refused', () => {
    const { faults } = createEmulator()
    expect(() => faults.add({ name: 'htlm' } as never)).toThrow(/no fault "htlm"/)
    expect(() => faults.add({ name: 'html', time: 3 } as never)).toThrow(/no option "time"/)
    expect(() => faults.add({ name: 'html', endpoint: 'tokens' })).toThrow(/one of auth, token/)
    expect(() => faults.add({ name: 'html', count: 0 })).toThrow(/count/)
    expect(() => faults.add({ name: '429', retryAfter: 'a\r\nb' })).toThrow(/header/)
    expect(() => faults.add({ name: 'status', status: 99 })).toThrow(/200 to 599/)
  })
})

describe('an option of another fault', () => {
  test.each([
    [{ name: 'html', to: 'https://x.example' }, /the fault html.*"to"|"to"/],
    [{ name: 'html', status: 204 }, /status 204 has no body, so html cannot have it/],
    [{ name: 'throttle', status: 304 }, /has no body/],
    [{ name: 'evict', processed: true }, /processed/],
    [{ name: 'toString' }, /There is no fault/],
  ])('%j is refused, when it is written and when it comes as JSON', (fault, message) => {
    expect(() => createEmulator().faults.add(fault as never)).toThrow(message)
  })

  test('does not compile', () => {
    const { faults } = createEmulator()
    // @ts-expect-error -- `to` is of redirect307
    expect(() => faults.add({ name: 'html', to: 'https://x.example' })).toThrow(/"to"/)
    // @ts-expect-error -- `index` is of 207
    expect(() => faults.add({ name: '429', index: 1 })).toThrow(/"index"/)
  })
})
