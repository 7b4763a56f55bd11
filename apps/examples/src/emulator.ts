import { authorize, createEmulator, defaultOrganization, issueGrant, type Emulator } from '@x/emulator'
import { listen } from '@x/emulator/node'

// #region first
/** A group's sources count from a Zoho in memory: no network, no account, no waiting. */
export async function firstCall(): Promise<unknown> {
  const emulator = createEmulator()
  const { accessToken, apiDomain } = issueGrant(emulator, {
    dc: 'eu',
    scopes: ['ZohoCRM.settings.user_groups.READ'],
  })
  const path = '/crm/v7/settings/user_groups/3652397000009952001/actions/sources_count'
  const headers = { authorization: `Zoho-oauthtoken ${accessToken}` }
  const response = await emulator.fetch(`${apiDomain}${path}`, { headers })
  return response.json()
}
// #endregion first

// #region hour
/** What is tested, before and after its token is over and Zoho has a bad day. `call` is yours. */
export async function badDay(call: (emulator: Emulator) => Promise<number>): Promise<readonly number[]> {
  const emulator = createEmulator({ start: Date.parse('2026-01-05T09:00:00Z') })
  const first = await call(emulator)
  emulator.clock.advance(3_600_000)
  emulator.faults.add({ name: 'html', endpoint: 'token' })
  emulator.faults.add({ name: '429', endpoint: 'crm', retryAfter: 2, count: 3 })
  return [first, await call(emulator)]
}
// #endregion hour

// #region login
/** Walks through login and consent as a user of the data center in India would; where the client is sent back to. */
export async function login(emulator: Emulator, addressFromYourClient: string): Promise<URL> {
  return new URL(await authorize(emulator, addressFromYourClient, { account: 'in' }))
}
// #endregion login

// #region listen
/** The same over HTTP. `dataCenters` goes to createAuth and createClient in place of the shipped table. */
export async function overHttp(): Promise<readonly string[]> {
  const server = await listen(createEmulator())
  const addresses = server.dataCenters.map((row) => row.accounts)
  await server.close()
  return [server.control, ...addresses]
}
// #endregion listen

// #region seed
/** Two organizations in Europe; everything else as by default. */
export function twoOrganizations(): Emulator {
  const { org, ...others } = defaultOrganization()
  const second = {
    ...others,
    org: { ...org, company_name: 'Second Ltd', license_details: { paid_type: 'free' } },
  } as const
  return createEmulator({ seed: { organizations: { eu: [defaultOrganization(), second] } } })
}
// #endregion seed
