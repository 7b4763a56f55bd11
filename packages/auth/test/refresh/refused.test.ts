import { describe, expect, it } from 'vitest'
import { failure, setUp } from './setup.ts'

describe('refused tokens', () => {
  it('case 26: refused again and again: one refresh, then an error that names the place, and N callers make no more', async () => {
    const setup = setUp()
    await setup.connect()
    const first = await setup.own.ask()
    setup.emulator.clock.advance(120_000)
    const second = await setup.own.ask({ rejected: first.value })
    expect(second.value).not.toBe(first.value)
    const failures = await Promise.all(
      Array.from({ length: 50 }, () => failure(() => setup.own.ask({ rejected: second.value }))),
    )
    for (const error of failures) {
      expect(error).toMatchObject({
        code: 'ACCESS_TOKEN_REJECTED',
        retryable: false,
        dc: 'eu',
        environment: 'production',
        grantId: 'alice',
      })
    }
    expect(failures[0]?.message).toContain('data center eu, environment production')
    expect(setup.calls()).toHaveLength(2)
    setup.emulator.clock.advance(60_000)
    const third = await setup.own.ask()
    expect([first.value, second.value]).not.toContain(third.value)
    expect(setup.calls()).toHaveLength(3)
  })

  it('a token that is exactly a minute old is renewed', async () => {
    const setup = setUp()
    await setup.connect()
    const first = await setup.own.ask()
    setup.emulator.clock.advance(59_999)
    expect(await failure(() => setup.own.ask({ rejected: first.value }))).toMatchObject({
      code: 'ACCESS_TOKEN_REJECTED',
    })
    setup.emulator.clock.advance(1)
    expect((await setup.own.ask({ rejected: first.value })).value).not.toBe(first.value)
  })

  it('case 27: an old token was refused and a newer one is there: that one is given, at once, without a call', async () => {
    const setup = setUp()
    await setup.connect()
    const first = await setup.own.ask()
    setup.emulator.clock.advance(120_000)
    const second = await setup.own.ask({ rejected: first.value })
    const again = setup.own.ask({ rejected: first.value })
    expect(again).not.toBeInstanceOf(Promise)
    expect(again).toBe(second)
    expect((await setup.process().ask({ rejected: first.value })).value).toBe(second.value)
    expect(setup.calls()).toHaveLength(2)
  })

  it('a refused value is never served again, whoever asks, even when no new one can be had', async () => {
    const setup = setUp()
    await setup.connect()
    const first = await setup.own.ask()
    setup.emulator.clock.advance(120_000)
    setup.emulator.faults.add({ name: 'throttle', endpoint: 'token' })
    expect(await failure(() => setup.own.ask({ rejected: first.value }))).toMatchObject({ code: 'THROTTLED' })
    expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'THROTTLED' })
    expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'THROTTLED' })
  })

  it('also in a process that never had it in memory', async () => {
    const setup = setUp()
    await setup.connect()
    const first = await setup.own.ask()
    setup.emulator.clock.advance(120_000)
    setup.emulator.faults.add({ name: 'throttle', endpoint: 'token' })
    const other = setup.process()
    expect(await failure(() => other.ask({ rejected: first.value }))).toMatchObject({ code: 'THROTTLED' })
    expect(await failure(() => other.ask())).toMatchObject({ code: 'THROTTLED' })
  })

  it('many late refusals of older tokens do not make one forget that of the token at hand', async () => {
    const setup = setUp()
    await setup.connect()
    const first = await setup.own.ask()
    setup.emulator.clock.advance(120_000)
    setup.emulator.faults.add({ name: 'throttle', endpoint: 'token' })
    expect(await failure(() => setup.own.ask({ rejected: first.value }))).toMatchObject({ code: 'THROTTLED' })
    for (let index = 0; index < 12; index += 1)
      expect(await failure(() => setup.own.ask({ rejected: `an older token ${index}` }))).toMatchObject({
        code: 'THROTTLED',
      })
    expect(await failure(() => setup.own.ask())).toMatchObject({ code: 'THROTTLED' })
  })

  it('a memory of one grant only still gets new tokens for two that alternate', async () => {
    const setup = setUp({ auth: { memorySize: 1 } })
    for (const id of ['a', 'b']) await setup.connect(id)
    const [a, b] = [await setup.own.ask({}, 'a'), await setup.own.ask({}, 'b')]
    setup.emulator.clock.advance(120_000)
    const [a2, b2] = await Promise.all([
      setup.own.ask({ rejected: a.value }, 'a'),
      setup.own.ask({ rejected: b.value }, 'b'),
    ])
    expect(a2.value).not.toBe(a.value)
    expect(b2.value).not.toBe(b.value)
    expect(setup.calls()).toHaveLength(4)
  })
})
