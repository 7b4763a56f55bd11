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
import { logIn, openZoho, refusal, SCOPES, type Ground } from '../zoho.ts'

async function organizationName({ emulator }: Ground, token: AccessToken): Promise<[number, unknown]> {
  const response = await emulator.fetch(`${token.apiDomain}/crm/v7/org`, {
    headers: { authorization: `Zoho-oauthtoken ${token.value}` },
  })
  const { org } = (await response.json()) as { org?: { zgid: string }[] }
  return [response.status, org?.[0]?.zgid]
}

/** A grant works, is renewed when its hour is over, is described without secrets, and ends. */
async function live(ground: Ground, grantId: string, dc: string, kind: string): Promise<void> {
  const { auth, emulator, sent } = ground
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
  expect(await organizationName(ground, first)).toEqual([200, expect.stringMatching(/^\d+$/)])

  emulator.clock.advance(3_600_000)
  const second = await source()
  expect(second.value).not.toBe(first.value)
  expect(await organizationName(ground, second)).toEqual([200, expect.any(String)])
  expect(sent.at(-1)).toMatchObject({ origin: row.accounts, path: '/oauth/v2/token' })

  expect(await disconnect(auth, grantId)).toEqual({ found: true, revoked: true })
  expect((await organizationName(ground, second))[0]).toBe(401)
  expect(await describeGrant(auth, grantId)).toBeUndefined()
  expect((await refusal(Promise.resolve(source()))).code).toBe('GRANT_NOT_FOUND')
}

/** China stands apart: only a client registered there reaches its users. */
const registeredIn = (dc: string): string => (dc === 'cn' ? 'cn' : 'us')

describe.each(dataCenters.map(({ id }) => id))('in %s', (dc) => {
  it('a user logs in on the web; nobody said where they live', async () => {
    const ground = openZoho({ auth: { dc: registeredIn(dc) } })
    expect(await logIn(ground, 'user-1', { decision: { account: dc } })).toMatchObject({ dc })
    expect(ground.sent[0]?.form.get('redirect_uri')).toBe(ground.emulator.client.redirectUri)
    await live(ground, 'user-1', dc, 'refresh-token')
  })

  it('with PKCE', async () => {
    const ground = openZoho({ auth: { dc: registeredIn(dc) } })
    await logIn(ground, 'user-1', { pkce: 'S256', decision: { account: dc } })
    expect(ground.sent[0]?.form.get('code_verifier')).toMatch(/^[\w-]{43}$/)
  })

  it("a self client's code is redeemed", async () => {
    const ground = openZoho({ auth: { dc: 'us' } })
    const self = openZoho({
      on: ground.emulator,
      auth: {
        clientId: ground.emulator.selfClient.clientId,
        clientSecret: ground.emulator.selfClient.clientSecret,
        dc,
      },
    })
    const code = issueSelfClientCode(ground.emulator, { dc, scopes: SCOPES })
    await redeemSelfClientCode(self.auth, { code, grantId: 'nightly' })
    expect(self.sent[0]?.form.has('redirect_uri')).toBe(false)
    await live(self, 'nightly', dc, 'refresh-token')
  })

  it('an organisation token is obtained', async () => {
    const ground = openZoho({ auth: { dc } })
    const { accessToken, apiDomain } = issueGrant(ground.emulator, { dc, scopes: SCOPES })
    const [, zgid] = await organizationName(ground, { value: accessToken, apiDomain } as AccessToken)
    const soid = `ZohoCRM.${String(zgid)}`
    const grant = await connectOrganization(ground.auth, { soid, scopes: SCOPES, grantId: 'acme' })
    expect(grant.organization).toBe(soid)
    await live(ground, 'acme', dc, 'organization')
  })

  it('a device logs in, and is sent on to where its user lives', async () => {
    const start = registeredIn(dc)
    const base = openZoho()
    const { clientId, clientSecret } = base.emulator.deviceClient
    const ground = openZoho({
      on: base.emulator,
      auth: { clientId, clientSecret, dc: start, clock: deviceClock(base.emulator).clock },
    })
    const device = await startDeviceLogin(ground.auth, { scopes: SCOPES })
    expect(new URL(device.verificationUri).origin).toBe(dataCenters.find(({ id }) => id === start)!.accounts)
    await approveDevice(ground.emulator, { userCode: device.userCode, dc: start, account: dc })
    expect(await finishDeviceLogin(ground.auth, { device, grantId: 'tv' })).toMatchObject({ dc })
    await live(ground, 'tv', dc, 'refresh-token')
  })

  it('a refresh token that exists already is imported', async () => {
    const ground = openZoho({ auth: { dc: registeredIn(dc) } })
    const { refreshToken } = issueGrant(ground.emulator, { dc, scopes: SCOPES })
    await importGrant(ground.auth, { grantId: 'old', refreshToken, dc, scopes: SCOPES })
    expect(ground.sent).toEqual([])
    await live(ground, 'old', dc, 'refresh-token')
  })
})
