import { describe, expect, it } from 'vitest'
import { dated, failure, HOUR, setUp, START, ticks } from './setup.ts'

describe('clocks', () => {
  const skewed = (setup: ReturnType<typeof setUp>, by: number) => ({
    now: () => setup.emulator.clock.now() + by,
    monotonic: setup.emulator.clock.monotonic,
    sleep: setup.emulator.clock.sleep,
  })
  const date =
    (setup: ReturnType<typeof setUp>): typeof fetch =>
    (input, init) =>
      dated(setup.emulator.fetch(input, init), new Date(setup.emulator.clock.now()).toUTCString())

  for (const [name, by] of [
    ['fast', 600_000],
    ['slow', -600_000],
    ['two hours slow', -7_200_000],
  ] as const) {
    it(`case 23: a clock that is ${name} learns Zoho's from Date: the token is served for its hour, and renewed once`, async () => {
      const setup = setUp()
      await setup.connect()
      const machine = setup.process({ clock: skewed(setup, by), fetch: date(setup) })
      const first = await machine.ask()
      expect(Math.abs(first.expiresAt - (START + HOUR))).toBeLessThan(1000)
      expect(machine.events).toContainEqual({ type: 'clock-skew', skew: -by + 500 })
      setup.emulator.clock.advance(HOUR - 310_000)
      expect(machine.ask()).toBe(first)
      await machine.settled()
      expect(setup.calls()).toHaveLength(1)
      setup.emulator.clock.advance(310_000)
      expect(await setup.use(await machine.ask())).toBe(200)
      expect(setup.calls()).toHaveLength(2)
    })
  }

  it('the life of a token is counted from when it was asked for: its answer may be long on its way', async () => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({ name: 'delay', endpoint: 'token', delay: 5000 })
    const asked = setup.own.ask()
    await ticks()
    setup.emulator.clock.advance(5000)
    expect((await asked).expiresAt).toBe(START + HOUR)
    expect((await setup.row())?.access).toMatchObject({ issuedAt: START, expiresAt: START + HOUR })
  })

  it('case 23: two processes whose clocks are 20 minutes apart share one token', async () => {
    const setup = setUp()
    await setup.connect()
    const fast = setup.process({ clock: skewed(setup, 600_000), fetch: date(setup) })
    const slow = setup.process({ clock: skewed(setup, -600_000), fetch: date(setup) })
    const first = await fast.ask()
    expect((await slow.ask()).value).toBe(first.value)
    expect(setup.calls()).toHaveLength(1)
  })

  it('case 23: a laptop asleep for two days makes one refresh on waking', async () => {
    const setup = setUp()
    await setup.connect()
    let asleep = 0
    const machine = setup.process({
      clock: {
        now: () => setup.emulator.clock.now() + asleep,
        monotonic: setup.emulator.clock.monotonic,
        sleep: setup.emulator.clock.sleep,
      },
    })
    const first = await machine.ask()
    // The wall clock goes on, the monotonic one slept, too. Zoho's went on as well.
    asleep = 48 * HOUR
    setup.emulator.expireAccessTokens()
    const tokens = await Promise.all(Array.from({ length: 100 }, async () => machine.ask()))
    expect(new Set(tokens.map(({ value }) => value)).size).toBe(1)
    expect(tokens[0]?.value).not.toBe(first.value)
    expect(setup.calls()).toHaveLength(2)
  })

  it('case 23: a clock that runs backward neither revives an expired token nor loses a good one', async () => {
    const setup = setUp()
    await setup.connect()
    let jump = 0
    const machine = setup.process({
      clock: {
        now: () => setup.emulator.clock.now() + jump,
        monotonic: setup.emulator.clock.monotonic,
        sleep: setup.emulator.clock.sleep,
      },
    })
    const first = await machine.ask()
    setup.emulator.clock.advance(HOUR / 2)
    jump = -3 * HOUR
    expect(machine.ask()).toBe(first)
    setup.emulator.clock.advance(HOUR / 2)
    const second = await machine.ask()
    expect(second.value).not.toBe(first.value)
    expect(await setup.use(second)).toBe(200)
    expect(setup.calls()).toHaveLength(2)
  })

  it('case 23: a process that starts with a slow clock does not take an old token for a young one', async () => {
    const setup = setUp()
    await setup.connect()
    const first = await setup.own.ask()
    setup.emulator.clock.advance(1.5 * HOUR)
    // Two hours slow: even the token that is over looks as if it were still to be issued.
    const slow = setup.process({ clock: skewed(setup, -2 * HOUR), fetch: date(setup) })
    expect((await slow.ask()).value).toBe(first.value)
    const second = await slow.ask({ rejected: first.value })
    expect(second.value).not.toBe(first.value)
    expect(await failure(() => slow.ask({ rejected: second.value }))).toMatchObject({
      code: 'ACCESS_TOKEN_REJECTED',
    })
  })

  it('a row that a clock far ahead has written makes no token eternal, and no rest endless', async () => {
    const setup = setUp()
    await setup.connect()
    const first = await setup.own.ask()
    const years = 20 * 365 * 24 * HOUR
    await setup.rewrite((row) => {
      row.access = { token: row.access!.token, issuedAt: START + years, expiresAt: START + years + HOUR }
      row.rest = { until: START + years, reason: 'throttled' }
      row.attempts = Array.from({ length: 10 }, () => START + years)
    })
    const fresh = setup.process({ fetch: date(setup) })
    // Without an answer of Zoho's the machine has to believe what stands in the row; any answer sets it right.
    await failure(() => fresh.ask({ rejected: first.value }))
    await setup.connect('bob')
    await fresh.ask({}, 'bob')
    const second = await fresh.ask()
    expect(second.value).not.toBe(first.value)
  })

  it('case 23: a machine that stands at 1970 works', async () => {
    const setup = setUp()
    await setup.connect()
    const machine = setup.process({ clock: skewed(setup, -START), fetch: date(setup) })
    const token = await machine.ask()
    expect(Math.abs(token.expiresAt - (START + HOUR))).toBeLessThan(1000)
    expect((await setup.process().ask()).value).toBe(token.value)
  })

  it('an answer without Date, or with one that cannot be read, changes no clock', async () => {
    const setup = setUp()
    await setup.connect()
    for (const text of ['', 'yesterday', 'NaN']) {
      const machine = setup.process({
        fetch: (input, init) => dated(setup.emulator.fetch(input, init), text),
      })
      expect((await machine.ask()).expiresAt).toBe(START + HOUR)
      expect(machine.events.some(({ type }) => type === 'clock-skew')).toBe(false)
    }
  })
})
