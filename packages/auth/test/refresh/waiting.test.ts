import { describe, expect, it } from 'vitest'
import { tokenFor } from '../leak-check.ts'
import { failure, setUpFragile, HOUR, setUp, ticks } from './setup.ts'

describe('a caller who waits', () => {
  it('and joins a renewal in the background is not sent away when another process holds the lease', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    const token = await setup.own.ask()
    const lease = `lease:grant:${setup.own.auth.clientId}:alice`
    setup.emulator.clock.advance(HOUR - 10_000)
    const version = await store.write(lease, 'another process', undefined, 15_000)
    expect(setup.own.ask()).toBe(token)
    const waiting = setup.own.ask({ rejected: token.value })
    await setup.own.settled()
    await store.remove(lease, version ?? '')
    for (let pause = 0; pause < 4; pause += 1) {
      await ticks(5)
      setup.emulator.clock.advance(250)
    }
    const renewed = await waiting
    expect(renewed.value).not.toBe(token.value)
    expect(await setup.use(renewed)).toBe(200)
    expect(setup.calls()).toHaveLength(2)
  })

  it('is served what another has put into memory when the store then fails', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    const first = await setup.own.ask()
    setup.emulator.clock.advance(61_000)
    const second = await setup.process().ask({ rejected: first.value })
    // The first to read is the comparison with the row; the second, the refresh of a caller, fails after it.
    let reads = 0
    store.before = async (operation) => {
      reads += 1
      if (reads === 1) return
      await ticks()
      throw new Error(`no ${operation}`)
    }
    expect(setup.own.ask()).toBe(first)
    const waiting = await setup.own.ask({ rejected: first.value })
    expect(waiting.value).toBe(second.value)
    expect(reads).toBe(2)
    expect(setup.calls()).toHaveLength(2)
  })

  it('is not served what is in memory when that is over or was refused, nor after another error', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    const first = await setup.own.ask()
    store.before = () => {
      throw new Error('away')
    }
    expect(await failure(() => setup.own.ask({ rejected: first.value }))).toMatchObject({ code: 'STORE' })
    setup.emulator.clock.advance(HOUR)
    expect(await failure(() => setup.process().ask())).toMatchObject({ code: 'STORE' })
    expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'STORE' })
  })

  it('gives up when five answers in a row were refused on their way to it', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    // While a holder gives its lease back, somebody brings the new token as refused.
    let given = 0
    const others: Promise<unknown>[] = []
    store.before = async (operation) => {
      if (operation !== 'remove' || given === 5) return
      given += 1
      const value = (await setup.row())?.access?.token ?? ''
      // Old enough to have ended by itself: a younger one would not be renewed.
      await setup.rewrite((row) => void (row.access!.issuedAt -= 120_000))
      const gone = new AbortController()
      others.push(failure(() => setup.own.ask({ rejected: value, signal: gone.signal })))
      gone.abort()
    }
    const error = await failure(() => setup.own.ask())
    expect(error).toBeInstanceOf(TypeError)
    expect(error.message).toBe('Grant "alice" answered 5 times with a token that had been refused.')
    expect(setup.calls()).toHaveLength(5)
    expect(await Promise.all(others)).toHaveLength(5)
  })

  it('does not get the token that it has refused itself, also when the memory is too small to know', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    const small = setup.process({ memorySize: 1 })
    let refusing: Promise<Error & Record<string, unknown>> | undefined
    store.before = async (operation) => {
      if (operation !== 'remove' || refusing !== undefined) return
      const value = (await setup.row())?.access?.token ?? ''
      refusing = failure(() => small.ask({ rejected: value }))
      await failure(() => small.ask({ rejected: 'another' }, 'bob'))
    }
    const token = await small.ask()
    expect(await setup.use(token)).toBe(200)
    expect(await refusing).toMatchObject({ code: 'ACCESS_TOKEN_REJECTED' })
  })
})

describe('what was refused', () => {
  it('is not forgotten by asking again', async () => {
    const setup = setUp()
    await setup.connect()
    const token = await setup.own.ask()
    const other = setup.process()
    for (const rejected of [token.value, 'older 1', 'older 2', 'older 3'])
      expect(await failure(() => other.ask({ rejected }))).toMatchObject({ code: 'ACCESS_TOKEN_REJECTED' })
    expect(await failure(() => other.ask())).toMatchObject({ code: 'ACCESS_TOKEN_REJECTED' })
  })

  it('is not taken from the row in the background, though it is newer there', async () => {
    const setup = setUp()
    await setup.connect()
    const token = await setup.own.ask()
    await setup.rewrite((row) => {
      row.access = { ...row.access!, token: 'refused', issuedAt: row.access!.issuedAt + 1 }
    })
    expect(setup.own.ask({ rejected: 'refused' })).toBe(token)
    setup.emulator.clock.advance(60_001)
    expect(setup.own.ask()).toBe(token)
    await setup.own.settled()
    expect(setup.own.ask()).toBe(token)
    expect(setup.calls()).toHaveLength(1)
  })
})

it('a grant id that is none is refused where the source is made, not at its first call', () => {
  const setup = setUp()
  expect(() => tokenFor(setup.own.auth, '')).toThrow(TypeError)
  expect(() => tokenFor(setup.own.auth, 7 as never)).toThrow(TypeError)
})
