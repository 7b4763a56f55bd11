import { describe, expect, expectTypeOf, it } from 'vitest'
import { createAuth, disconnect, importGrant, tokenFor, type AuthEvent } from '../leak-check.ts'
import { logIn, setUpZoho, refusal } from '../zoho.ts'

/** A listener that handles every event: it stops compiling when there is one more. */
function dataCenterOf(event: AuthEvent): string | undefined {
  switch (event.type) {
    case 'token-refreshed':
    case 'token-adopted':
    case 'refresh-failed':
    case 'grant-dead':
    case 'grant-saved':
    case 'grant-removed':
    case 'revoke-failed':
    case 'many-consents':
    case 'publish-failed':
    case 'life-assumed':
      return event.dc
    case 'clock-skew':
      return undefined
    default:
      expectTypeOf(event).toBeNever()
      return event satisfies never
  }
}

describe('onEvent', () => {
  it('tells the life of a grant in order, each event frozen and without secrets', async () => {
    const setup = setUpZoho()
    await logIn(setup, 'a', { decision: { account: 'eu' } })
    setup.emulator.clock.advance(3_600_000)
    await tokenFor(setup.auth, 'a')()
    const { source } = (await setup.grant('a')) as { source: { refreshToken: string } }
    setup.emulator.revokeGrant(source.refreshToken)
    setup.emulator.clock.advance(3_600_000)
    await refusal(Promise.resolve(tokenFor(setup.auth, 'a')()))
    await disconnect(setup.auth, 'a')
    expect(setup.events.map(({ type }) => type)).toEqual([
      'grant-saved',
      'token-refreshed',
      'refresh-failed',
      'grant-dead',
      'grant-removed',
    ])
    expect(setup.events.map(dataCenterOf)).toEqual(['eu', 'eu', 'eu', 'eu', 'eu'])
    for (const event of setup.events) expect(Object.isFrozen(event)).toBe(true)
  })

  it.each([
    [
      'throws',
      () => () => {
        throw new Error('the log is full')
      },
    ],
    [
      'rejects',
      () => async () => {
        throw new Error('the log is full')
      },
    ],
    ['never ends', () => () => new Promise<void>(() => {})],
    [
      'tries to change the event',
      () => (event: object) => {
        Object.assign(event, { type: 'x' })
      },
    ],
  ])('breaks nothing with a listener that %s', async (_what, listener) => {
    const setup = setUpZoho()
    const unhandled: unknown[] = []
    const note = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', note)
    const auth = createAuth({ ...setup.options, onEvent: listener() })
    expect(await logIn({ auth, emulator: setup.emulator }, 'a')).toMatchObject({ grantId: 'a' })
    expect(await disconnect(auth, 'a')).toMatchObject({ revoked: true })
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })

  it('is silent for what changes nothing', async () => {
    const setup = setUpZoho()
    await importGrant(setup.auth, { grantId: 'a', refreshToken: '1000.planted.refresh-token', dc: 'us' })
    setup.events.length = 0
    await importGrant(setup.auth, { grantId: 'a', refreshToken: '1000.planted.refresh-token', dc: 'us' })
    await disconnect(setup.auth, 'b')
    expect(setup.events).toEqual([])
  })
})
