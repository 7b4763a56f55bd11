import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEmulator } from '@x/emulator'
import { describe, expect, it } from 'vitest'
import { fileStore } from '../../src/file.ts'
import { finishLogin, memoryStore, startLogin, type Store } from '../leak-check.ts'
import { altered, callback, logIn, setUpZoho, refusal, SCOPES, START } from '../zoho.ts'

describe('case 9: a callback whose state is not right is refused before any exchange', () => {
  it.each([
    ['no state', undefined, 'missing'],
    ['an empty state', '', 'missing'],
    ['a short state', 'abc', 'mismatch'],
    ['a long state', 'a'.repeat(2000), 'mismatch'],
    ['a state of the right length', 'a'.repeat(43), 'mismatch'],
    ['a state beyond ASCII', '\u{1F511}'.repeat(40), 'mismatch'],
    ['a state with one more character', '+x', 'mismatch'],
    ['a state with one character less', '-1', 'mismatch'],
  ])('case 9: %s', async (_what, state, reason) => {
    const setup = setUpZoho()
    const { url, pending } = await callback(setup)
    const right = new URL(url).searchParams.get('state') ?? ''
    const sent = state === '+x' ? `${right}x` : state === '-1' ? right.slice(0, -1) : state
    const error = await refusal(
      finishLogin(setup.auth, { url: altered(url, { state: sent }), pending, grantId: 'a' }),
    )
    expect(error).toMatchObject({ code: 'LOGIN_STATE', reason, retryable: false })
    expect(setup.sent).toEqual([])
    // What comes from nowhere spends nothing: the user's own callback still works.
    expect(await setup.rows()).toEqual({})
    expect(await finishLogin(setup.auth, { url, pending, grantId: 'a' })).toMatchObject({ grantId: 'a' })
  })

  it('case 9: a state in another case of letters, or encoded twice', async () => {
    const setup = setUpZoho()
    const { url, pending } = await callback(setup)
    const state = new URL(url).searchParams.get('state') ?? ''
    const swapped = state.replaceAll(/[a-z]/g, (c) => c.toUpperCase())
    for (const wrong of [swapped, encodeURIComponent(`${state} `)]) {
      const error = await refusal(
        finishLogin(setup.auth, { url: altered(url, { state: wrong }), pending, grantId: 'a' }),
      )
      expect(error).toMatchObject({ reason: 'mismatch' })
    }
  })

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'missing'],
    ['null', null, 'missing'],
    ['an empty text', '', 'missing'],
    ['some text', 'abc', 'malformed'],
    ['broken percent signs', '%%%', 'malformed'],
    ['a number', 7, 'malformed'],
    ['an object', { state: 'x' }, 'malformed'],
    ['null in JSON', 'null', 'malformed'],
    ['a number in JSON', '7', 'malformed'],
    ['a list in JSON', '[]', 'malformed'],
    ['an empty object in JSON', '%7B%7D', 'malformed'],
    ['a megabyte', 'a'.repeat(1_000_000), 'malformed'],
  ])('case 9: `pending` that is %s', async (_what, pending, reason) => {
    const setup = setUpZoho()
    const { url } = await callback(setup)
    const error = await refusal(finishLogin(setup.auth, { url, pending: pending as string, grantId: 'a' }))
    expect(error).toMatchObject({ code: 'LOGIN_STATE', reason })
    expect(setup.sent).toEqual([])
  })

  it.each([
    ['state', ''],
    ['state', 7],
    ['verifier', 7],
    ['dc', ''],
    ['environment', 'sandbx'],
    ['scopes', 'ZohoCRM.org.READ'],
    ['scopes', [7]],
    ['scopes', ['ZohoCRM.\u00F6rg.READ']],
    ['scopes', Array(1001).fill('ZohoCRM.org.READ')],
    ['startedAt', 'now'],
    ['startedAt', null],
    ['expiresAt', null],
    ['expiresAt', START + 86_400_001],
    ['expiresAt', START],
    ['expiresAt', String(START + 60_000)],
    ['startedAt', String(START)],
    ['startedAt', START - 86_400_000],
    ['version', 2],
    ['clientId', '1000.SOMEBODYELSE'],
  ])('case 9: `pending` whose %s was changed to %j', async (name, value) => {
    const setup = setUpZoho()
    const { url, pending } = await callback(setup)
    const parsed = JSON.parse(decodeURIComponent(pending)) as object
    const changed = encodeURIComponent(JSON.stringify({ ...parsed, [name]: value }))
    const error = await refusal(finishLogin(setup.auth, { url, pending: changed, grantId: 'a' }))
    expect(error).toMatchObject({ code: 'LOGIN_STATE', reason: 'malformed' })
    expect(setup.sent).toEqual([])
  })
})

describe('case 10: a state is good once, for a while, for one session', () => {
  it('case 10: the back button, a reload and a replay find it spent, and the code is not exchanged again', async () => {
    const setup = setUpZoho()
    const back = await callback(setup)
    await finishLogin(setup.auth, { ...back, grantId: 'a' })
    const stored = await setup.rows()
    setup.sent.length = 0
    for (const grantId of ['a', 'b']) {
      const error = await refusal(finishLogin(setup.auth, { ...back, grantId }))
      expect(error).toMatchObject({ code: 'LOGIN_STATE', reason: 'used' })
    }
    expect(setup.sent).toEqual([])
    expect(await setup.rows()).toEqual(stored)
  })

  it('case 10: it is spent in every process that shares the store, also when the exchange failed', async () => {
    const emulator = createEmulator({ start: START })
    const store = memoryStore({ clock: emulator.clock })
    const first = setUpZoho({ on: emulator, auth: { store } })
    const second = setUpZoho({ on: emulator, auth: { store } })
    const back = await callback(first)
    emulator.faults.add({ name: 'html', endpoint: 'token' })
    expect((await refusal(finishLogin(first.auth, { ...back, grantId: 'a' }))).code).toBe('NON_JSON_RESPONSE')
    expect(await refusal(finishLogin(second.auth, { ...back, grantId: 'a' }))).toMatchObject({
      reason: 'used',
    })
    expect(second.sent).toEqual([])
  })

  it.each([
    ['ten minutes', undefined, 600_000],
    ['as long as was asked for', 30_000, 30_000],
  ])('case 10: it expires after %s', async (_what, expiresIn, life) => {
    const given = expiresIn === undefined ? {} : { expiresIn }
    const early = setUpZoho({ emulator: { limits: { codeLife: 3_600_000 } } })
    const inTime = await callback(early, given)
    early.emulator.clock.advance(life - 1)
    expect(await finishLogin(early.auth, { ...inTime, grantId: 'a' })).toMatchObject({ grantId: 'a' })

    const late = setUpZoho({ emulator: { limits: { codeLife: 3_600_000 } } })
    const tooLate = await callback(late, given)
    late.emulator.clock.advance(life)
    const error = await refusal(finishLogin(late.auth, { ...tooLate, grantId: 'a' }))
    expect(error).toMatchObject({ code: 'LOGIN_STATE', reason: 'expired' })
    expect(late.sent).toEqual([])
    expect(await late.rows()).toEqual({})
  })

  it('case 10: a spent state stays spent when the clock is set back', async () => {
    const setup = setUpZoho()
    const back = await callback(setup)
    await finishLogin(setup.auth, { ...back, grantId: 'a' })
    setup.emulator.clock.advance(900_000)
    setup.emulator.clock.set(START)
    expect(await refusal(finishLogin(setup.auth, { ...back, grantId: 'a' }))).toMatchObject({
      reason: 'used',
    })
  })

  it('case 10: it is kept as spent for the rest of the login and ten minutes, no longer', async () => {
    const emulator = createEmulator({ start: START })
    const inner = memoryStore({ clock: emulator.clock })
    const lives: unknown[] = []
    const store: Store = {
      ...inner,
      write: (key, value, expected, ttl) => {
        if (key.startsWith('spent:')) lives.push(ttl)
        return inner.write(key, value, expected, ttl)
      },
    }
    const setup = setUpZoho({ on: emulator, auth: { store } })
    const { url, pending } = await callback(setup, { expiresIn: 300_000 })
    emulator.clock.advance(10_000)
    await finishLogin(setup.auth, { url, pending, grantId: 'a' })
    expect(lives).toEqual([290_000 + 600_000])
  })

  it('case 28: a store that fails there says what could not be written, and nothing is sent', async () => {
    const setup = setUpZoho({
      auth: { store: { ...memoryStore(), write: () => Promise.reject(new Error('no room')) } },
    })
    const { url, pending } = await callback(setup)
    const error = await refusal(finishLogin(setup.auth, { url, pending, grantId: 'a' }))
    expect(error).toMatchObject({ code: 'STORE', operation: 'write' })
    expect(error.message).toContain('the state of a login')
    expect(setup.sent).toEqual([])
  })

  it("case 10: another session's callback is refused, and neither login is spent by it", async () => {
    const setup = setUpZoho()
    const mine = await callback(setup)
    const attackers = await callback(setup)
    setup.sent.length = 0
    for (const crossed of [
      { url: attackers.url, pending: mine.pending },
      { url: mine.url, pending: attackers.pending },
    ]) {
      const error = await refusal(finishLogin(setup.auth, { ...crossed, grantId: 'a' }))
      expect(error).toMatchObject({ code: 'LOGIN_STATE', reason: 'mismatch' })
    }
    expect(setup.sent).toEqual([])
    await finishLogin(setup.auth, { ...mine, grantId: 'mine' })
    await finishLogin(setup.auth, { ...attackers, grantId: 'theirs' })
  })

  it('case 10: a login of another client is no login of this one', async () => {
    const setup = setUpZoho()
    const other = setup.emulator.registerClient({ type: 'web' })
    const theirs = setUpZoho({
      on: setup.emulator,
      auth: { clientId: other.clientId, clientSecret: other.clientSecret, redirectUri: other.redirectUri },
    })
    const back = await callback(theirs)
    expect(await refusal(finishLogin(setup.auth, { ...back, grantId: 'a' }))).toMatchObject({
      reason: 'malformed',
    })
    expect(setup.sent).toEqual([])
  })

  it('states and verifiers never repeat, and have 256 bits', async () => {
    const setup = setUpZoho()
    const seen = new Set<string>()
    for (let count = 0; count < 100; count += 1) {
      const { url, pending } = await startLogin(setup.auth, { scopes: SCOPES, pkce: 'S256' })
      const state = new URL(url).searchParams.get('state') ?? ''
      const { verifier } = JSON.parse(decodeURIComponent(pending)) as { verifier: string }
      for (const each of [state, verifier]) {
        expect(each).toMatch(/^[\w-]{43}$/)
        seen.add(each)
      }
      expect(url).not.toContain(verifier)
    }
    expect(seen.size).toBe(200)
  })
})

it('case 10: a store that answers null for a write that lost spends no state twice', async () => {
  const inner = memoryStore()
  const write: Store['write'] = async (...given) => ((await inner.write(...given)) ?? null) as never
  const setup = setUpZoho({ auth: { store: { ...inner, write } } })
  const back = await callback(setup)
  await finishLogin(setup.auth, { ...back, grantId: 'a' })
  expect(await refusal(finishLogin(setup.auth, { ...back, grantId: 'a' }))).toMatchObject({ reason: 'used' })
})

describe('case 11: two identical callbacks at once', () => {
  it.each([2, 20])(
    'case 11: of %i, one wins, the others find the state used, and there is one exchange',
    async (many) => {
      const emulator = createEmulator({ start: START })
      const store = memoryStore({ clock: emulator.clock })
      const processes = Array.from({ length: many }, () => setUpZoho({ on: emulator, auth: { store } }))
      const back = await callback(processes[0]!)
      const outcomes = await Promise.allSettled(
        processes.map(({ auth }) => finishLogin(auth, { ...back, grantId: 'a' })),
      )
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const others = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
      for (const other of others) expect(other).toMatchObject({ code: 'LOGIN_STATE', reason: 'used' })
      expect(processes.flatMap(({ sent }) => sent).map(({ path }) => path)).toEqual(['/oauth/v2/token'])
      expect(
        emulator.journal.entries().filter(({ grantType }) => grantType === 'authorization_code'),
      ).toHaveLength(1)
    },
  )

  it('case 11: with a store in files, through as many instances', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'x-auth-'))
    const emulator = createEmulator({ start: START })
    const processes = Array.from({ length: 8 }, () =>
      setUpZoho({ on: emulator, auth: { store: fileStore(folder, { clock: emulator.clock }) } }),
    )
    const back = await callback(processes[0]!)
    const outcomes = await Promise.allSettled(
      processes.map(({ auth }) => finishLogin(auth, { ...back, grantId: 'a' })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(processes.flatMap(({ sent }) => sent).map(({ path }) => path)).toEqual(['/oauth/v2/token'])
    rmSync(folder, { recursive: true })
  })
})

describe('case 12: an error in the callback', () => {
  it.each([
    ['access_denied', 'with its state', true],
    ['access_denied', 'without a state', false],
    ['server_error', 'with its state', true],
    ['<script>alert(1)</script>', 'with its state', true],
    ['x'.repeat(2000), 'with its state', true],
    ['a\u202Eb\nc', 'without a state', false],
    ['', 'with its state', true],
  ])('case 12: %j, %s: the state is spent and nothing is sent', async (word, _with, keepState) => {
    const setup = setUpZoho()
    await logIn(setup, 'a')
    const stored = await setup.grant('a')
    const { url, pending } = await callback(setup)
    setup.sent.length = 0
    const denied = altered(url, { error: word, code: undefined, ...(keepState ? {} : { state: undefined }) })
    const error = await refusal(finishLogin(setup.auth, { url: denied, pending, grantId: 'a' }))
    expect(error).toMatchObject({ code: 'CONSENT_DENIED', retryable: false })
    expect(error.message.length).toBeLessThan(300)
    expect(error.message).not.toMatch(/[\n\u202E]/)
    expect(String(error['error']).length).toBeLessThan(120)
    expect(await refusal(finishLogin(setup.auth, { url, pending, grantId: 'a' }))).toMatchObject({
      reason: 'used',
    })
    expect(setup.sent).toEqual([])
    expect(await setup.grant('a')).toEqual(stored)
  })

  it('case 12: with a wrong state it is not an answer to this login', async () => {
    const setup = setUpZoho()
    const { url, pending } = await callback(setup)
    const forged = altered(url, { error: 'access_denied', state: 'x' })
    expect(await refusal(finishLogin(setup.auth, { url: forged, pending, grantId: 'a' }))).toMatchObject({
      code: 'LOGIN_STATE',
    })
    expect(await finishLogin(setup.auth, { url, pending, grantId: 'a' })).toMatchObject({ grantId: 'a' })
  })

  it('case 12: an error outweighs a code and a location', async () => {
    const setup = setUpZoho()
    const { url, pending } = await callback(setup)
    const both = altered(url, { error: 'access_denied', 'accounts-server': 'https://evil.example' })
    expect(await refusal(finishLogin(setup.auth, { url: both, pending, grantId: 'a' }))).toMatchObject({
      code: 'CONSENT_DENIED',
      error: 'access_denied',
    })
    expect(setup.sent).toEqual([])
  })

  it('case 12: the user presses Deny', async () => {
    const setup = setUpZoho()
    const back = await callback(setup, { decision: { allow: false } })
    expect(await refusal(finishLogin(setup.auth, { ...back, grantId: 'a' }))).toMatchObject({
      code: 'CONSENT_DENIED',
    })
  })
})

describe('case 14: what else a callback carries', () => {
  it('case 14: the stray & at the end, unknown parameters and other spellings mean nothing', async () => {
    const setup = setUpZoho()
    const { url, pending } = await callback(setup, { decision: { account: 'in' } })
    expect(url.endsWith('&')).toBe(true)
    const noisy = `${url}&Location=xx&ACCOUNTS-SERVER=https://evil.example&State=x&utm_source=mail&__proto__=1&code%20=x&=&&`
    expect(await finishLogin(setup.auth, { url: noisy, pending, grantId: 'a' })).toMatchObject({ dc: 'in' })
    expect(setup.sent.map(({ origin }) => origin)).toEqual(['https://accounts.zoho.in'])
  })

  it('case 14: only the query counts: the same behind any proxy, as text, as URL, from the question mark', async () => {
    const forms: ((url: URL) => string | URL)[] = [
      (url) => url,
      ({ search }) => search,
      ({ search }) => `/callback${search}`,
      ({ search }) => `http://10.0.0.7:8080/inner/path${search}`,
      ({ search }) => `https://evil.example/${search}`,
      ({ search }) => `https://accounts.zoho.eu@evil.example/${search}#access_token=x&code=y&state=z`,
    ]
    for (const form of forms) {
      const setup = setUpZoho()
      const { url, pending } = await callback(setup)
      await finishLogin(setup.auth, { url: form(new URL(url)), pending, grantId: 'a' })
      expect(setup.sent.map(({ origin }) => origin)).toEqual(['https://accounts.zoho.com'])
      expect(setup.sent[0]?.form.get('redirect_uri')).toBe(setup.emulator.client.redirectUri)
    }
  })

  it('case 14: a fragment is not read', async () => {
    const setup = setUpZoho()
    const { url, pending } = await callback(setup)
    const { search, origin } = new URL(url)
    const error = await refusal(
      finishLogin(setup.auth, { url: `${origin}/callback#${search}`, pending, grantId: 'a' }),
    )
    expect(error).toMatchObject({ code: 'LOGIN_STATE', reason: 'missing' })
  })

  it('case 42: where to go after the login is no part of it: a returnTo in the callback is never followed', async () => {
    const setup = setUpZoho()
    const { url, pending } = await callback(setup)
    const luring = altered(url, { returnTo: 'https://evil.example', redirect_uri: 'https://evil.example/cb' })
    const grant = await finishLogin(setup.auth, { url: luring, pending, grantId: 'a' })
    expect(JSON.stringify(grant)).not.toContain('evil')
    expect(setup.sent[0]?.form.get('redirect_uri')).toBe(setup.emulator.client.redirectUri)
  })
})
