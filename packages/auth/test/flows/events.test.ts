import { describe, expect, expectTypeOf, it } from 'vitest'
import { createAuth, disconnect, importGrant, tokenFor, type AuthEvent } from '../leak-check.ts'
import { logIn, openZoho, refusal } from '../zoho.ts'

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
    const ground = openZoho()
    await logIn(ground, 'a', { decision: { account: 'eu' } })
    ground.emulator.clock.advance(3_600_000)
    await tokenFor(ground.auth, 'a')()
    const { source } = (await ground.grant('a')) as { source: { refreshToken: string } }
    ground.emulator.revokeGrant(source.refreshToken)
    ground.emulator.clock.advance(3_600_000)
    await refusal(Promise.resolve(tokenFor(ground.auth, 'a')()))
    await disconnect(ground.auth, 'a')
    expect(ground.events.map(({ type }) => type)).toEqual([
      'grant-saved',
      'token-refreshed',
      'refresh-failed',
      'grant-dead',
      'grant-removed',
    ])
    expect(ground.events.map(dataCenterOf)).toEqual(['eu', 'eu', 'eu', 'eu', 'eu'])
    for (const event of ground.events) expect(Object.isFrozen(event)).toBe(true)
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
    const ground = openZoho()
    const unhandled: unknown[] = []
    const note = (reason: unknown): void => void unhandled.push(reason)
    process.on('unhandledRejection', note)
    const auth = createAuth({ ...ground.options, onEvent: listener() })
    expect(await logIn({ auth, emulator: ground.emulator }, 'a')).toMatchObject({ grantId: 'a' })
    expect(await disconnect(auth, 'a')).toMatchObject({ revoked: true })
    await new Promise((resolve) => setImmediate(resolve))
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })

  it('is silent for what changes nothing', async () => {
    const ground = openZoho()
    await importGrant(ground.auth, { grantId: 'a', refreshToken: '1000.sentinel.refresh-token', dc: 'us' })
    ground.events.length = 0
    await importGrant(ground.auth, { grantId: 'a', refreshToken: '1000.sentinel.refresh-token', dc: 'us' })
    await disconnect(ground.auth, 'b')
    expect(ground.events).toEqual([])
  })
})
