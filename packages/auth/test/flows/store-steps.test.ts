import { describe, expect, it } from 'vitest'
import { describeGrant, disconnect, finishLogin, importGrant, memoryStore, tokenFor } from '../leak-check.ts'
import { fragileStore } from '../refresh/setup.ts'
import { callback, logIn, setUpZoho, type Setup } from '../zoho.ts'

type Fragile = ReturnType<typeof fragileStore>

/** A flow, and what has happened before it. */
const flows: readonly (readonly [string, (setup: Setup) => Promise<() => Promise<unknown>>])[] = [
  [
    'a first login',
    async (setup) => {
      const back = await callback(setup)
      return () => finishLogin(setup.auth, { ...back, grantId: 'a' })
    },
  ],
  [
    'a login over another',
    async (setup) => {
      await logIn(setup, 'a')
      const back = await callback(setup)
      return () => finishLogin(setup.auth, { ...back, grantId: 'a' })
    },
  ],
  [
    'an import over a login',
    async (setup) => {
      await logIn(setup, 'a')
      return () => importGrant(setup.auth, { grantId: 'a', refreshToken: '1000.planted.imported', dc: 'us' })
    },
  ],
  [
    'a disconnect',
    async (setup) => {
      await logIn(setup, 'a')
      return () => disconnect(setup.auth, 'a')
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
          const setup = setUpZoho({ auth: { store } })
          const run = await prepare(setup)
          const stored = await setup.grant('a')
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
          const now = await setup.grant('a')
          await describeGrant(setup.auth, 'a')
          expect(outcome === 'STORE' && when === 'before' ? now : stored).toEqual(stored)

          await disconnect(setup.auth, 'a', { whenNotRevoked: 'remove' })
          await logIn(setup, 'a')
          const { value, apiDomain } = await tokenFor(setup.auth, 'a')()
          const answer = await setup.emulator.fetch(`${apiDomain}/crm/v7/org`, {
            headers: { authorization: `Zoho-oauthtoken ${value}` },
          })
          expect(answer.status).toBe(200)
        }
        expect(failed).toBeGreaterThanOrEqual(2)
      })
    }
  }
})
