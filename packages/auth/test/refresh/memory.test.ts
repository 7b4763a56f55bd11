import { describe, expect, it } from 'vitest'
import { disconnect, memoryStore } from '../leak-check.ts'
import { failure, fragileStore, HOUR, openWorld, SCOPES, START } from './world.ts'

describe('the memory', () => {
  it('answers synchronously, without a promise and without the store, where a token is in memory', async () => {
    const store = fragileStore(memoryStore())
    const world = openWorld({ store: () => store })
    await world.connect()
    const first = await world.own.ask()
    store.operations.length = 0
    const again = world.own.ask()
    expect(again).not.toBeInstanceOf(Promise)
    expect(again).toBe(first)
    expect(store.operations).toEqual([])
  })

  it('gives what a call needs: value, API address, environment, scopes, expiry', async () => {
    const world = openWorld()
    await world.connect()
    const token = await world.own.ask()
    expect(token).toMatchObject({
      apiDomain: 'https://www.zohoapis.eu',
      environment: 'production',
      scopes: SCOPES,
      expiresAt: START + HOUR,
    })
    expect(Object.keys(token)).not.toContain('value')
    expect(await world.use(token)).toBe(200)
  })

  it('renews in the background inside the refresh window, and the old token is served meanwhile', async () => {
    const world = openWorld()
    await world.connect()
    const first = await world.own.ask()
    world.emulator.clock.advance(HOUR - 150_000)
    expect(world.own.ask()).toBe(first)
    await world.own.settled()
    const second = world.own.ask()
    expect(second).not.toBeInstanceOf(Promise)
    expect(second).not.toBe(first)
    expect(world.calls()).toHaveLength(2)
  })

  it('does not renew before the window, which is five minutes at most', async () => {
    const world = openWorld()
    await world.connect()
    const first = await world.own.ask()
    world.emulator.clock.advance(HOUR - 300_001)
    expect(world.own.ask()).toBe(first)
    await world.own.settled()
    expect(world.calls()).toHaveLength(1)
  })

  it('spreads the windows of grants, so that not all are renewed at once', async () => {
    const world = openWorld()
    const ids = Array.from({ length: 12 }, (_, index) => `user ${index}`)
    for (const id of ids) {
      await world.connect(id)
      await world.own.ask({}, id)
    }
    world.emulator.clock.advance(HOUR - 225_000)
    for (const id of ids) await world.own.ask({}, id)
    await world.own.settled()
    const renewed = world.calls().length - ids.length
    expect(renewed).toBeGreaterThan(0)
    expect(renewed).toBeLessThan(ids.length)
  })

  it('does not wait in the background when another process holds the lease', async () => {
    const world = openWorld()
    await world.connect()
    const first = await world.own.ask()
    const { clientId } = world.own.auth
    await world.store.write(`lease:grant:${clientId}:alice`, 'somebody', undefined, 15_000)
    world.emulator.clock.advance(HOUR - 10_000)
    await world.store.write(`lease:grant:${clientId}:alice`, 'somebody', undefined, 15_000)
    expect(world.own.ask()).toBe(first)
    await world.own.settled()
    expect(world.own.ask()).toBe(first)
    expect(world.calls()).toHaveLength(1)
  })

  it('compares with the row once a minute, and takes a newer token of another process', async () => {
    const world = openWorld()
    await world.connect()
    const first = await world.own.ask()
    const other = world.process()
    world.emulator.clock.advance(61_000)
    const second = await other.ask({ rejected: first.value })
    expect(second.value).not.toBe(first.value)
    expect(world.own.ask()).toBe(first)
    await world.own.settled()
    expect((await world.own.ask()).value).toBe(second.value)
    expect(world.calls()).toHaveLength(2)
  })

  it('compares after a minute, not before, and not again within the next', async () => {
    const store = fragileStore(memoryStore())
    const world = openWorld({ store: () => store })
    await world.connect()
    const token = await world.own.ask()
    const read = async (ms: number): Promise<readonly string[]> => {
      store.operations.length = 0
      world.emulator.clock.advance(ms)
      expect(world.own.ask()).toBe(token)
      await world.own.settled()
      return [...store.operations]
    }
    expect(await read(60_000)).toEqual([])
    expect(await read(1)).toEqual(['read grant'])
    expect(await read(60_000)).toEqual([])
    expect(await read(1)).toEqual(['read grant'])
  })

  it('a comparison that fails is made again after five seconds', async () => {
    const store = fragileStore(memoryStore())
    const world = openWorld({ store: () => store })
    await world.connect()
    const token = await world.own.ask()
    store.before = () => {
      throw new Error('away')
    }
    const reads: number[] = []
    for (const ms of [60_001, 4999, 1, 4999, 1]) {
      store.operations.length = 0
      world.emulator.clock.advance(ms)
      expect(world.own.ask()).toBe(token)
      await world.own.settled()
      reads.push(store.operations.length)
    }
    expect(reads).toEqual([1, 0, 1, 0, 1])
    expect(world.own.events.filter(({ type }) => type === 'refresh-failed')).toEqual([])
  })

  it('keeps its token when the row has an older one, or a refused one', async () => {
    const world = openWorld()
    await world.connect()
    const token = await world.own.ask()
    const look = async (): Promise<void> => {
      world.emulator.clock.advance(60_001)
      expect(world.own.ask()).toBe(token)
      await world.own.settled()
      expect(world.own.ask()).toBe(token)
    }
    await world.rewrite(
      (row) => void (row.access = { token: 'older', issuedAt: START - 1, expiresAt: START + HOUR }),
    )
    await look()
    await world.rewrite(
      (row) => void (row.access = { token: 'over', issuedAt: START + 1, expiresAt: START + 2 }),
    )
    await look()
    await world.rewrite(
      (row) => void (row.access = { token: 'newer', issuedAt: START, expiresAt: START + HOUR }),
    )
    world.emulator.clock.advance(60_001)
    expect(world.own.ask()).toBe(token)
    await world.own.settled()
    expect((await world.own.ask()).value).toBe('newer')
    expect(world.calls()).toHaveLength(1)
  })

  it('forgets a grant that another process has removed', async () => {
    const world = openWorld()
    await world.connect()
    await world.own.ask()
    await disconnect(world.process().auth, 'alice')
    world.emulator.clock.advance(61_000)
    await world.own.ask()
    await world.own.settled()
    expect(await failure(() => world.own.ask())).toMatchObject({ code: 'GRANT_NOT_FOUND', grantId: 'alice' })
  })

  it('is bounded: what was not asked for longest goes first', async () => {
    const world = openWorld({ auth: { memorySize: 4 } })
    const ids = ['a', 'b', 'c', 'd']
    for (const id of ids) {
      await world.connect(id)
      await world.own.ask({}, id)
    }
    expect(world.own.ask({}, 'a')).not.toBeInstanceOf(Promise)
    await world.connect('e')
    await world.own.ask({}, 'e')
    expect(world.own.ask({}, 'a')).not.toBeInstanceOf(Promise)
    const dropped = world.own.ask({}, 'b')
    expect(dropped).toBeInstanceOf(Promise)
    await dropped
    expect(world.calls()).toHaveLength(5)
  })
})
