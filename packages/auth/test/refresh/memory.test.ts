import { describe, expect, it } from 'vitest'
import { disconnect, memoryStore } from '../leak-check.ts'
import { failure, fragileStore, HOUR, setUp, SCOPES, START } from './setup.ts'

describe('the memory', () => {
  it('answers synchronously, without a promise and without the store, where a token is in memory', async () => {
    const store = fragileStore(memoryStore())
    const setup = setUp({ store: () => store })
    await setup.connect()
    const first = await setup.own.ask()
    store.operations.length = 0
    const again = setup.own.ask()
    expect(again).not.toBeInstanceOf(Promise)
    expect(again).toBe(first)
    expect(store.operations).toEqual([])
  })

  it('gives what a call needs: value, API address, environment, scopes, expiry', async () => {
    const setup = setUp()
    await setup.connect()
    const token = await setup.own.ask()
    expect(token).toMatchObject({
      apiDomain: 'https://www.zohoapis.eu',
      environment: 'production',
      scopes: SCOPES,
      expiresAt: START + HOUR,
    })
    expect(Object.keys(token)).not.toContain('value')
    expect(await setup.use(token)).toBe(200)
  })

  it('renews in the background inside the refresh window, and the old token is served meanwhile', async () => {
    const setup = setUp()
    await setup.connect()
    const first = await setup.own.ask()
    setup.emulator.clock.advance(HOUR - 150_000)
    expect(setup.own.ask()).toBe(first)
    await setup.own.settled()
    const second = setup.own.ask()
    expect(second).not.toBeInstanceOf(Promise)
    expect(second).not.toBe(first)
    expect(setup.calls()).toHaveLength(2)
  })

  it('does not renew before the window, which is five minutes at most', async () => {
    const setup = setUp()
    await setup.connect()
    const first = await setup.own.ask()
    setup.emulator.clock.advance(HOUR - 300_001)
    expect(setup.own.ask()).toBe(first)
    await setup.own.settled()
    expect(setup.calls()).toHaveLength(1)
  })

  it('spreads the windows of grants, so that not all are renewed at once', async () => {
    const setup = setUp()
    const ids = Array.from({ length: 12 }, (_, index) => `user ${index}`)
    for (const id of ids) {
      await setup.connect(id)
      await setup.own.ask({}, id)
    }
    setup.emulator.clock.advance(HOUR - 225_000)
    for (const id of ids) await setup.own.ask({}, id)
    await setup.own.settled()
    const renewed = setup.calls().length - ids.length
    expect(renewed).toBeGreaterThan(0)
    expect(renewed).toBeLessThan(ids.length)
  })

  it('does not wait in the background when another process holds the lease', async () => {
    const setup = setUp()
    await setup.connect()
    const first = await setup.own.ask()
    const { clientId } = setup.own.auth
    await setup.store.write(`lease:grant:${clientId}:alice`, 'somebody', undefined, 15_000)
    setup.emulator.clock.advance(HOUR - 10_000)
    await setup.store.write(`lease:grant:${clientId}:alice`, 'somebody', undefined, 15_000)
    expect(setup.own.ask()).toBe(first)
    await setup.own.settled()
    expect(setup.own.ask()).toBe(first)
    expect(setup.calls()).toHaveLength(1)
  })

  it('compares with the row once a minute, and takes a newer token of another process', async () => {
    const setup = setUp()
    await setup.connect()
    const first = await setup.own.ask()
    const other = setup.process()
    setup.emulator.clock.advance(61_000)
    const second = await other.ask({ rejected: first.value })
    expect(second.value).not.toBe(first.value)
    expect(setup.own.ask()).toBe(first)
    await setup.own.settled()
    expect((await setup.own.ask()).value).toBe(second.value)
    expect(setup.calls()).toHaveLength(2)
  })

  it('compares after a minute, not before, and not again within the next', async () => {
    const store = fragileStore(memoryStore())
    const setup = setUp({ store: () => store })
    await setup.connect()
    const token = await setup.own.ask()
    const read = async (ms: number): Promise<readonly string[]> => {
      store.operations.length = 0
      setup.emulator.clock.advance(ms)
      expect(setup.own.ask()).toBe(token)
      await setup.own.settled()
      return [...store.operations]
    }
    expect(await read(60_000)).toEqual([])
    expect(await read(1)).toEqual(['read grant'])
    expect(await read(60_000)).toEqual([])
    expect(await read(1)).toEqual(['read grant'])
  })

  it('a comparison that fails is made again after five seconds', async () => {
    const store = fragileStore(memoryStore())
    const setup = setUp({ store: () => store })
    await setup.connect()
    const token = await setup.own.ask()
    store.before = () => {
      throw new Error('away')
    }
    const reads: number[] = []
    for (const ms of [60_001, 4999, 1, 4999, 1]) {
      store.operations.length = 0
      setup.emulator.clock.advance(ms)
      expect(setup.own.ask()).toBe(token)
      await setup.own.settled()
      reads.push(store.operations.length)
    }
    expect(reads).toEqual([1, 0, 1, 0, 1])
    expect(setup.own.events.filter(({ type }) => type === 'refresh-failed')).toEqual([])
  })

  it('keeps its token when the row has an older one, or a refused one', async () => {
    const setup = setUp()
    await setup.connect()
    const token = await setup.own.ask()
    const look = async (): Promise<void> => {
      setup.emulator.clock.advance(60_001)
      expect(setup.own.ask()).toBe(token)
      await setup.own.settled()
      expect(setup.own.ask()).toBe(token)
    }
    await setup.rewrite(
      (row) => void (row.access = { token: 'older', issuedAt: START - 1, expiresAt: START + HOUR }),
    )
    await look()
    await setup.rewrite(
      (row) => void (row.access = { token: 'over', issuedAt: START + 1, expiresAt: START + 2 }),
    )
    await look()
    await setup.rewrite(
      (row) => void (row.access = { token: 'newer', issuedAt: START, expiresAt: START + HOUR }),
    )
    setup.emulator.clock.advance(60_001)
    expect(setup.own.ask()).toBe(token)
    await setup.own.settled()
    expect((await setup.own.ask()).value).toBe('newer')
    expect(setup.calls()).toHaveLength(1)
  })

  it('forgets a grant that another process has removed', async () => {
    const setup = setUp()
    await setup.connect()
    await setup.own.ask()
    await disconnect(setup.process().auth, 'alice')
    setup.emulator.clock.advance(61_000)
    await setup.own.ask()
    await setup.own.settled()
    expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'GRANT_NOT_FOUND', grantId: 'alice' })
  })

  it('is bounded: what was not asked for longest goes first', async () => {
    const setup = setUp({ auth: { memorySize: 4 } })
    const ids = ['a', 'b', 'c', 'd']
    for (const id of ids) {
      await setup.connect(id)
      await setup.own.ask({}, id)
    }
    expect(setup.own.ask({}, 'a')).not.toBeInstanceOf(Promise)
    await setup.connect('e')
    await setup.own.ask({}, 'e')
    expect(setup.own.ask({}, 'a')).not.toBeInstanceOf(Promise)
    const dropped = setup.own.ask({}, 'b')
    expect(dropped).toBeInstanceOf(Promise)
    await dropped
    expect(setup.calls()).toHaveLength(5)
  })
})
