import { dataCenters, singapore, type DataCenter } from '@x/dc'
import { isToolkitError } from '@x/dc/error'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hostileText } from '../../../dc/test/hostile-text.ts'
import { deviceClock } from '../device-clock.ts'
import {
  checkLeaks,
  createAuth,
  disconnect,
  finishDeviceLogin,
  finishLogin,
  importGrant,
  redeemSelfClientCode,
  startDeviceLogin,
  startLogin,
  tokenFor,
  type Auth,
} from '../leak-check.ts'
import { createEmulator } from '@x/emulator'
import { SCOPES, START } from '../zoho.ts'

/** What somebody who stands between us and Zoho, or at the user's browser, makes each message say. */
interface Lies {
  readonly location: string | undefined
  readonly accountsServer: string | undefined
  readonly apiDomain: string | undefined
  readonly otherDataCenter: string
  readonly dc: string
  readonly redirect: string | undefined
}

const everywhere = [...dataCenters, singapore]
const text = hostileText(
  everywhere.flatMap((row) => [row.accounts, ...Object.values(row.api), ...row.apiDomainAliases]),
)
const name = fc.oneof(fc.constantFrom(...everywhere.flatMap((row) => [row.id, ...row.aliases])), text)
const lies: fc.Arbitrary<Lies> = fc.record({
  location: fc.option(name, { nil: undefined, freq: 1 }),
  accountsServer: fc.option(text, { nil: undefined, freq: 1 }),
  apiDomain: fc.option(text, { nil: undefined, freq: 1 }),
  otherDataCenter: name,
  dc: name,
  redirect: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: text }),
})

/** A network on which every server says what the lies say. It notes where it was asked. */
function lyingNetwork(lie: Lies): { readonly fetch: typeof fetch; readonly asked: string[] } {
  const asked: string[] = []
  let polls = 0
  const answer = (path: string): Record<string, unknown> => {
    if (path === '/oauth/v3/device/code') {
      return {
        device_code: '1004.planted-device-code',
        user_code: 'ABCD-EFGH',
        verification_url: `${new URL(asked.at(-1) ?? '').origin}/d`,
        expires_in: 300,
      }
    }
    if (path.includes('revoke')) return { status: 'success' }
    polls += 1
    if (path === '/oauth/v3/device/token' && polls % 2 === 1)
      return { error: 'other_dc', user_location: lie.otherDataCenter }
    return {
      access_token: `1000.planted-access-token.${polls}`,
      refresh_token: `1000.planted-refresh-token.${polls}`,
      token_type: 'Bearer',
      expires_in: 3600,
      ...(lie.apiDomain === undefined ? {} : { api_domain: lie.apiDomain }),
    }
  }
  return {
    asked,
    fetch: async (input) => {
      const address = input instanceof Request ? input.url : String(input)
      asked.push(address)
      if (lie.redirect !== undefined && !/[^\u0020-\u007E]/.test(lie.redirect))
        return new Response(null, { status: 307, headers: { location: lie.redirect } })
      return Response.json(answer(new URL(address).pathname))
    },
  }
}

/** Whether a flow succeeded; a refusal of the documented kinds is the other way it may end. */
async function attempt<T>(flow: () => Promise<T>): Promise<T | undefined> {
  try {
    return await flow()
  } catch (error) {
    if (isToolkitError(error)) return undefined
    throw error
  }
}

/** Every flow once, each followed by a use and an end of its grant. The tokens that were handed out. */
async function everyFlow(auth: Auth, lie: Lies): Promise<readonly { readonly apiDomain: string }[]> {
  const tokens: { readonly apiDomain: string }[] = []
  const flows: readonly ((grantId: string) => Promise<unknown>)[] = [
    async (grantId) => {
      const { url, pending } = await startLogin(auth, { scopes: SCOPES })
      expect(new URL(url).origin).toBe(everywhere.find(({ id }) => id === auth.dc)?.accounts)
      const query = new URLSearchParams({
        code: '1000.planted-code',
        state: new URL(url).searchParams.get('state') ?? '',
      })
      if (lie.location !== undefined) query.set('location', lie.location)
      if (lie.accountsServer !== undefined) query.set('accounts-server', lie.accountsServer)
      return finishLogin(auth, { url: `?${query.toString()}`, pending, grantId })
    },
    (grantId) => redeemSelfClientCode(auth, { code: '1000.planted-code', grantId, dc: lie.dc }),
    (grantId) => importGrant(auth, { grantId, refreshToken: '1000.planted-refresh-token', dc: lie.dc }),
    async (grantId) =>
      finishDeviceLogin(auth, { device: await startDeviceLogin(auth, { scopes: SCOPES }), grantId }),
  ]
  for (const [index, flow] of flows.entries()) {
    const grantId = `grant-${index}`
    if ((await attempt(() => flow(grantId))) === undefined) continue
    const token = await attempt(async () => tokenFor(auth, grantId)())
    if (token !== undefined) tokens.push(token)
    await attempt(() => disconnect(auth, grantId, { whenNotRevoked: 'remove' }))
  }
  return tokens
}

it('whatever a callback, an answer or a caller says, nothing is sent to a host that is not in the table in use', async () => {
  let sent = 0
  let granted = 0
  let runs = 0
  const tables = fc.shuffledSubarray(everywhere, { minLength: 1 })
  const { clock } = deviceClock(createEmulator({ start: START }))
  const run = async (rows: readonly DataCenter[], lie: Lies): Promise<void> => {
    const network = lyingNetwork(lie)
    const auth = createAuth({
      clientId: '1000.EMULATOR',
      clientSecret: 'planted-client-secret',
      redirectUri: 'https://app.example/callback',
      dc: rows[0]!.id,
      dataCenters: rows,
      clock,
      fetch: network.fetch,
    })
    const tokens = await everyFlow(auth, lie)
    const accounts = new Set(rows.map((row) => row.accounts))
    for (const address of network.asked) {
      expect(accounts).toContain(new URL(address).origin)
      // Letter for letter, not only once it is parsed.
      expect([...accounts].some((origin) => address.startsWith(`${origin}/oauth/v`))).toBe(true)
    }
    const apis = new Set(rows.flatMap((row) => Object.values(row.api)))
    for (const { apiDomain } of tokens) expect(apis).toContain(apiDomain)
    sent += network.asked.length
    granted += tokens.length
    runs += 1
    checkLeaks()
  }
  await fc.assert(fc.asyncProperty(tables, lies, run), { numRuns: 300 })
  // The property must not hold because nothing ever happens.
  expect(sent).toBeGreaterThan(2 * runs)
  expect(granted).toBeGreaterThan(runs / 10)
})
