import { describe, expect, it } from 'vitest'
import { issueGrant } from '@x/emulator'
import { createAuth, importGrant, memoryStore, tokenFor } from '../leak-check.ts'
import { failure, fragileStore, HOUR, setUp, SCOPES, ticks } from './setup.ts'

describe('a flight', () => {
  it('200 concurrent callers with a dead token: one token call, and all get the new token', async () => {
    const setup = setUp()
    await setup.connect()
    const dead = await setup.own.ask()
    setup.emulator.clock.advance(120_000)
    setup.emulator.evictAccessTokens()
    expect(await setup.use(dead)).toBe(401)
    const tokens = await Promise.all(
      Array.from({ length: 200 }, async () => setup.own.ask({ rejected: dead.value })),
    )
    expect(new Set(tokens.map(({ value }) => value)).size).toBe(1)
    expect(tokens[0]?.value).not.toBe(dead.value)
    expect(setup.calls()).toHaveLength(2)
    expect(await setup.use(tokens[0]!)).toBe(200)
  })

  it('200 concurrent callers in ten processes with an expired token: one token call', async () => {
    const setup = setUp()
    await setup.connect()
    const processes = Array.from({ length: 10 }, () => setup.process())
    const asked = Promise.all(Array.from({ length: 200 }, async (_, index) => processes[index % 10]!.ask()))
    for (let round = 0; round < 20; round += 1) {
      await ticks(5)
      setup.emulator.clock.advance(250)
    }
    expect(new Set((await asked).map(({ value }) => value)).size).toBe(1)
    expect(setup.calls()).toHaveLength(1)
  })

  it('case 43: an aborting caller leaves the refresh alive for the others', async () => {
    const setup = setUp()
    await setup.connect()
    setup.emulator.faults.add({ name: 'delay', endpoint: 'token', delay: 2000 })
    const controller = new AbortController()
    const aborted = failure(() => setup.own.ask({ signal: controller.signal }))
    const other = setup.own.ask()
    await ticks()
    controller.abort(new Error('the user went away'))
    expect((await aborted).message).toBe('the user went away')
    setup.emulator.clock.advance(2000)
    expect(await setup.use(await other)).toBe(200)
    expect(setup.calls()).toHaveLength(1)
  })

  it('case 43: even the only caller does not end the refresh, and an aborted signal starts none', async () => {
    const setup = setUp()
    await setup.connect()
    expect((await failure(() => setup.own.ask({ signal: AbortSignal.abort() }))).name).toBe('AbortError')
    expect(setup.calls()).toHaveLength(0)
    setup.emulator.faults.add({ name: 'delay', endpoint: 'token', delay: 1000 })
    const controller = new AbortController()
    const aborted = failure(() => setup.own.ask({ signal: controller.signal }))
    await ticks()
    controller.abort()
    await aborted
    setup.emulator.clock.advance(1000)
    await ticks()
    expect(setup.own.ask()).not.toBeInstanceOf(Promise)
    expect(setup.calls()).toHaveLength(1)
  })

  it('case 44: 3 tenants with 1,000 interleaved calls each: none gets a wrong token', async () => {
    const places = { us: 'same id', eu: 'same id', in: 'same id' }
    const setup = setUp({ emulator: { limits: { tokenCalls: 'off' } } })
    const issued = new Map<string, string>()
    const setups = Object.fromEntries(
      await Promise.all(
        Object.entries(places).map(async ([dc, id]) => {
          const client = setup.emulator.registerClient({ type: 'web' })
          const auth = createAuth({
            clientId: client.clientId,
            clientSecret: client.clientSecret,
            store: setup.store,
            fetch: async (input, init) => {
              const response = await setup.emulator.fetch(input, init)
              const body = (await response.clone().json()) as { access_token: string }
              issued.set(body.access_token, dc)
              return response
            },
            clock: setup.emulator.clock,
          })
          const { refreshToken } = issueGrant(setup.emulator, { dc, scopes: SCOPES, client })
          await importGrant(auth, { grantId: id, refreshToken, dc })
          return [dc, { auth, id }] as const
        }),
      ),
    )
    let wrong = 0
    let asked = 0
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(
        Array.from({ length: 50 }, async () => {
          await Promise.all(
            Object.entries(setups).map(async ([dc, { auth, id }]) => {
              const token = await tokenFor(auth, id)(asked % 7 === 0 ? { rejected: 'something old' } : {})
              asked += 1
              if (
                issued.get(token.value) !== dc ||
                !token.apiDomain.endsWith(dc === 'us' ? '.com' : `.${dc}`)
              )
                wrong += 1
            }),
          )
        }),
      )
      setup.emulator.clock.advance(600_000)
    }
    expect(asked).toBe(3000)
    expect(wrong).toBe(0)
    expect(setup.calls().length).toBeLessThanOrEqual(3 * 4)
  })

  it('ends by its own deadline when the store hangs', async () => {
    const store = fragileStore(memoryStore())
    const setup = setUp({ store: () => store })
    await setup.connect()
    store.before = () => new Promise(() => {})
    const asked = failure(() => setup.own.ask())
    await ticks()
    setup.emulator.clock.advance(15_000 + 2 * 8000)
    const error = await asked
    expect(error).toMatchObject({ code: 'TIMEOUT', retryable: true, host: 'grant "alice"', timeout: 31_000 })
    expect(error.message).toBe(
      'Refreshing grant "alice" took more than 31000 ms. Zoho or the store is slow; try again.',
    )
    store.before = () => {}
    expect(await setup.use(await setup.own.ask())).toBe(200)
  })

  it('is given to the platform when it begins, once, so that its end does not hang on who began it', async () => {
    const setup = setUp()
    await setup.connect()
    const kept: Promise<unknown>[] = []
    const source = tokenFor(setup.own.auth, 'alice', { background: (work) => void kept.push(work) })
    setup.emulator.faults.add({ name: 'html', endpoint: 'token' })
    const ends = await Promise.allSettled([source(), source(), source()])
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(kept).toHaveLength(1)
    await expect(kept[0]).resolves.toBeUndefined()
  })

  it('goes on when the platform does not keep it: a `waitUntil` that throws costs nobody a token', async () => {
    const setup = setUp()
    await setup.connect()
    const source = tokenFor(setup.own.auth, 'alice', {
      background: () => {
        throw new TypeError('Illegal invocation')
      },
    })
    const first = await source()
    setup.emulator.clock.advance(HOUR - 10_000)
    expect(source()).toBe(first)
    await ticks()
    const second = source()
    expect(second).not.toBeInstanceOf(Promise)
    expect(second).not.toBe(first)
  })

  it('that was stopped with its request, and never ends, is waited for no longer than its deadline', async () => {
    const store = fragileStore(memoryStore())
    const setup = setUp({ store: () => store })
    await setup.connect()
    let stopped = true
    const { clock } = setup.emulator
    const never = (): Promise<never> => new Promise(() => {})
    const isolate = setup.process({
      clock: { ...clock, sleep: (ms, signal) => (stopped ? never() : clock.sleep(ms, signal)) },
    })
    store.before = never
    void isolate.ask()
    await ticks()
    store.before = () => {}
    stopped = false
    const gone = new AbortController()
    const joined = failure(() => isolate.ask({ signal: gone.signal }))
    await ticks()
    gone.abort()
    expect(await joined).toMatchObject({ name: 'AbortError' })
    clock.advance(15_000 + 2 * 8000 + 1000)
    expect(await setup.use(await isolate.ask())).toBe(200)
    expect(setup.calls()).toHaveLength(1)
  })
})
