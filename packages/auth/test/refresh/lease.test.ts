import { describe, expect, it } from 'vitest'
import { failure, fragileWorld, HOUR, openWorld, START, ticks, type World } from './world.ts'

describe('the lease', () => {
  const held = async (world: World, ttl: number): Promise<string> => {
    const key = `lease:grant:${world.own.auth.clientId}:alice`
    await world.store.write(key, 'a process that died', undefined, ttl)
    return key
  }
  /** Lets so much time pass, in steps in which waiting code runs. */
  const pass = async (world: World, ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 250) {
      await ticks(3)
      world.emulator.clock.advance(250)
    }
    await ticks(3)
  }

  it('of a process that died runs out; the waiting one then refreshes', async () => {
    const world = openWorld()
    await world.connect()
    await held(world, 15_000)
    const asked = world.own.ask()
    await pass(world, 14_500)
    expect(world.calls()).toHaveLength(0)
    await pass(world, 1000)
    expect(await world.use(await asked)).toBe(200)
  })

  it('whose holder publishes ends the wait at once: its token is adopted', async () => {
    const world = openWorld()
    await world.connect()
    world.emulator.faults.add({ name: 'delay', endpoint: 'token', delay: 3000 })
    const other = world.process()
    const [theirs, ours] = [other.ask(), world.own.ask()]
    await pass(world, 4000)
    expect((await ours).value).toBe((await theirs).value)
    expect(world.calls()).toHaveLength(1)
  })

  it('in a store whose expiry does not work is ended by whoever saw it outlive its life', async () => {
    const world = openWorld()
    await world.connect()
    await held(world, 24 * HOUR)
    const asked = world.own.ask()
    await pass(world, 15_000)
    expect(world.calls()).toHaveLength(0)
    await pass(world, 1000)
    expect(await world.use(await asked)).toBe(200)
    expect(world.calls()).toHaveLength(1)
  })

  it.each(['read', 'remove'] as const)(
    'of another that the store fails to %s is named in the error',
    async (operation) => {
      const { world, store } = fragileWorld()
      await world.connect()
      await held(world, 24 * HOUR)
      store.before = (op, key) => {
        if (op === operation && key.startsWith('lease:')) throw new Error('the disk is on fire')
      }
      const asked = failure(() => world.own.ask())
      await pass(world, 16_000)
      const error = await asked
      expect(error).toMatchObject({ code: 'STORE', operation, grantId: 'alice' })
      expect(error.message).toContain(`The store failed to ${operation} the lease of grant "alice".`)
      expect(world.calls()).toHaveLength(0)
    },
  )

  it('that changes hands again and again keeps nobody for ever', async () => {
    const world = openWorld()
    await world.connect()
    const key = await held(world, HOUR)
    const asked = failure(() => world.own.ask())
    for (let second = 0; second < 26; second += 1) {
      await pass(world, 1000)
      const row = await world.store.read(key)
      await world.store.write(key, `owner ${second}`, row?.version, HOUR)
    }
    const error = await asked
    expect(error).toMatchObject({ code: 'TIMEOUT', retryable: true, host: 'grant "alice"', timeout: 23_000 })
    expect(error.message).toBe(
      'Refreshing grant "alice" (data center eu) took more than 23000 ms, or was overtaken by others each time: another process has been at it, or the ' +
        'store is slow. Try again; if it stays so, look for a store whose expiry does not work.',
    )
    expect(world.calls()).toHaveLength(0)
  })

  it('is not called under when too much of it has passed: the attempt starts over', async () => {
    const { world, store } = fragileWorld()
    await world.connect()
    let slow = true
    store.after = (operation, key) => {
      if (slow && operation === 'write' && key.startsWith('lease:')) {
        slow = false
        world.emulator.clock.advance(7001)
      }
    }
    expect(await world.use(await world.own.ask())).toBe(200)
    expect(world.calls()).toHaveLength(1)
    // Not even the intent was written the first time.
    expect((await world.row())?.attempts).toEqual([START + 7001])
    expect(store.operations.filter((each) => each === 'write lease')).toHaveLength(2)
  })

  it('is not called under either when the intent took too long; that attempt is counted all the same', async () => {
    const { world, store } = fragileWorld()
    await world.connect()
    let slow = true
    store.after = (operation, key) => {
      if (slow && operation === 'write' && key.startsWith('grant:')) {
        slow = false
        world.emulator.clock.advance(7001)
      }
    }
    expect(await world.use(await world.own.ask())).toBe(200)
    expect(world.calls()).toHaveLength(1)
    expect((await world.row())?.attempts).toEqual([START, START + 7001])
  })

  it('a holder who slept through its lease publishes nothing over a newer token', async () => {
    const world = openWorld()
    await world.connect()
    let asleep: (() => void) | undefined
    const sleeper = world.process({
      fetch: async (input, init) => {
        const response = await world.emulator.fetch(input, init)
        await new Promise<void>((resolve) => (asleep = resolve))
        return response
      },
      // Its own clock stands still while it sleeps.
      clock: { ...world.emulator.clock, monotonic: () => 0, sleep: () => new Promise(() => {}) },
    })
    const late = sleeper.ask()
    await ticks()
    world.emulator.clock.advance(16_000)
    const newer = await world.own.ask()
    asleep?.()
    expect((await late).value).toBe(newer.value)
    expect((await world.row())?.access?.token).toBe(newer.value)
    expect(sleeper.events).toContainEqual(expect.objectContaining({ type: 'token-adopted' }))
    expect(world.calls()).toHaveLength(2)
  })
})
