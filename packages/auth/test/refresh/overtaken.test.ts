import { describe, expect, it } from 'vitest'
import { dated, failure, setUpFragile, HOUR, setUp, START, ticks, type Row, type Setup } from './setup.ts'

/** A process whose token calls are answered by Zoho, and the row then changed by another before it is written. */
const overtaken = (
  setup: Setup,
  change: (row: Row) => void,
  answer?: string,
): ReturnType<Setup['process']> => {
  let isFirst = true
  return setup.process({
    fetch: async (input, init) => {
      const response = await setup.emulator.fetch(input, init)
      if (!isFirst) return response
      isFirst = false
      await setup.rewrite(change)
      return answer === undefined ? response : new Response(answer)
    },
  })
}

describe('a new token whose row was changed meanwhile', () => {
  it.each([
    ['another token that is still good is adopted', 1, true],
    ['another token that is over is replaced', 0, false],
  ])('%s', async (_what, left, isAdopted) => {
    const setup = setUp()
    await setup.connect()
    const access = { token: 'another', issuedAt: START - HOUR, expiresAt: START + left }
    const process = overtaken(setup, (row) => void (row.access = access))
    const token = await process.ask()
    expect(token.value === 'another').toBe(isAdopted)
    expect((await setup.row())?.access?.token).toBe(token.value)
    expect(process.events.map(({ type }) => type)).toEqual([isAdopted ? 'token-adopted' : 'token-refreshed'])
    expect(setup.calls()).toHaveLength(1)
  })

  it('the token that was there before is not taken for another’s', async () => {
    const setup = setUp()
    await setup.connect()
    const before = await setup.own.ask()
    setup.emulator.clock.advance(120_000)
    const process = overtaken(setup, (row) => void (row.consents = 7))
    const token = await process.ask({ rejected: before.value })
    expect(token.value).not.toBe(before.value)
    expect(await setup.row()).toMatchObject({ consents: 7, access: { token: token.value } })
    expect(process.events.map(({ type }) => type)).toEqual(['token-refreshed'])
  })

  it('a login in the same millisecond wins: the refresh token is another', async () => {
    const setup = setUp()
    await setup.connect()
    const process = overtaken(setup, (row) => void (row.source = { refreshToken: 'of the new login' }))
    await failure(() => process.ask())
    expect(await setup.row()).toMatchObject({ source: { refreshToken: 'of the new login' } })
    expect((await setup.row())?.access).toBeUndefined()
  })

  it('a grant that was saved anew with the same refresh token wins, too: its token is asked for', async () => {
    const setup = setUp()
    await setup.connect()
    const process = overtaken(setup, (row) => void (row.savedAt += 1))
    const token = await process.ask()
    expect(setup.calls()).toHaveLength(2)
    expect((await setup.row())?.access?.token).toBe(token.value)
  })

  it('attempts of others keep their order when Zoho has told the time of ours', async () => {
    const setup = setUp()
    await setup.connect()
    const { clock } = setup.emulator
    const slow = setup.process({
      clock: { ...clock, now: () => clock.now() - 60_000 },
      fetch: async (input, init) => {
        const answer = await dated(setup.emulator.fetch(input, init), new Date(START).toUTCString())
        await setup.rewrite((row) => void row.attempts.push(START - 30_000))
        return answer
      },
    })
    await slow.ask()
    expect((await setup.row())?.attempts).toEqual([START - 30_000, START + 500])
  })
})

describe('a failure whose row was changed meanwhile', () => {
  const rest = (ms: number, reason = 'throttled'): NonNullable<Row['rest']> => ({ until: START + ms, reason })
  const throttle = '{"error":"access_denied"}'
  it.each([
    ['a longer rest of another stays', rest(60_000), '{"error":"general_error"}', rest(60_000)],
    [
      'a shorter rest gives way',
      rest(1000, 'unavailable'),
      '{"error":"general_error"}',
      rest(2000, 'unavailable'),
    ],
    ['of two that end together it is ours', rest(600_000, 'unavailable'), throttle, rest(600_000)],
    [
      'a rest outlives the news that the token is dead',
      rest(60_000),
      '{"error":"invalid_code"}',
      rest(60_000),
    ],
  ])('%s', async (_what, theirs, answer, kept) => {
    const setup = setUp()
    await setup.connect()
    const process = overtaken(setup, (row) => void (row.rest = theirs), answer)
    await failure(() => process.ask())
    expect((await setup.row())?.rest).toEqual(kept)
  })
})

describe('a token that could not be written', () => {
  it('and is over is given up: it is not written over the next one', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    let writes = 0
    store.before = (operation, key) => {
      if (operation !== 'write' || !key.startsWith('grant:')) return
      writes += 1
      if (writes === 2) throw new Error('the disk is on fire')
    }
    const first = await setup.own.ask()
    setup.emulator.clock.advance(HOUR)
    const second = await setup.own.ask()
    expect(second.value).not.toBe(first.value)
    // Of each refresh the intent and the token; the first token never again.
    expect(writes).toBe(4)
    expect((await setup.row())?.access?.token).toBe(second.value)
  })
})

describe('a refresh that takes too long each time', () => {
  it('ends when its patience does, not after ten times', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    store.after = (operation, key) => {
      if (operation === 'write' && key.startsWith('lease:')) setup.emulator.clock.advance(7001)
    }
    expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'TIMEOUT', timeout: 23_000 })
    expect(store.operations.filter((each) => each === 'write lease')).toHaveLength(4)
    expect(setup.calls()).toHaveLength(0)
  })

  it('is told as failed when its deadline ends it', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    store.before = () => new Promise(() => {})
    const asked = failure(() => setup.own.ask())
    await ticks()
    setup.emulator.clock.advance(31_000)
    await asked
    expect(setup.own.events).toContainEqual({
      type: 'refresh-failed',
      grantId: 'alice',
      dc: 'unknown',
      code: 'TIMEOUT',
      retryAt: undefined,
      inBackground: false,
    })
  })

  it('and ends after its successor began takes nobody out of that one', async () => {
    const { setup, store } = setUpFragile()
    await setup.connect()
    let stopped = true
    let wake: (error: Error) => void = () => {}
    const { clock } = setup.emulator
    const isolate = setup.process({
      clock: {
        ...clock,
        sleep: (ms, signal) => (stopped ? new Promise(() => {}) : clock.sleep(ms, signal)),
      },
    })
    store.before = () => new Promise((_resolve, reject) => (wake = reject))
    const first = failure(() => isolate.ask())
    await ticks()
    stopped = false
    store.before = () => {}
    clock.advance(32_000)
    setup.emulator.faults.add({ name: 'delay', endpoint: 'token', delay: 3000 })
    const second = isolate.ask()
    await ticks()
    wake(new Error('the process goes on'))
    expect(await first).toMatchObject({ code: 'STORE' })
    store.operations.length = 0
    const third = isolate.ask()
    await ticks()
    expect(store.operations).toEqual([])
    clock.advance(3000)
    expect(await third).toBe(await second)
    expect(setup.calls()).toHaveLength(1)
  })
})
