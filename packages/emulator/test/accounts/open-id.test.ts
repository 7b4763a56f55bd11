// A public OpenID client against the emulator: discovery, login, a signed ID token, user info, introspection (E7).
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretPost,
  customFetch,
  discovery,
  fetchUserInfo,
  tokenIntrospection,
} from 'openid-client'
import { describe, expect, it } from 'vitest'
import { authorize, createEmulator, type Emulator } from '@x/emulator'

const issuer = new URL('https://accounts.zoho.eu')

async function connect(emulator: Emulator): ReturnType<typeof discovery> {
  const { clientId, clientSecret } = emulator.client
  return discovery(issuer, clientId, undefined, ClientSecretPost(clientSecret), {
    [customFetch]: emulator.fetch as never,
  })
}

describe('an OpenID client', () => {
  // Its checks of time go by the machine's clock.
  const emulator = createEmulator()
  const { redirectUri, clientId } = emulator.client

  it('logs in, and takes the ID token for signed, for itself and for this login', async () => {
    const client = await connect(emulator)
    const url = buildAuthorizationUrl(client, {
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      nonce: 'n-1',
      state: 's-1',
      response_type: 'code',
    })
    const back = new URL((await authorize(emulator, url)).replace(/&$/, ''))
    for (const name of ['location', 'accounts-server']) back.searchParams.delete(name)
    const tokens = await authorizationCodeGrant(
      client,
      back,
      { expectedNonce: 'n-1', expectedState: 's-1', idTokenExpected: true },
      { redirect_uri: redirectUri },
    )
    const claims = tokens.claims()
    expect(claims).toMatchObject({
      iss: issuer.origin,
      aud: clientId,
      nonce: 'n-1',
      email: expect.stringContaining('@') as string,
    })

    const { jwks_uri: keysAt } = client.serverMetadata()
    const { keys } = (await (await emulator.fetch(keysAt ?? '')).json()) as {
      keys: object[]
    }
    const [header = '', payload = '', signature = ''] = (tokens.id_token ?? '').split('.')
    const hash = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('jwk', keys[0] ?? {}, hash, false, ['verify'])
    const signed = new TextEncoder().encode(`${header}.${payload}`)
    expect(await crypto.subtle.verify(hash, key, Buffer.from(signature, 'base64url'), signed)).toBe(true)
    const forged = new TextEncoder().encode(`${header}.${payload}x`)
    expect(await crypto.subtle.verify(hash, key, Buffer.from(signature, 'base64url'), forged)).toBe(false)

    expect(await fetchUserInfo(client, tokens.access_token, claims?.sub ?? '')).toMatchObject({
      sub: claims?.sub,
      email: claims?.['email'],
    })
    expect(await tokenIntrospection(client, tokens.access_token)).toMatchObject({
      active: true,
      client_id: clientId,
      sub: claims?.sub,
    })
    expect(await tokenIntrospection(client, 'somebody else’s')).toEqual({ active: false })
    emulator.expireAccessTokens()
    expect(await tokenIntrospection(client, tokens.access_token)).toEqual({ active: false })
  })

  it('gets no ID token without openid, and a page for user info', async () => {
    const client = await connect(emulator)
    const url = buildAuthorizationUrl(client, {
      redirect_uri: redirectUri,
      scope: 'ZohoCRM.org.READ',
      state: 's',
      response_type: 'code',
    })
    const code = new URL(await authorize(emulator, url)).searchParams.get('code') ?? ''
    const { clientSecret } = emulator.client
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: clientId,
      client_secret: clientSecret,
    })
    const answer = (await (
      await emulator.fetch(`${issuer.origin}/oauth/v2/token`, { method: 'POST', body })
    ).json()) as Record<string, string>
    expect(answer).not.toHaveProperty('id_token')
    const page = await emulator.fetch(`${issuer.origin}/oauth/v2/userinfo`, {
      headers: { authorization: `Bearer ${answer['access_token']}` },
    })
    expect([page.status, page.headers.get('content-type')]).toEqual([
      400,
      expect.stringContaining('text/html'),
    ])
  })
})
