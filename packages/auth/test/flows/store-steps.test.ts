import { describe, expect, it } from 'vitest'
import { describeGrant, disconnect, finishLogin, importGrant, memoryStore, tokenFor } from '../leak-check.ts'
import { fragileStore } from '../refresh/setup.ts'
import { callback, logIn, openZoho, type Ground } from '../zoho.ts'

type Fragile = ReturnType<typeof fragileStore>

/** A flow, and what has happened before it. */
const flows: readonly (readonly [string, (ground: Ground) => Promise<() => Promise<unknown>>])[] = [
  [
    'a first login',
    async (ground) => {
      const back = await callback(ground)
      return () => finishLogin(ground.auth, { ...back, grantId: 'a' })
    },
  ],
  [
    'a login over another',
    async (ground) => {
      await logIn(ground, 'a')
      const back = await callback(ground)
      return () => finishLogin(ground.auth, { ...back, grantId: 'a' })
    },
  ],
  [
    'an import over a login',
    async (ground) => {
      await logIn(ground, 'a')
      return () =>
        importGrant(ground.auth, { grantId: 'a', refreshToken: '1000.sentinel.imported', dc: 'us' })
    },
  ],
  [
    'a disconnect',
    async (ground) => {
      await logIn(ground, 'a')
      return () => disconnect(ground.auth, 'a')
    },
  ],
]

describe('case 28: a store that fails at any step of a flow', () => {
  for (const [name, prepare] of flows) {
    for (const when of ['before', 'after'] as const) {
      it(`case 28: ${name}, ${when} the step was done: a typed error, a row that can be read, and the next login works`, async () => {
        let failed = 0
        for (let step = 1; step < 20; step += 1) {
          const store: Fragile = fragileStore(memoryStore())
          const ground = openZoho({ auth: { store } })
          const run = await prepare(ground)
          const stored = await ground.grant('a')
          let seen = 0
          store[when] = () => {
            seen += 1
            if (seen === step) throw new Error('the disk is on fire')
          }
          const outcome = await run().then(
            () => 'done',
            (error: { code: string }) => error.code,
          )
          store[when] = () => {}
          if (seen < step) break
          failed += 1

          // A count of the warning may be lost; nothing else goes unnoticed.
          expect(outcome === 'STORE' || (outcome === 'done' && step > 3)).toBe(true)
          const now = await ground.grant('a')
          await describeGrant(ground.auth, 'a')
          expect(outcome === 'STORE' && when === 'before' ? now : stored).toEqual(stored)

          await disconnect(ground.auth, 'a', { whenNotRevoked: 'remove' })
          await logIn(ground, 'a')
          const { value, apiDomain } = await tokenFor(ground.auth, 'a')()
          const answer = await ground.emulator.fetch(`${apiDomain}/crm/v7/org`, {
            headers: { authorization: `Zoho-oauthtoken ${value}` },
          })
          expect(answer.status).toBe(200)
        }
        expect(failed).toBeGreaterThanOrEqual(2)
      })
    }
  }
})
