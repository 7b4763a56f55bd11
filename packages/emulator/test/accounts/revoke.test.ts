import { describe, expect, test } from 'vitest'
import { createEmulator, issueGrant } from '../../src/index.ts'
import { accountsOf, call, codeOf, connect, post, SCOPES, tokenCall } from './client.ts'

const start = Date.parse('2026-03-02T08:00:00Z')

describe('the older revoke', () => {
  test('takes the token in the query or the form, and its access tokens die', async () => {
    for (const where of ['query', 'form'] as const) {
      const emulator = createEmulator({ start })
      const { refreshToken, accessToken } = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
      const response =
        where === 'form'
          ? await post(emulator, 'us', '/oauth/v2/token/revoke', { token: refreshToken })
          : await emulator.fetch(
              `${accountsOf(emulator, 'us')}/oauth/v2/token/revoke?token=${refreshToken}`,
              { method: 'POST' },
            )
      expect(await response.json()).toEqual({ status: 'success' })
      expect(await codeOf(await call(emulator, { token: accessToken }))).toBe('401 INVALID_TOKEN')
      const form = { grant_type: 'refresh_token', refresh_token: refreshToken }
      expect(await tokenCall(emulator, 'us', form)).toEqual({ error: 'invalid_code' })
    }
  })

  test('answers 400 with a page for a token that is not there, also that of another data center', async () => {
    const emulator = createEmulator({ start })
    const { refreshToken } = issueGrant(emulator, { dc: 'eu', scopes: SCOPES })
    for (const token of ['nothing', refreshToken]) {
      const response = await post(emulator, 'us', '/oauth/v2/token/revoke', { token })
      expect(response.status).toBe(400)
      expect(response.headers.get('content-type')).toContain('text/html')
    }
    expect((await post(emulator, 'eu', '/oauth/v2/token/revoke', { token: refreshToken })).status).toBe(200)
  })

  test('after it, consent gives a refresh token again', async () => {
    const emulator = createEmulator({ start })
    const { refresh_token: token } = await connect(emulator, {}, { prompt: undefined })
    await post(emulator, 'us', '/oauth/v2/token/revoke', { token: String(token) })
    expect(await connect(emulator, {}, { prompt: undefined })).toHaveProperty('refresh_token')
  })
})

describe('the newer revoke', () => {
  test('wants the client, the right type and its own token', async () => {
    const emulator = createEmulator({ start })
    const grant = issueGrant(emulator, { dc: 'us', scopes: SCOPES })
    const { clientId, clientSecret } = emulator.client
    const basic = { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` }
    const other = emulator.registerClient({})
    const foreign = { authorization: `Basic ${btoa(`${other.clientId}:${other.clientSecret}`)}` }
    const path = '/oauth/v2/revoke/token'
    const refused = [
      await post(emulator, 'us', path, { token: grant.refreshToken }),
      await post(emulator, 'us', path, { token: grant.refreshToken }, foreign),
      await post(emulator, 'us', path, { token: grant.accessToken }, basic),
      await post(emulator, 'us', path, { token: grant.refreshToken, token_type: 'access_token' }, basic),
    ]
    expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 400])
    expect(
      (await post(emulator, 'us', path, { token: grant.accessToken, token_type: 'access_token' }, basic))
        .status,
    ).toBe(200)
    expect(await codeOf(await call(emulator, { token: grant.accessToken }))).toBe('401 INVALID_TOKEN')
    expect((await post(emulator, 'us', path, { token: grant.refreshToken }, basic)).status).toBe(200)
  })

  test('a reading leaves one of the two', async () => {
    const old = createEmulator({ start, readings: { tokens: { revokeEndpoint: 'old' } } })
    expect((await post(old, 'us', '/oauth/v2/revoke/token', {})).status).toBe(404)
    const recent = createEmulator({ start, readings: { tokens: { revokeEndpoint: 'new' } } })
    expect((await post(recent, 'us', '/oauth/v2/token/revoke', {})).status).toBe(404)
  })
})
