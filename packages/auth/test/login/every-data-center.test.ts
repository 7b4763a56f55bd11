import { dataCenters } from '@x/dc'
import { approveDevice, issueGrant, issueSelfClientCode } from '@x/emulator'
import { describe, expect, it } from 'vitest'
import {
  connectOrganization,
  describeGrant,
  disconnect,
  finishDeviceLogin,
  importGrant,
  redeemSelfClientCode,
  startDeviceLogin,
  tokenFor,
  type AccessToken,
} from '../leak-check.ts'
import { deviceClock } from '../device-clock.ts'
import { logIn, setUpZoho, refusal, SCOPES, type Setup } from '../zoho.ts'

async function organizationName({ emulator }: Setup, token: AccessToken): Promise<[number, unknown]> {
  const response = await emulator.fetch(`${token.apiDomain}/crm/v7/org`, {
    headers: { authorization: `Zoho-oauthtoken ${token.value}` },
  })
  const { org } = (await response.json()) as { org?: { zgid: string }[] }
  return [response.status, org?.[0]?.zgid]
}

/** A grant works, is renewed when its hour is over, is described without secrets, and ends. */
async function live(setup: Setup, grantId: string, dc: string, kind: string): Promise<void> {
  const { auth, emulator, sent } = setup
  const row = dataCenters.find((each) => each.id === dc)!
  expect(await describeGrant(auth, grantId)).toMatchObject({
    grantId,
    dc,
    kind,
    environment: 'production',
    apiDomain: row.api.production,
    scopes: SCOPES,
    status: 'active',
  })
  const source = tokenFor(auth, grantId)
  const first = await source()
  expect(first).toMatchObject({ apiDomain: row.api.production, scopes: SCOPES })
  expect(await organizationName(setup, first)).toEqual([200, expect.stringMatching(/^\d+$/)])

  emulator.clock.advance(3_600_000)
  const second = await source()
  expect(second.value).not.toBe(first.value)
  expect(await organizationName(setup, second)).toEqual([200, expect.any(String)])
  expect(sent.at(-1)).toMatchObject({ origin: row.accounts, path: '/oauth/v2/token' })

  expect(await disconnect(auth, grantId)).toEqual({ found: true, revoked: true })
  expect((await organizationName(setup, second))[0]).toBe(401)
  expect(await describeGrant(auth, grantId)).toBeUndefined()
  expect((await refusal(Promise.resolve(source()))).code).toBe('GRANT_NOT_FOUND')
}

/** China stands apart: only a client registered there reaches its users. */
const registeredIn = (dc: string): string => (dc === 'cn' ? 'cn' : 'us')

describe.each(dataCenters.map(({ id }) => id))('in %s', (dc) => {
  it('a user logs in on the web; nobody said where they live', async () => {
    const setup = setUpZoho({ auth: { dc: registeredIn(dc) } })
    expect(await logIn(setup, 'user-1', { decision: { account: dc } })).toMatchObject({ dc })
    expect(setup.sent[0]?.form.get('redirect_uri')).toBe(setup.emulator.client.redirectUri)
    await live(setup, 'user-1', dc, 'refresh-token')
  })

  it('with PKCE', async () => {
    const setup = setUpZoho({ auth: { dc: registeredIn(dc) } })
    await logIn(setup, 'user-1', { pkce: 'S256', decision: { account: dc } })
    expect(setup.sent[0]?.form.get('code_verifier')).toMatch(/^[\w-]{43}$/)
  })

  it("a self client's code is redeemed", async () => {
    const setup = setUpZoho({ auth: { dc: 'us' } })
    const self = setUpZoho({
      on: setup.emulator,
      auth: {
        clientId: setup.emulator.selfClient.clientId,
        clientSecret: setup.emulator.selfClient.clientSecret,
        dc,
      },
    })
    const code = issueSelfClientCode(setup.emulator, { dc, scopes: SCOPES })
    await redeemSelfClientCode(self.auth, { code, grantId: 'nightly' })
    expect(self.sent[0]?.form.has('redirect_uri')).toBe(false)
    await live(self, 'nightly', dc, 'refresh-token')
  })

  it('an organization token is obtained', async () => {
    const setup = setUpZoho({ auth: { dc } })
    const { accessToken, apiDomain } = issueGrant(setup.emulator, { dc, scopes: SCOPES })
    const [, zgid] = await organizationName(setup, { value: accessToken, apiDomain } as AccessToken)
    const soid = `ZohoCRM.${String(zgid)}`
    const grant = await connectOrganization(setup.auth, { soid, scopes: SCOPES, grantId: 'acme' })
    expect(grant.organization).toBe(soid)
    await live(setup, 'acme', dc, 'organization')
  })

  it('a device logs in, and is sent on to where its user lives', async () => {
    const start = registeredIn(dc)
    const base = setUpZoho()
    const { clientId, clientSecret } = base.emulator.deviceClient
    const setup = setUpZoho({
      on: base.emulator,
      auth: { clientId, clientSecret, dc: start, clock: deviceClock(base.emulator).clock },
    })
    const device = await startDeviceLogin(setup.auth, { scopes: SCOPES })
    expect(new URL(device.verificationUri).origin).toBe(dataCenters.find(({ id }) => id === start)!.accounts)
    await approveDevice(setup.emulator, { userCode: device.userCode, dc: start, account: dc })
    expect(await finishDeviceLogin(setup.auth, { device, grantId: 'tv' })).toMatchObject({ dc })
    await live(setup, 'tv', dc, 'refresh-token')
  })

  it('a refresh token that exists already is imported', async () => {
    const setup = setUpZoho({ auth: { dc: registeredIn(dc) } })
    const { refreshToken } = issueGrant(setup.emulator, { dc, scopes: SCOPES })
    await importGrant(setup.auth, { grantId: 'old', refreshToken, dc, scopes: SCOPES })
    expect(setup.sent).toEqual([])
    await live(setup, 'old', dc, 'refresh-token')
  })
})
