import { describe, expect, it } from 'vitest'
import { issueGrant } from '@x/emulator'
import {
  type AuthEvent,
  connectOrganization,
  createAuth,
  disconnect,
  importGrant,
  tokenFor,
} from '../leak-check.ts'
import { failure, HOUR, inFront, setUp, SCOPES } from './setup.ts'

describe('several grants and logins', () => {
  it('a login under the same id during a refresh wins: its token is served, the refreshed one is not', async () => {
    const setup = setUp()
    await setup.connect()
    const fresh = issueGrant(setup.emulator, { dc: 'eu', scopes: SCOPES })
    let refreshed = ''
    const process = setup.process({
      fetch: async (input, init) => {
        const response = await setup.emulator.fetch(input, init)
        const isFirst = refreshed === ''
        refreshed ||= ((await response.clone().json()) as { access_token: string }).access_token
        if (isFirst) {
          setup.emulator.clock.advance(1)
          await importGrant(setup.own.auth, { grantId: 'alice', refreshToken: fresh.refreshToken, dc: 'eu' })
        }
        return response
      },
    })
    const token = await process.ask()
    expect(token.value).not.toBe(refreshed)
    expect((await setup.row())?.source).toEqual({ refreshToken: fresh.refreshToken })
    expect((await setup.row())?.access?.token).toBe(token.value)
  })

  it('a grant removed during a refresh is not resurrected', async () => {
    const setup = setUp()
    await setup.connect()
    const process = setup.process({
      fetch: inFront(setup.emulator.fetch, async (call) => {
        if (call === 1) await disconnect(setup.own.auth, 'alice')
        return undefined
      }),
    })
    const error = await failure(() => process.ask())
    expect(['GRANT_NOT_FOUND', 'REAUTHORIZATION_REQUIRED']).toContain(error['code'])
    expect(await setup.row()).toBeUndefined()
    expect(await failure(() => process.ask())).toMatchObject({ code: 'GRANT_NOT_FOUND' })
  })

  it('removed after Zoho answered and before the token is written: not resurrected either', async () => {
    const setup = setUp()
    await setup.connect()
    const process = setup.process({
      fetch: async (input, init) => {
        const response = await setup.emulator.fetch(input, init)
        await disconnect(setup.own.auth, 'alice')
        return response
      },
    })
    expect(await failure(() => process.ask())).toMatchObject({ code: 'GRANT_NOT_FOUND' })
    expect(await setup.row()).toBeUndefined()
  })

  it('an organization token is asked for anew when it ends, and survives its neighbours', async () => {
    const setup = setUp()
    const { selfClient } = setup.emulator
    const events: AuthEvent[] = []
    const auth = createAuth({
      clientId: selfClient.clientId,
      clientSecret: selfClient.clientSecret,
      store: setup.store,
      fetch: setup.emulator.fetch,
      clock: setup.emulator.clock,
      onEvent: (event) => void events.push(event),
    })
    const org = await setup.emulator.fetch('https://www.zohoapis.com/crm/v7/org', {
      headers: {
        authorization: `Zoho-oauthtoken ${issueGrant(setup.emulator, { dc: 'us', scopes: SCOPES }).accessToken}`,
      },
    })
    const [{ zgid }] = ((await org.json()) as { org: [{ zgid: string }] }).org
    await connectOrganization(auth, { soid: `ZohoCRM.${zgid}`, scopes: SCOPES, grantId: 'acme' })
    const first = await tokenFor(auth, 'acme')()
    setup.emulator.clock.advance(HOUR)
    const second = await tokenFor(auth, 'acme')()
    expect(second.value).not.toBe(first.value)
    expect(await setup.use(second)).toBe(200)
    expect(events.at(-1)).toMatchObject({ type: 'token-refreshed', grantId: 'acme', dc: 'us' })
    setup.emulator.clock.advance(HOUR)
    setup.emulator.faults.add({
      name: 'status',
      endpoint: 'token',
      status: 200,
      body: '{"error":"invalid_code"}',
    })
    expect(await failure(() => tokenFor(auth, 'acme')())).toMatchObject({ code: 'CLIENT_REJECTED' })
  })
})
