import { describe, expect, it } from 'vitest'
import { failure, setUpFragile, HOUR, setUp, START, ticks, type Setup } from './setup.ts'

describe('the lease', () => {
  const held = async (setup: Setup, ttl: number): Promise<string> => {
    const key = `lease:grant:${setup.own.auth.clientId}:alice`
    await setup.store.write(key, 'a process that died', undefined, ttl)
    return key
  }
  /** Lets so much time pass, in steps in which waiting code runs. */
  const pass = async (setup: Setup, ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 250) {
      await ticks(3)
      setup.emulator.clock.advance(250)
    }
    await ticks(3)
  }

  it('of a process that died runs out; the waiting one then refreshes', async () => {
    const setup = setUp()
    await setup.connect()
    await held(setup, 15_000)
    const asked = setup.own.ask()
    await pass(setup, 14_500)
    expect(setup.calls()).toHaveLength(0)
    await pass(setup, 1000)
    expect(await setup.use(await asked)).toBe(200)
  })

  it('whose holder publishes ends the wait at once: its token is adopted', async () => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({ name: 'delay', endpoint: 'token', delay: 3000 })
    const other = setup.process()
    const [theirs, ours] = [other.ask(), setup.own.ask()]
    await pass(setup, 4000)
    expect((await ours).value).toBe((await theirs).value)
    expect(setup.calls()).toHaveLength(1)
  })

  it('in a store whose expiry does not work is ended by whoever saw it outlive its life', async () => {
    const setup = setUp()
    await setup.connect()
    await held(setup, 24 * HOUR)
    const asked = setup.own.ask()
    await pass(setup, 15_000)
    expect(setup.calls()).toHaveLength(0)
    await pass(setup, 1000)
    expect(await setup.use(await asked)).toBe(200)
    expect(setup.calls()).toHaveLength(1)
  })

  it.each(['read', 'remove'] as const)(
    'of another that the store fails to %s is named in the error',
    async (operation) => {
      const { setup, store } = setUpFragile()
      await setup.connect()
      await held(setup, 24 * HOUR)
      store.before = (op, key) => {
        if (op === operation && key.startsWith('lease:')) throw new Error('the disk is on fire')
      }
      const asked = failure(() => setup.own.ask())
      await pass(setup, 16_000)
      const error = await asked
      expect(error).toMatchObject({ code: 'STORE', operation, grantId: 'alice' })
      expect(error.message).toContain(`The store failed to ${operation} the lease of grant "alice".`)
      expect(setup.calls()).toHaveLength(0)
    },
  )

  it('that changes hands again and again keeps nobody for ever', async () => {
    const setup = setUp()
    await setup.connect()
    const key = await held(setup, HOUR)
    const asked = failure(() => setup.own.ask())
    for (let second = 0; second < 26; second += 1) {
      await pass(setup, 1000)
      const row = await setup.store.read(key)
      await setup.store.write(key, `owner ${second}`, row?.version, HOUR)
    }
    const error = await asked
    expect(error).toMatchObject({ code: 'TIMEOUT', retryable: true, host: 'grant "alice"', timeout: 23_000 })
    expect(error.message).toBe(
      'Refreshing grant "alice" (data center eu) took more than 23000 ms, or was overtaken by others each time: another process has been at it, or the ' +
        'store is slow. Try again; if it stays so, look for a store whose expiry does not work.',
    )
    expect(setup.calls()).toHaveLength(0)
  })

  it('is not called under when too much of it has passed: the attempt starts over', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    let slow = true
    store.after = (operation, key) => {
      if (slow && operation === 'write' && key.startsWith('lease:')) {
        slow = false
        setup.emulator.clock.advance(7001)
      }
    }
    expect(await setup.use(await setup.own.ask())).toBe(200)
    expect(setup.calls()).toHaveLength(1)
    // Not even the intent was written the first time.
    expect((await setup.row())?.attempts).toEqual([START + 7001])
    expect(store.operations.filter((each) => each === 'write lease')).toHaveLength(2)
  })

  it('is not called under either when the intent took too long; that attempt is counted all the same', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    let slow = true
    store.after = (operation, key) => {
      if (slow && operation === 'write' && key.startsWith('grant:')) {
        slow = false
        setup.emulator.clock.advance(7001)
      }
    }
    expect(await setup.use(await setup.own.ask())).toBe(200)
    expect(setup.calls()).toHaveLength(1)
    expect((await setup.row())?.attempts).toEqual([START, START + 7001])
  })

  it('a holder who slept through its lease publishes nothing over a newer token', async () => {
    const setup = setUp()
    await setup.connect()
    let asleep: (() => void) | undefined
    const sleeper = setup.process({
      fetch: async (input, init) => {
        const response = await setup.emulator.fetch(input, init)
        await new Promise<void>((resolve) => (asleep = resolve))
        return response
      },
      // Its own clock stands still while it sleeps.
      clock: { ...setup.emulator.clock, monotonic: () => 0, sleep: () => new Promise(() => {}) },
    })
    const late = sleeper.ask()
    await ticks()
    setup.emulator.clock.advance(16_000)
    const newer = await setup.own.ask()
    asleep?.()
    expect((await late).value).toBe(newer.value)
    expect((await setup.row())?.access?.token).toBe(newer.value)
    expect(sleeper.events).toContainEqual(expect.objectContaining({ type: 'token-adopted' }))
    expect(setup.calls()).toHaveLength(2)
  })
})
