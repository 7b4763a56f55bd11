import { describe, expect, it } from 'vitest'
import { issueGrant } from '@x/emulator'
import { describeGrant, disconnect, importGrant } from '../leak-check.ts'
import { failure, setUpFragile, HOUR, inFront, setUp, SCOPES, START } from './setup.ts'

const MINUTE = 60_000

describe('the budget of ten token calls in ten minutes', () => {
  it('P3: the eleventh is not made, by no process; retryAt says when', async () => {
    const setup = setUp()
    await setup.connect()
    let token = await setup.own.ask()
    for (let call = 1; call < 10; call += 1) {
      setup.emulator.clock.advance(MINUTE)
      token = await setup.process().ask({ rejected: token.value })
    }
    expect(setup.calls()).toHaveLength(10)
    setup.emulator.clock.advance(MINUTE)
    setup.emulator.evictAccessTokens()
    const error = await failure(() => setup.process().ask({ rejected: token.value }))
    expect(error).toMatchObject({
      code: 'THROTTLED',
      reason: 'budget',
      retryable: true,
      dc: 'eu',
      grantId: 'alice',
    })
    expect(error['retryAt']).toBe(START + 615_000)
    expect(error.message).toContain('2026-01-05T09:10:15.000Z')
    expect(await describeGrant(setup.own.auth, 'alice')).toMatchObject({
      status: 'resting',
      retryAt: START + 615_000,
      recentCalls: 10,
    })
    setup.emulator.clock.advance(14_999)
    expect(await failure(() => setup.process().ask({ rejected: token.value }))).toMatchObject({
      code: 'THROTTLED',
    })
    expect(setup.calls()).toHaveLength(10)
    setup.emulator.clock.advance(1)
    expect(await setup.use(await setup.process().ask({ rejected: token.value }))).toBe(200)
    expect(setup.calls()).toHaveLength(11)
    expect(setup.calls().map(({ code }) => code)).toEqual(Array(11).fill(undefined))
  })

  it('a token that is still valid is served meanwhile', async () => {
    const setup = setUp()
    await setup.connect()
    const token = await setup.own.ask()
    await setup.rewrite((row) => void (row.attempts = Array<number>(10).fill(START)))
    expect((await setup.process().ask()).value).toBe(token.value)
    setup.emulator.clock.advance(HOUR - 10_000)
    expect(setup.own.ask()).toBe(token)
    await setup.own.settled()
  })

  it('counts failed and lost calls, too, so that nobody hammers', async () => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({ name: 'reset', endpoint: 'token', processed: true, count: Infinity })
    const codes: unknown[] = []
    for (let second = 0; second < 540; second += 5) {
      codes.push((await failure(() => setup.own.ask()))['code'])
      setup.emulator.clock.advance(5000)
    }
    expect(setup.calls()).toHaveLength(10)
    // The first failure was of two calls.
    expect(codes.filter((code) => code === 'NETWORK')).toHaveLength(9)
    expect(codes.filter((code) => code === 'THROTTLED')).toHaveLength(99)
  })

  it('backs off by 2, 4, 8 … seconds to a minute, and starts anew after a success', async () => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({ name: 'html', endpoint: 'token', count: 7 })
    const rests: number[] = []
    for (let call = 0; call < 7; call += 1) {
      const at = setup.emulator.clock.now()
      expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'NON_JSON_RESPONSE' })
      const until = (await setup.row())!.rest!.until
      rests.push(until - at)
      expect(await failure(() => setup.own.ask())).toMatchObject({
        code: 'THROTTLED',
        reason: 'unavailable',
        retryAt: until,
      })
      setup.emulator.clock.advance(until - at)
    }
    expect(rests).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000])
    await setup.own.ask()
    expect(await setup.row()).toMatchObject({ failures: 0 })
    expect((await setup.row())?.rest).toBeUndefined()
  })

  it('a valid token is served through a bad gateway, and asked for again only after the rest', async () => {
    const setup = setUp()
    await setup.connect()
    const token = await setup.own.ask()
    setup.emulator.clock.advance(HOUR - 100_000)
    setup.emulator.faults.add({ name: 'html', endpoint: 'token', count: 2 })
    for (let second = 0; second < 5; second += 1) {
      expect(setup.own.ask()).toBe(token)
      await setup.own.settled()
      setup.emulator.clock.advance(1000)
    }
    expect(setup.calls().length - 1).toBe(2)
    expect(setup.own.events.filter(({ type }) => type === 'refresh-failed')).toHaveLength(2)
    expect(setup.own.events).toContainEqual(
      expect.objectContaining({ type: 'refresh-failed', inBackground: true }),
    )
    setup.emulator.clock.advance(4000)
    expect(setup.own.ask()).toBe(token)
    await setup.own.settled()
    expect((await setup.own.ask()).value).not.toBe(token.value)
  })

  it('another process whose clock is a little behind keeps the rest of ten minutes, too', async () => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({ name: 'throttle', endpoint: 'token' })
    expect(await failure(() => setup.own.ask())).toMatchObject({
      code: 'THROTTLED',
      reason: 'throttled',
      retryAt: START + 600_000,
    })
    await setup.connect('bob')
    const behind = setup.process({
      clock: { ...setup.emulator.clock, now: () => setup.emulator.clock.now() - 400 },
      fetch: async (input, init) => {
        const response = await setup.emulator.fetch(input, init)
        return new Response(response.body, { headers: { date: new Date(START - 900).toUTCString() } })
      },
    })
    await behind.ask({}, 'bob')
    expect(await failure(() => behind.ask())).toMatchObject({ code: 'THROTTLED', reason: 'throttled' })
    expect(setup.calls()).toHaveLength(2)
  })

  it('a client that is refused rests for a minute, and the grant is not marked', async () => {
    const setup = setUp()
    await setup.connect()
    const wrong = setup.process({ clientSecret: 'not-the-secret-of-this-client' })
    const error = await failure(() => wrong.ask())
    expect(error).toMatchObject({
      code: 'CLIENT_REJECTED',
      dc: 'eu',
      error: 'invalid_client_secret',
      retryAt: START + MINUTE,
    })
    expect(error.message).toContain('eu is enabled')
    expect((await setup.row())?.dead).toBeUndefined()
    expect(await failure(() => setup.own.ask())).toMatchObject({
      code: 'THROTTLED',
      reason: 'client-rejected',
    })
    setup.emulator.clock.advance(MINUTE)
    expect(await setup.use(await setup.own.ask())).toBe(200)
  })

  it('a grant that belongs to another data center is told so', async () => {
    const setup = setUp()
    const { refreshToken } = issueGrant(setup.emulator, { dc: 'eu', scopes: SCOPES })
    await importGrant(setup.own.auth, { grantId: 'alice', refreshToken, dc: 'us' })
    const error = await failure(() => setup.own.ask())
    expect(error).toMatchObject({ code: 'CLIENT_REJECTED', dc: 'us', error: 'invalid_client' })
    expect(error.message).toContain('Multi-DC')
  })
})

describe('a dead refresh token', () => {
  it('is one call, then an error for everybody; the access token is served to its end', async () => {
    const setup = setUp()
    const refreshToken = await setup.connect()
    const token = await setup.own.ask()
    setup.emulator.clock.advance(HOUR - 100_000)
    setup.emulator.faults.add({
      name: 'status',
      endpoint: 'token',
      status: 200,
      body: '{"error":"invalid_code"}',
    })
    expect(setup.own.ask()).toBe(token)
    await setup.own.settled()
    expect(setup.own.events).toContainEqual({ type: 'grant-dead', grantId: 'alice', dc: 'eu' })
    expect(JSON.stringify(await setup.row())).toContain(refreshToken)
    expect((await setup.process().ask()).value).toBe(token.value)
    setup.emulator.clock.advance(100_000)
    const errors = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        failure(() => (index % 2 === 0 ? setup.own : setup.process()).ask()),
      ),
    )
    for (const error of errors)
      expect(error).toMatchObject({
        code: 'REAUTHORIZATION_REQUIRED',
        retryable: false,
        grantId: 'alice',
        dc: 'eu',
      })
    expect(errors[0]?.message).toContain('log in again')
    expect(setup.calls()).toHaveLength(2)
    expect(await describeGrant(setup.own.auth, 'alice')).toMatchObject({ status: 'reauthorization-required' })
  })

  it('is tried again once an hour, since Zoho may have been wrong', async () => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({
      name: 'status',
      endpoint: 'token',
      status: 200,
      body: '{"error":"invalid_code"}',
      count: 2,
    })
    expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'REAUTHORIZATION_REQUIRED' })
    setup.emulator.clock.advance(HOUR - 1)
    expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'REAUTHORIZATION_REQUIRED' })
    expect(setup.calls()).toHaveLength(1)
    setup.emulator.clock.advance(1)
    expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'REAUTHORIZATION_REQUIRED' })
    expect(setup.calls()).toHaveLength(2)
    setup.emulator.clock.advance(HOUR)
    expect(await setup.use(await setup.own.ask())).toBe(200)
    expect((await setup.row())?.dead).toBeUndefined()
  })

  it('stays known to be dead when its hourly try gets no answer', async () => {
    const setup = setUp()
    const refreshToken = await setup.connect()
    setup.emulator.revokeGrant(refreshToken)
    await failure(() => setup.own.ask())
    const mark = (await setup.row())?.dead
    setup.emulator.clock.advance(HOUR)
    setup.emulator.faults.add({ name: 'reset', endpoint: 'token' })
    expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'NETWORK' })
    expect((await setup.row())?.dead).toEqual(mark)
    expect(await describeGrant(setup.own.auth, 'alice')).toMatchObject({ status: 'reauthorization-required' })
    // The try is made again as soon as the network is back.
    setup.emulator.clock.advance(4000)
    expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'REAUTHORIZATION_REQUIRED' })
    expect((await setup.row())?.dead?.at).toBe(START + HOUR + 4000)
    expect(setup.calls()).toHaveLength(3)
  })

  it('revoked at Zoho: reconnecting under the same id heals it, and a mark of the old token harms nobody', async () => {
    const setup = setUp()
    setup.emulator.revokeGrant(await setup.connect())
    expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'REAUTHORIZATION_REQUIRED' })
    const { dead } = (await setup.row())!
    await setup.connect()
    await setup.rewrite((row) => void (row.dead = dead!))
    expect(await setup.use(await setup.own.ask())).toBe(200)
  })

  it('a mark from a clock far ahead does not last', async () => {
    const setup = setUp()
    setup.emulator.revokeGrant(await setup.connect())
    await failure(() => setup.own.ask())
    await setup.rewrite((row) => void (row.dead!.at += 30 * 24 * HOUR))
    await failure(() => setup.own.ask())
    expect(setup.calls()).toHaveLength(2)
  })

  it('evicted by the twenty-first consent: the grant is dead, and says what to count', async () => {
    const setup = setUp()
    await setup.connect()
    for (let consent = 0; consent < 20; consent += 1) issueGrant(setup.emulator, { dc: 'eu', scopes: SCOPES })
    const error = await failure(() => setup.own.ask())
    expect(error).toMatchObject({ code: 'REAUTHORIZATION_REQUIRED' })
    expect(error.message).toContain('twenty')
  })
})

describe('a new refresh token in an answer', () => {
  const rotating = (refreshToken: unknown): string =>
    JSON.stringify({ access_token: '1000.EMULATORa.b', expires_in: 3600, refresh_token: refreshToken })

  it('case 21: replaces the old one in the same write as the access token', async () => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({
      name: 'status',
      endpoint: 'token',
      status: 200,
      body: rotating('1000.EMULATORnew.one'),
    })
    await setup.own.ask()
    expect(await setup.row()).toMatchObject({
      source: { refreshToken: '1000.EMULATORnew.one' },
      access: { token: '1000.EMULATORa.b' },
    })
  })

  it('case 21: is not lost when another process has published a token meanwhile', async () => {
    const setup = setUp()
    await setup.connect()
    const process = setup.process({
      fetch: async (input, init) => {
        await setup.emulator.fetch(input, init)
        await setup.rewrite(
          (row) =>
            void (row.access = { token: '1000.EMULATORother.b', issuedAt: START, expiresAt: START + HOUR }),
        )
        return new Response(rotating('1000.EMULATORnew.one'))
      },
    })
    expect((await process.ask()).value).toBe('1000.EMULATORother.b')
    expect(await setup.row()).toMatchObject({
      source: { refreshToken: '1000.EMULATORnew.one' },
      access: { token: '1000.EMULATORother.b' },
    })
  })

  it('case 21: is not lost when another process has got a new one, too', async () => {
    const setup = setUp()
    await setup.connect()
    const process = setup.process({
      fetch: async (input, init) => {
        await setup.emulator.fetch(input, init)
        await setup.rewrite((row) => {
          row.source = { refreshToken: '1000.EMULATORtheir.one' }
          row.access = { token: '1000.EMULATORother.b', issuedAt: START, expiresAt: START + HOUR }
        })
        return new Response(rotating('1000.EMULATORour.one'))
      },
    })
    expect((await process.ask()).value).toBe('1000.EMULATORother.b')
    expect((await setup.row())?.source).toEqual({ refreshToken: '1000.EMULATORour.one' })
  })

  it('beaten by bookkeeping only, the token is merged into it', async () => {
    const setup = setUp()
    await setup.connect()
    const process = setup.process({
      fetch: async (input, init) => {
        const response = await setup.emulator.fetch(input, init)
        await setup.rewrite((row) => void (row.consents = 7))
        return response
      },
    })
    const token = await process.ask()
    expect(await setup.row()).toMatchObject({ consents: 7, access: { token: token.value } })
    expect(process.events.map(({ type }) => type)).toEqual(['token-refreshed'])
  })

  it.each([
    [9, ['token-refreshed']],
    [10, ['token-refreshed']],
    [11, ['publish-failed', 'token-refreshed']],
  ])('a token whose writing is beaten %i times is not lost', async (beats, events) => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    let answered = false
    let beaten = 0
    const process = setup.process({
      fetch: async (input, init) => {
        const response = await setup.emulator.fetch(input, init)
        answered = true
        return response
      },
    })
    const beat = async (operation: string, key: string): Promise<void> => {
      if (!answered || operation !== 'write' || !key.startsWith('grant:') || beaten >= beats) return
      beaten += 1
      store.before = () => {}
      await setup.rewrite((row) => void (row.consents = 10 + beaten))
      store.before = beat
    }
    store.before = beat
    const token = await process.ask()
    expect(process.events.map(({ type }) => type)).toEqual(events)
    expect(process.ask()).toBe(token)
    await process.settled()
    expect(await setup.row()).toMatchObject({ consents: 10 + beats, access: { token: token.value } })
    expect(setup.calls()).toHaveLength(1)
  })

  it.each([
    ['network', 'reset', [START - 900_000, START, START]],
    ['answered', 'html', [START]],
    ['throttle', 'throttle', [START]],
  ] as const)(
    'old attempts are struck out by an answer only: after a failure of the kind %s',
    async (_kind, name, kept) => {
      const setup = setUp()
      await setup.connect()
      await setup.rewrite((row) => void (row.attempts = [START - 900_000]))
      setup.emulator.faults.add({ name, endpoint: 'token', count: 2 })
      await failure(() => setup.own.ask())
      expect((await setup.row())?.attempts).toEqual(kept)
    },
  )

  it('a failure beaten by bookkeeping is merged into it', async () => {
    const setup = setUp()
    await setup.connect()
    const process = setup.process({
      fetch: async () => {
        await setup.rewrite((row) => void (row.consents = 7))
        return new Response('{"error":"invalid_client"}')
      },
    })
    await failure(() => process.ask())
    expect(await setup.row()).toMatchObject({ consents: 7, failures: 1, rest: { reason: 'client-rejected' } })
  })

  it('a failure beaten by a new login does not touch it: the new token is served, and nobody is told of a dead grant', async () => {
    const setup = setUp()
    await setup.connect()
    const process = setup.process({
      fetch: inFront(setup.emulator.fetch, async (call) => {
        if (call > 1) return undefined
        await setup.connect()
        return new Response('{"error":"invalid_code"}')
      }),
    })
    expect(await setup.use(await process.ask())).toBe(200)
    expect((await setup.row())?.dead).toBeUndefined()
    expect(process.events.map(({ type }) => type)).toEqual(['token-refreshed'])
  })

  it('a failure of a grant that was removed meanwhile says that there is none', async () => {
    const setup = setUp()
    await setup.connect()
    const process = setup.process({
      fetch: async () => {
        await disconnect(setup.own.auth, 'alice')
        return new Response('{"error":"invalid_code"}')
      },
    })
    expect(await failure(() => process.ask())).toMatchObject({ code: 'GRANT_NOT_FOUND' })
    expect(process.events).toEqual([])
  })

  it('a failure of one that was overtaken by a success leaves the success alone, and serves it', async () => {
    const setup = setUp()
    await setup.connect()
    const process = setup.process({
      fetch: async () => {
        await setup.rewrite(
          (row) => void (row.access = { token: 'newer', issuedAt: START, expiresAt: START + HOUR }),
        )
        return new Response('{"error":"invalid_code"}')
      },
    })
    expect((await process.ask()).value).toBe('newer')
    expect((await setup.row())?.dead).toBeUndefined()
  })

  it('one who is overtaken by logins again and again gives up after ten times', async () => {
    const setup = setUp()
    await setup.connect()
    let calls = 0
    const process = setup.process({
      fetch: async () => {
        calls += 1
        await setup.connect()
        return new Response('{"error":"invalid_code"}')
      },
    })
    expect(await failure(() => process.ask())).toMatchObject({ code: 'TIMEOUT', host: 'grant "alice"' })
    expect(calls).toBe(10)
  })
})
