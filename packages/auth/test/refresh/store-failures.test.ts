import { describe, expect, it } from 'vitest'
import { failure, setUpFragile, HOUR, START } from './setup.ts'

type Operation = 'read' | 'write' | 'remove'

/** Throws at the `nth` matching operation, and at all of them from there when `on` says so. */
function failAt(
  operation: Operation,
  prefix: string,
  nth = 1,
  on = false,
): (op: Operation, key: string) => void {
  let seen = 0
  return (op, key) => {
    if (op !== operation || !key.startsWith(prefix)) return
    seen += 1
    if (seen === nth || (on && seen > nth)) throw new Error('the disk is on fire')
  }
}

describe('a store that fails', () => {
  // A refresh reads the row, claims the lease, reads again, writes the intent, calls, publishes, releases the lease.
  it.each([
    ['the first read', 'read', 'grant:', 1],
    ['the claim of the lease', 'write', 'lease:', 1],
    ['the read under the lease', 'read', 'grant:', 2],
    ['the intent', 'write', 'grant:', 1],
  ] as const)(
    'case 28: at %s: no token call, a typed error with its cause, and the next try works',
    async (_step, operation, prefix, nth) => {
      const { setup, store } = setUpFragile()
      await setup.connect()
      store.before = failAt(operation, prefix, nth)
      const error = await failure(() => setup.own.ask())
      expect(error).toMatchObject({ code: 'STORE', retryable: true, operation })
      expect((error.cause as Error).message).toBe('the disk is on fire')
      expect(setup.calls()).toHaveLength(0)
      expect(await setup.use(await setup.own.ask())).toBe(200)
      expect(setup.calls()).toHaveLength(1)
    },
  )

  it.each([
    ['the claim of the lease', 'write', 'lease:', 1],
    ['the intent', 'write', 'grant:', 1],
  ] as const)(
    'case 28: at %s, after it was done: no call; the budget holds it, the lease runs out',
    async (_step, operation, prefix, nth) => {
      const { setup, store } = setUpFragile()
      await setup.connect()
      store.after = failAt(operation, prefix, nth)
      expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'STORE' })
      expect(setup.calls()).toHaveLength(0)
      setup.emulator.clock.advance(15_000)
      expect(await setup.use(await setup.own.ask())).toBe(200)
      expect(setup.calls()).toHaveLength(1)
      expect((await setup.row())?.attempts).toHaveLength(prefix === 'grant:' ? 2 : 1)
    },
  )

  it('case 28: when the new token is to be written: it is served here, an event says so, and it is written later', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    store.before = failAt('write', 'grant:', 2)
    const token = await setup.own.ask()
    expect(await setup.use(token)).toBe(200)
    expect(setup.own.events).toContainEqual({
      type: 'publish-failed',
      grantId: 'alice',
      dc: 'eu',
      code: 'STORE',
    })
    expect((await setup.row())?.access).toBeUndefined()
    expect((await setup.row())?.attempts).toEqual([START])

    expect(setup.own.ask()).toBe(token)
    await setup.own.settled()
    expect((await setup.row())?.access?.token).toBe(token.value)
    expect((await setup.process().ask()).value).toBe(token.value)
    expect(setup.calls()).toHaveLength(1)
  })

  it('case 28: the store stays away: served for its hour, tried every five seconds, minted once', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    store.before = failAt('write', 'grant:', 2, true)
    const token = await setup.own.ask()
    store.operations.length = 0
    for (let second = 0; second < 20; second += 1) {
      expect(setup.own.ask()).toBe(token)
      await setup.own.settled()
      setup.emulator.clock.advance(1000)
    }
    expect(store.operations.filter((each) => each === 'write grant')).toHaveLength(4)
    store.before = () => {}
    setup.emulator.clock.advance(5000)
    expect(setup.own.ask()).toBe(token)
    await setup.own.settled()
    expect((await setup.row())?.access?.token).toBe(token.value)
    store.operations.length = 0
    setup.emulator.clock.advance(5000)
    await setup.own.ask()
    await setup.own.settled()
    expect(store.operations).toEqual([])
    expect(setup.calls()).toHaveLength(1)
  })

  it('case 28: another process wrote a token of its own meanwhile: from then on that one is served here, too', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    store.before = failAt('write', 'grant:', 2)
    const unwritten = await setup.own.ask()
    store.before = () => {}
    const theirs = await setup.process().ask()
    expect(theirs.value).not.toBe(unwritten.value)
    expect(setup.own.ask()).toBe(unwritten)
    await setup.own.settled()
    expect(await setup.own.ask()).toMatchObject({ value: theirs.value })
    expect((await setup.row())?.access?.token).toBe(theirs.value)
    expect(setup.calls()).toHaveLength(2)
  })

  it('case 28: and is not served here when it was refused already', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    store.before = failAt('write', 'grant:', 2)
    const unwritten = await setup.own.ask()
    store.before = () => {}
    const theirs = await setup.process().ask()
    expect(await setup.own.ask({ rejected: theirs.value })).toBe(unwritten)
    await setup.own.settled()
    expect(await setup.own.ask()).toBe(unwritten)
  })

  it('case 28: written, but the answer was lost: found again, nothing minted twice', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    store.after = failAt('write', 'grant:', 2)
    const token = await setup.own.ask()
    expect(setup.own.ask()).toBe(token)
    await setup.own.settled()
    expect((await setup.row())?.access?.token).toBe(token.value)
    expect(setup.own.ask()).toBe(token)
    expect(setup.calls()).toHaveLength(1)
  })

  it('case 28: an unwritten token is written before anything else, and a new refresh token with it', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    const rotated = '1000.EMULATORrotated.refresh.token'
    setup.emulator.faults.add({
      name: 'status',
      endpoint: 'token',
      status: 200,
      body: JSON.stringify({ access_token: '1000.EMULATORa.b', expires_in: 3600, refresh_token: rotated }),
    })
    store.before = failAt('write', 'grant:', 2)
    const token = await setup.own.ask()
    expect((await setup.row())?.source).not.toEqual({ refreshToken: rotated })
    setup.emulator.clock.advance(HOUR)
    // Its refresh token is unknown to the emulator; what matters is which one was asked with.
    expect(await failure(() => setup.own.ask({ rejected: token.value }))).toMatchObject({
      code: 'REAUTHORIZATION_REQUIRED',
    })
    expect((await setup.row())?.source).toEqual({ refreshToken: rotated })
  })

  it('case 28: an unwritten token whose grant was removed meanwhile is given up', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    store.before = failAt('write', 'grant:', 2)
    await setup.own.ask()
    const key = `grant:${setup.own.auth.clientId}:alice`
    await store.remove(key, (await store.read(key))!.version)
    await setup.own.ask()
    await setup.own.settled()
    expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'GRANT_NOT_FOUND' })
    expect(await setup.row()).toBeUndefined()
  })

  it('case 28: failing while the bookkeeping of a failure is written costs at most ten calls', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    setup.emulator.faults.add({ name: 'html', endpoint: 'token', count: Infinity })
    let writes = 0
    store.before = (operation, key) => {
      if (operation !== 'write' || !key.startsWith('grant:')) return
      writes += 1
      if (writes % 2 === 0) throw new Error('the disk is on fire')
    }
    const codes: unknown[] = []
    for (let call = 0; call < 15; call += 1) codes.push((await failure(() => setup.own.ask()))['code'])
    expect(setup.calls()).toHaveLength(10)
    expect(codes).toEqual([
      ...Array<string>(10).fill('NON_JSON_RESPONSE'),
      ...Array<string>(5).fill('THROTTLED'),
    ])
  })

  it('case 28: failing to give the lease back delays others by its rest only', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    store.before = failAt('remove', 'lease:')
    const first = await setup.own.ask()
    setup.emulator.clock.advance(HOUR)
    expect((await setup.process().ask()).value).not.toBe(first.value)
    expect(setup.calls()).toHaveLength(2)
  })

  it('serves a token from memory while the store is away, and ends when that is over', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    const token = await setup.own.ask()
    store.before = () => {
      throw new Error('away')
    }
    for (const ms of [61_000, 1_700_000, 1_700_000]) {
      setup.emulator.clock.advance(ms)
      expect(setup.own.ask()).toBe(token)
      await setup.own.settled()
    }
    setup.emulator.clock.advance(HOUR)
    expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'STORE', operation: 'read' })
    expect(setup.calls()).toHaveLength(1)
  })

  it.each<[string, (tokens: readonly string[]) => Error]>([
    ['its message', ([token]) => new Error(`Failed query: update, params: ${token}`)],
    ['a member', (tokens) => Object.assign(new Error('Failed query'), { params: ['key', { tokens }] })],
    [
      'a cause',
      ([token]) => new Error('Failed query', { cause: new Error(`row (${token?.slice(0, 30)}…)`) }),
    ],
  ])(
    'P16: the row that a store of yours quotes in %s of its error is not passed on',
    async (_where, failing) => {
      const { setup, store } = setUpFragile()
      const refreshToken = await setup.connect()
      const token = await setup.own.ask()
      setup.emulator.clock.advance(HOUR)
      store.before = (operation, key) => {
        if (operation === 'write' && key.startsWith('grant:')) throw failing([refreshToken, token.value])
      }
      // The leak check looks at everything that can be seen of it.
      const error = await failure(() => setup.own.ask())
      expect(error).toMatchObject({ code: 'STORE', operation: 'write', grantId: 'alice' })
      expect(error.message).toBe(
        'The store failed to write the row of grant "alice". No token call is made without it; check the store\'s connection and rights ' +
          '(see cause).',
      )
      expect((error.cause as Error).message).toMatch(
        /^(?:Failed query|\(the message held what was sent, so it is left out\))$/,
      )
    },
  )

  it.each([
    ['read', 'grant:', 'the row of grant "alice"'],
    ['write', 'lease:', 'the lease of grant "alice"'],
  ] as const)('a failed %s of %s names the grant', async (operation, prefix, what) => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    const cause = new Error('the disk is on fire')
    store.before = (op, key) => {
      if (op === operation && key.startsWith(prefix)) throw cause
    }
    const error = await failure(() => setup.own.ask())
    expect(error).toMatchObject({ code: 'STORE', reason: 'unknown', operation, grantId: 'alice' })
    expect(error.message).toContain(`The store failed to ${operation} ${what}.`)
    // A copy: nothing is known of what else a store puts into its errors.
    expect(error.cause).not.toBe(cause)
    expect(error.cause).toMatchObject({ name: 'Error', message: 'the disk is on fire' })
  })

  it('a store that fails without a promise does not take the token along with the lease', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    const remove = (): never => {
      throw new Error('no promise')
    }
    const process = setup.process({ store: { ...store, remove } })
    expect(await setup.use(await process.ask())).toBe(200)
  })

  it('a background renewal that the store ends is told in an event, once', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    const token = await setup.own.ask()
    setup.emulator.clock.advance(HOUR - 10_000)
    store.before = failAt('read', 'grant:')
    setup.own.events.length = 0
    expect(setup.own.ask()).toBe(token)
    await setup.own.settled()
    const failed = { type: 'refresh-failed', grantId: 'alice', dc: 'eu', code: 'STORE', retryAt: undefined }
    expect(setup.own.events).toEqual([{ ...failed, inBackground: true }])
  })

  it('a failure that nobody could read the grant for is told, too; that there is no grant is no failure', async () => {
    const { setup, store } = setUpFragile()
    await failure(() => setup.own.ask())
    expect(setup.own.events).toEqual([])
    store.before = failAt('read', 'grant:')
    await failure(() => setup.own.ask())
    const failed = {
      type: 'refresh-failed',
      grantId: 'alice',
      dc: 'unknown',
      code: 'STORE',
      retryAt: undefined,
    }
    expect(setup.own.events).toEqual([{ ...failed, inBackground: false }])
    const process = setup.process({
      clientSecret: () => {
        throw new RangeError('the vault is sealed')
      },
    })
    await setup.connect()
    await failure(() => process.ask())
    expect(process.events).toContainEqual({ ...failed, code: 'RangeError', inBackground: false })
  })

  it('case 21, 28: an unwritten new refresh token survives another token in its place', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    const old = await setup.own.ask()
    const rotated = '1000.EMULATORrotated.refresh.token'
    setup.emulator.clock.advance(HOUR - 10_000)
    setup.emulator.faults.add({
      name: 'status',
      endpoint: 'token',
      status: 200,
      body: JSON.stringify({ access_token: '1000.EMULATORa.b', expires_in: 3600, refresh_token: rotated }),
    })
    // From the publication on, the store can be read but not written.
    store.before = failAt('write', 'grant:', 2, true)
    void setup.own.ask()
    await setup.own.settled()
    const unwritten = await setup.own.ask()
    expect(unwritten.value).toBe('1000.EMULATORa.b')
    // It is refused, and the one before is still good.
    expect((await setup.own.ask({ rejected: unwritten.value })).value).toBe(old.value)
    expect((await setup.row())?.source).not.toEqual({ refreshToken: rotated })
    store.before = () => {}
    setup.emulator.clock.advance(5000)
    void setup.own.ask()
    await setup.own.settled()
    expect((await setup.row())?.source).toEqual({ refreshToken: rotated })
  })

  it('a store that answers null for nothing is understood', async () => {
    const { setup, store } = setUpFragile()
    const nothing = setup.process({ store: { ...store, read: async () => null as never } })
    expect(await failure(() => nothing.ask())).toMatchObject({ code: 'GRANT_NOT_FOUND', retryable: false })
    // A write that returns it was none: the lease is another's.
    await setup.connect()
    let claims = 0
    const beaten = setup.process({
      store: {
        ...store,
        write: async (key, ...rest) => {
          if (key.startsWith('lease:')) claims += 1
          return key.startsWith('lease:') && claims === 1 ? (null as never) : store.write(key, ...rest)
        },
      },
    })
    expect(await setup.use(await beaten.ask())).toBe(200)
    expect(claims).toBe(2)
  })
})
