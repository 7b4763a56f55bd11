import { describe, expect, test } from 'vitest'
import { createEmulator, issueGrant } from '../../src/index.ts'
import { call, codeOf, COUNT, SCOPES } from '../accounts/client.ts'

const start = Date.parse('2026-03-02T08:00:00Z')

describe('what an API call must carry', () => {
  test('no token is AUTHENTICATION_FAILURE, and so is another scheme', async () => {
    const emulator = createEmulator({ start })
    const { accessToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    expect(await codeOf(await call(emulator, {}))).toBe('401 AUTHENTICATION_FAILURE')
    for (const authorization of [accessToken, `Token ${accessToken}`, 'Zoho-oauthtoken']) {
      expect(await codeOf(await call(emulator, {}, { headers: { authorization } }))).toBe(
        '401 AUTHENTICATION_FAILURE',
      )
    }
    expect(JSON.stringify(emulator.journal.entries())).not.toContain(accessToken)
  })

  test('E1: Bearer is taken as well, unless a reading refuses it', async () => {
    const emulator = createEmulator({ start })
    const { accessToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    for (const scheme of ['Bearer', 'bearer', 'Zoho-oauthtoken', 'zoho-oauthtoken']) {
      const authorization = `${scheme} ${accessToken}`
      expect((await call(emulator, {}, { headers: { authorization } })).status).toBe(200)
    }
    emulator.configure({ readings: { gateway: { bearer: 'refused' } } })
    const bearer = { headers: { authorization: `Bearer ${accessToken}` } }
    expect(await codeOf(await call(emulator, {}, bearer))).toBe('401 AUTHENTICATION_FAILURE')
    expect((await call(emulator, { token: accessToken })).status).toBe(200)
  })

  test('a token in the query is not a token', async () => {
    const emulator = createEmulator({ start })
    const { accessToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    const answer = await call(emulator, { path: `${COUNT}?access_token=${accessToken}` })
    expect(await codeOf(answer)).toBe('401 AUTHENTICATION_FAILURE')
    expect(emulator.journal.entries()[0]).toMatchObject({
      query: 'access_token=***',
      secretsInQuery: ['access_token'],
    })
  })

  test('a token of another data center is INVALID_TOKEN', async () => {
    const emulator = createEmulator({ start })
    const { accessToken } = issueGrant(emulator, { dc: 'eu', scopes: SCOPES })
    expect(await codeOf(await call(emulator, { token: accessToken }))).toBe('401 INVALID_TOKEN')
    const accounts = createEmulator({ start, readings: { gateway: { deadToken: 'INVALID_OAUTHTOKEN' } } })
    expect(await codeOf(await call(accounts, { token: 'x' }))).toBe('401 INVALID_OAUTHTOKEN')
  })

  test('a token ends after its hour, and every answer says when', async () => {
    const emulator = createEmulator({ start })
    const { accessToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    const answer = await call(emulator, { token: accessToken })
    expect(answer.headers.get('x-accesstoken-reset')).toBe('2026-03-02T09:00:00+00:00')
    emulator.clock.advance(3_600_000)
    expect(await codeOf(await call(emulator, { token: accessToken }))).toBe('401 INVALID_TOKEN')
  })

  test('a scope that was not granted is OAUTH_SCOPE_MISMATCH', async () => {
    const emulator = createEmulator({ start })
    const { accessToken } = issueGrant(emulator, { dc: 'us', scopes: ['ZohoCRM.org.READ'] })
    expect(await codeOf(await call(emulator, { token: accessToken }))).toBe('401 OAUTH_SCOPE_MISMATCH')
  })
})

describe('addresses', () => {
  test.each([
    ['/', '404 INVALID_URL_PATTERN'],
    ['/crm', '404 INVALID_URL_PATTERN'],
    ['/crm/v7', '404 INVALID_URL_PATTERN'],
    ['/crm/v7/', '404 INVALID_URL_PATTERN'],
    ['/crm/v7/nothing', '404 INVALID_URL_PATTERN'],
    ['/crm/v9/org', '404 INVALID_URL_PATTERN'],
    ['/crm/v1/org', '404 INVALID_URL_PATTERN'],
    ['/crm/v3.1/org', '404 INVALID_URL_PATTERN'],
    ['/crm/v2/org', '200 undefined'],
    ['/crm/v2.1/org', '200 undefined'],
    ['/crm/v7/settings/user_groups/1', '400 INVALID_DATA'],
  ])('%s is %s', async (path, code) => {
    const emulator = createEmulator({ start })
    const { accessToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    expect(await codeOf(await call(emulator, { path, token: accessToken }))).toBe(code)
  })

  test('the host of the CRM that people open refuses API calls', async () => {
    const emulator = createEmulator({ start })
    const { accessToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    const answer = await call(emulator, { origin: 'https://crm.zoho.com', token: accessToken })
    expect(await codeOf(answer)).toBe('400 INVALID_HOST')
  })

  test('v7 and v8 are served', async () => {
    const emulator = createEmulator({ start })
    const { accessToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    for (const version of ['v7', 'v8']) {
      expect((await call(emulator, { path: `/crm/${version}/org`, token: accessToken })).status).toBe(200)
    }
  })
})
