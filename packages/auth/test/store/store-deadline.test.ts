import { describe, expect, it } from 'vitest'
import {
  connectOrganization,
  describeGrant,
  disconnect,
  importGrant,
  memoryStore,
  rewrap,
  type Store,
} from '../leak-check.ts'
import { failure, setUp, ticks, START, type Setup } from '../refresh/setup.ts'

const never = (): Promise<never> => new Promise(() => {})

/** A setup whose store stops answering when told to, and how many of its calls are open. */
function hangingWorld(): { setup: Setup; hang: () => void; open: () => number } {
  let isHanging = false
  let open = 0
  const answer = async <T>(call: () => Promise<T>): Promise<T> => {
    if (!isHanging) return call()
    open += 1
    return never()
  }
  const setup = setUp({
    store: (clock): Store => {
      const store = memoryStore({ clock })
      return {
        read: (key) => answer(() => store.read(key)),
        write: (...row) => answer(() => store.write(...row)),
        remove: (...row) => answer(() => store.remove(...row)),
      }
    },
  })
  return { setup, hang: () => void (isHanging = true), open: () => open }
}

describe('a store that does not answer (A26, F8)', () => {
  it.each<[string, (setup: Setup) => Promise<unknown>]>([
    ['tokenFor', async ({ own }) => own.ask()],
    [
      'importGrant',
      ({ own }) =>
        importGrant(own.auth, { grantId: 'bob', refreshToken: '1000.aaaaaaaaaaaa.bbbbbbbbbbbb', dc: 'eu' }),
    ],
    ['describeGrant', ({ own }) => describeGrant(own.auth, 'alice')],
    ['disconnect', ({ own }) => disconnect(own.auth, 'alice')],
    [
      'connectOrganization',
      ({ own }) =>
        connectOrganization(own.auth, { grantId: 'org', soid: 'ZohoCRM.1', scopes: ['ZohoCRM.org.READ'] }),
    ],
  ])('ends %s after some seconds, as unavailable', async (_name, call) => {
    const { setup, hang } = hangingWorld()
    await setup.connect()
    hang()
    const thrown: unknown[] = []
    const ended = failure(() => call(setup)).then((each) => thrown.push(each))
    for (let second = 0; second < 60 && thrown.length === 0; second += 1) {
      await ticks()
      setup.emulator.clock.advance(1000)
    }
    await ended
    const [error] = thrown
    expect(error).toMatchObject({ code: 'STORE', reason: 'unavailable', retryable: true })
    expect(setup.emulator.clock.now() - START).toBeLessThanOrEqual(30_000)
    expect((error as Error).message).toMatch(/^The store did not (?:read|write) .* within 8000 ms/)
  })

  it('is asked by one reader at a time in the background', async () => {
    const { setup, hang, open } = hangingWorld()
    await setup.connect()
    await setup.own.ask()
    hang()
    for (let second = 0; second < 600; second += 1) {
      setup.emulator.clock.advance(1000)
      expect(setup.own.ask()).toMatchObject({ environment: 'production' })
      await ticks()
    }
    // One a minute of comparing, and each is given up after eight seconds: never two at the same time.
    expect(open()).toBeLessThanOrEqual(600 / 8)
  })

  it('does not hide that a store cannot rewrap', async () => {
    const { setup } = hangingWorld()
    await setup.connect()
    expect(await failure(() => rewrap(setup.own.auth, 'alice'))).toMatchObject({ name: 'TypeError' })
  })
})

it('a store that refuses the lease and has none is asked again after a pause (A25)', async () => {
  let calls = 0
  const setup = setUp({
    store: (clock): Store => {
      const store = memoryStore({ clock })
      return {
        ...store,
        write: async (key, ...rest) => {
          calls += 1
          return key.startsWith('lease:') ? undefined : store.write(key, ...rest)
        },
      }
    },
  })
  await setup.connect()
  const signal = AbortSignal.timeout(50)
  const before = calls
  expect(await failure(() => setup.own.ask({ signal }))).toMatchObject({ name: 'TimeoutError' })
  // No time passes on the emulator's clock: the first look, one more, and then the pause.
  expect(calls - before).toBeLessThanOrEqual(3)
})
