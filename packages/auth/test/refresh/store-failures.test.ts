import { describe, expect, it } from 'vitest'
import { failure, fragileWorld, HOUR, START } from './world.ts'

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
      const { world, store } = fragileWorld()
      await world.connect()
      store.before = failAt(operation, prefix, nth)
      const error = await failure(() => world.own.ask())
      expect(error).toMatchObject({ code: 'STORE', retryable: true, operation })
      expect((error.cause as Error).message).toBe('the disk is on fire')
      expect(world.calls()).toHaveLength(0)
      expect(await world.use(await world.own.ask())).toBe(200)
      expect(world.calls()).toHaveLength(1)
    },
  )

  it.each([
    ['the claim of the lease', 'write', 'lease:', 1],
    ['the intent', 'write', 'grant:', 1],
  ] as const)(
    'case 28: at %s, after it was done: no call; the budget holds it, the lease runs out',
    async (_step, operation, prefix, nth) => {
      const { world, store } = fragileWorld()
      await world.connect()
      store.after = failAt(operation, prefix, nth)
      expect(await failure(() => world.own.ask())).toMatchObject({ code: 'STORE' })
      expect(world.calls()).toHaveLength(0)
      world.emulator.clock.advance(15_000)
      expect(await world.use(await world.own.ask())).toBe(200)
      expect(world.calls()).toHaveLength(1)
      expect((await world.row())?.attempts).toHaveLength(prefix === 'grant:' ? 2 : 1)
    },
  )

  it('case 28: when the new token is to be written: it is served here, an event says so, and it is written later', async () => {
    const { world, store } = fragileWorld()
    await world.connect()
    store.before = failAt('write', 'grant:', 2)
    const token = await world.own.ask()
    expect(await world.use(token)).toBe(200)
    expect(world.own.events).toContainEqual({
      type: 'publish-failed',
      grantId: 'alice',
      dc: 'eu',
      code: 'STORE',
    })
    expect((await world.row())?.access).toBeUndefined()
    expect((await world.row())?.attempts).toEqual([START])

    expect(world.own.ask()).toBe(token)
    await world.own.settled()
    expect((await world.row())?.access?.token).toBe(token.value)
    expect((await world.process().ask()).value).toBe(token.value)
    expect(world.calls()).toHaveLength(1)
  })

  it('case 28: the store stays away: served for its hour, tried every five seconds, minted once', async () => {
    const { world, store } = fragileWorld()
    await world.connect()
    store.before = failAt('write', 'grant:', 2, true)
    const token = await world.own.ask()
    store.operations.length = 0
    for (let second = 0; second < 20; second += 1) {
      expect(world.own.ask()).toBe(token)
      await world.own.settled()
      world.emulator.clock.advance(1000)
    }
    expect(store.operations.filter((each) => each === 'write grant')).toHaveLength(4)
    store.before = () => {}
    world.emulator.clock.advance(5000)
    expect(world.own.ask()).toBe(token)
    await world.own.settled()
    expect((await world.row())?.access?.token).toBe(token.value)
    store.operations.length = 0
    world.emulator.clock.advance(5000)
    await world.own.ask()
    await world.own.settled()
    expect(store.operations).toEqual([])
    expect(world.calls()).toHaveLength(1)
  })

  it('case 28: written, but the answer was lost: found again, nothing minted twice', async () => {
    const { world, store } = fragileWorld()
    await world.connect()
    store.after = failAt('write', 'grant:', 2)
    const token = await world.own.ask()
    expect(world.own.ask()).toBe(token)
    await world.own.settled()
    expect((await world.row())?.access?.token).toBe(token.value)
    expect(world.own.ask()).toBe(token)
    expect(world.calls()).toHaveLength(1)
  })

  it('case 28: an unwritten token is written before anything else, and a new refresh token with it', async () => {
    const { world, store } = fragileWorld()
    await world.connect()
    const rotated = '1000.EMULATORrotated.refresh.token'
    world.emulator.faults.add({
      name: 'status',
      endpoint: 'token',
      status: 200,
      body: JSON.stringify({ access_token: '1000.EMULATORa.b', expires_in: 3600, refresh_token: rotated }),
    })
    store.before = failAt('write', 'grant:', 2)
    const token = await world.own.ask()
    expect((await world.row())?.source).not.toEqual({ refreshToken: rotated })
    world.emulator.clock.advance(HOUR)
    // Its refresh token is unknown to the emulator; what matters is which one was asked with.
    expect(await failure(() => world.own.ask({ rejected: token.value }))).toMatchObject({
      code: 'REAUTHORIZATION_REQUIRED',
    })
    expect((await world.row())?.source).toEqual({ refreshToken: rotated })
  })

  it('case 28: an unwritten token whose grant was removed meanwhile is given up', async () => {
    const { world, store } = fragileWorld()
    await world.connect()
    store.before = failAt('write', 'grant:', 2)
    await world.own.ask()
    const key = `grant:${world.own.auth.clientId}:alice`
    await store.remove(key, (await store.read(key))!.version)
    await world.own.ask()
    await world.own.settled()
    expect(await failure(() => world.own.ask())).toMatchObject({ code: 'GRANT_NOT_FOUND' })
    expect(await world.row()).toBeUndefined()
  })

  it('case 28: failing while the bookkeeping of a failure is written costs at most ten calls', async () => {
    const { world, store } = fragileWorld()
    await world.connect()
    world.emulator.faults.add({ name: 'html', endpoint: 'token', count: Infinity })
    let writes = 0
    store.before = (operation, key) => {
      if (operation !== 'write' || !key.startsWith('grant:')) return
      writes += 1
      if (writes % 2 === 0) throw new Error('the disk is on fire')
    }
    const codes: unknown[] = []
    for (let call = 0; call < 15; call += 1) codes.push((await failure(() => world.own.ask()))['code'])
    expect(world.calls()).toHaveLength(10)
    expect(codes).toEqual([
      ...Array<string>(10).fill('NON_JSON_RESPONSE'),
      ...Array<string>(5).fill('THROTTLED'),
    ])
  })

  it('case 28: failing to give the lease back delays others by its rest only', async () => {
    const { world, store } = fragileWorld()
    await world.connect()
    store.before = failAt('remove', 'lease:')
    const first = await world.own.ask()
    world.emulator.clock.advance(HOUR)
    expect((await world.process().ask()).value).not.toBe(first.value)
    expect(world.calls()).toHaveLength(2)
  })

  it('serves a token from memory while the store is away, and ends when that is over', async () => {
    const { world, store } = fragileWorld()
    await world.connect()
    const token = await world.own.ask()
    store.before = () => {
      throw new Error('away')
    }
    for (const ms of [61_000, 1_700_000, 1_700_000]) {
      world.emulator.clock.advance(ms)
      expect(world.own.ask()).toBe(token)
      await world.own.settled()
    }
    world.emulator.clock.advance(HOUR)
    expect(await failure(() => world.own.ask())).toMatchObject({ code: 'STORE', operation: 'read' })
    expect(world.calls()).toHaveLength(1)
  })

  it('a store that answers null for nothing is understood', async () => {
    const { world, store } = fragileWorld()
    const nothing = world.process({ store: { ...store, read: async () => null as never } })
    expect(await failure(() => nothing.ask())).toMatchObject({ code: 'GRANT_NOT_FOUND', retryable: false })
  })
})
