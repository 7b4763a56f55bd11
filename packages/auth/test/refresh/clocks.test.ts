import { describe, expect, it } from 'vitest'
import { dated, failure, HOUR, openWorld, START, ticks } from './world.ts'

describe('clocks', () => {
  const skewed = (world: ReturnType<typeof openWorld>, by: number) => ({
    now: () => world.emulator.clock.now() + by,
    monotonic: world.emulator.clock.monotonic,
    sleep: world.emulator.clock.sleep,
  })
  const date =
    (world: ReturnType<typeof openWorld>): typeof fetch =>
    (input, init) =>
      dated(world.emulator.fetch(input, init), new Date(world.emulator.clock.now()).toUTCString())

  for (const [name, by] of [
    ['fast', 600_000],
    ['slow', -600_000],
    ['two hours slow', -7_200_000],
  ] as const) {
    it(`case 23: a clock that is ${name} learns Zoho's from Date: the token is served for its hour, and renewed once`, async () => {
      const world = openWorld()
      await world.connect()
      const machine = world.process({ clock: skewed(world, by), fetch: date(world) })
      const first = await machine.ask()
      expect(Math.abs(first.expiresAt - (START + HOUR))).toBeLessThan(1000)
      expect(machine.events).toContainEqual({ type: 'clock-skew', skew: -by + 500 })
      world.emulator.clock.advance(HOUR - 310_000)
      expect(machine.ask()).toBe(first)
      await machine.settled()
      expect(world.calls()).toHaveLength(1)
      world.emulator.clock.advance(310_000)
      expect(await world.use(await machine.ask())).toBe(200)
      expect(world.calls()).toHaveLength(2)
    })
  }

  it('the life of a token is counted from when it was asked for: its answer may be long on its way', async () => {
    const world = openWorld()
    await world.connect()
    world.emulator.faults.add({ name: 'delay', endpoint: 'token', delay: 5000 })
    const asked = world.own.ask()
    await ticks()
    world.emulator.clock.advance(5000)
    expect((await asked).expiresAt).toBe(START + HOUR)
    expect((await world.row())?.access).toMatchObject({ issuedAt: START, expiresAt: START + HOUR })
  })

  it('case 23: two processes whose clocks are 20 minutes apart share one token', async () => {
    const world = openWorld()
    await world.connect()
    const fast = world.process({ clock: skewed(world, 600_000), fetch: date(world) })
    const slow = world.process({ clock: skewed(world, -600_000), fetch: date(world) })
    const first = await fast.ask()
    expect((await slow.ask()).value).toBe(first.value)
    expect(world.calls()).toHaveLength(1)
  })

  it('case 23: a laptop asleep for two days makes one refresh on waking', async () => {
    const world = openWorld()
    await world.connect()
    let asleep = 0
    const machine = world.process({
      clock: {
        now: () => world.emulator.clock.now() + asleep,
        monotonic: world.emulator.clock.monotonic,
        sleep: world.emulator.clock.sleep,
      },
    })
    const first = await machine.ask()
    // The wall clock goes on, the monotonic one slept, too. Zoho's went on as well.
    asleep = 48 * HOUR
    world.emulator.expireAccessTokens()
    const tokens = await Promise.all(Array.from({ length: 100 }, async () => machine.ask()))
    expect(new Set(tokens.map(({ value }) => value)).size).toBe(1)
    expect(tokens[0]?.value).not.toBe(first.value)
    expect(world.calls()).toHaveLength(2)
  })

  it('case 23: a clock that runs backward neither revives an expired token nor loses a good one', async () => {
    const world = openWorld()
    await world.connect()
    let jump = 0
    const machine = world.process({
      clock: {
        now: () => world.emulator.clock.now() + jump,
        monotonic: world.emulator.clock.monotonic,
        sleep: world.emulator.clock.sleep,
      },
    })
    const first = await machine.ask()
    world.emulator.clock.advance(HOUR / 2)
    jump = -3 * HOUR
    expect(machine.ask()).toBe(first)
    world.emulator.clock.advance(HOUR / 2)
    const second = await machine.ask()
    expect(second.value).not.toBe(first.value)
    expect(await world.use(second)).toBe(200)
    expect(world.calls()).toHaveLength(2)
  })

  it('case 23: a process that starts with a slow clock does not take an old token for a young one', async () => {
    const world = openWorld()
    await world.connect()
    const first = await world.own.ask()
    world.emulator.clock.advance(1.5 * HOUR)
    // Two hours slow: even the token that is over looks as if it were still to be issued.
    const slow = world.process({ clock: skewed(world, -2 * HOUR), fetch: date(world) })
    expect((await slow.ask()).value).toBe(first.value)
    const second = await slow.ask({ rejected: first.value })
    expect(second.value).not.toBe(first.value)
    expect(await failure(() => slow.ask({ rejected: second.value }))).toMatchObject({
      code: 'ACCESS_TOKEN_REJECTED',
    })
  })

  it('a row that a clock far ahead has written makes no token eternal, and no rest endless', async () => {
    const world = openWorld()
    await world.connect()
    const first = await world.own.ask()
    const years = 20 * 365 * 24 * HOUR
    await world.rewrite((row) => {
      row.access = { token: row.access!.token, issuedAt: START + years, expiresAt: START + years + HOUR }
      row.rest = { until: START + years, reason: 'throttled' }
      row.attempts = Array.from({ length: 10 }, () => START + years)
    })
    const fresh = world.process({ fetch: date(world) })
    // Without an answer of Zoho's the machine has to believe what stands in the row; any answer sets it right.
    await failure(() => fresh.ask({ rejected: first.value }))
    await world.connect('bob')
    await fresh.ask({}, 'bob')
    const second = await fresh.ask()
    expect(second.value).not.toBe(first.value)
  })

  it('case 23: a machine that stands at 1970 works', async () => {
    const world = openWorld()
    await world.connect()
    const machine = world.process({ clock: skewed(world, -START), fetch: date(world) })
    const token = await machine.ask()
    expect(Math.abs(token.expiresAt - (START + HOUR))).toBeLessThan(1000)
    expect((await world.process().ask()).value).toBe(token.value)
  })

  it('an answer without Date, or with one that cannot be read, changes no clock', async () => {
    const world = openWorld()
    await world.connect()
    for (const text of ['', 'yesterday', 'NaN']) {
      const machine = world.process({
        fetch: (input, init) => dated(world.emulator.fetch(input, init), text),
      })
      expect((await machine.ask()).expiresAt).toBe(START + HOUR)
      expect(machine.events.some(({ type }) => type === 'clock-skew')).toBe(false)
    }
  })
})
