import { describe, expect, test } from 'vitest'
import { createClient, path, request } from '@x/client'
import { clientOn } from './fake-zoho.ts'

const roles = { path: path`settings/roles` }
const flat = (status: number, code: string, details: object = {}): Response =>
  Response.json({ code, details, message: 'words', status: 'error' }, { status })
const fine = (): Response => Response.json({ roles: [] })

describe('bodies and statuses', () => {
  test.each([204, 205, 304])('HTTP %i is no body', async (status) => {
    const { zoho } = clientOn([new Response(null, { status })])
    expect(await request(zoho, roles)).toBeUndefined()
  })
  test('an empty 200 is no body', async () => {
    const { zoho } = clientOn([new Response('')])
    expect(await request(zoho, roles)).toBeUndefined()
  })
  test('a redirect is refused and not followed', async () => {
    const { zoho, requests } = clientOn([
      new Response(null, { status: 307, headers: { location: 'https://evil.example' } }),
    ])
    await expect(request(zoho, roles)).rejects.toMatchObject({ code: 'REDIRECT_REFUSED', status: 307 })
    expect(requests).toHaveLength(1)
    expect(requests[0]?.redirect).toBe('manual')
  })
  test('HTML is not an answer, its tags do not reach the message', async () => {
    const html = new Response('<script>x</script><h1>Portal</h1>', {
      headers: { 'content-type': 'text/html' },
    })
    const { zoho } = clientOn([html])
    const error = await request(zoho, roles, { retries: 0 }).catch((each: unknown) => each)
    expect(error).toMatchObject({ code: 'NON_JSON_RESPONSE', host: 'www.zohoapis.eu', status: 200 })
    expect(String(error)).not.toContain('<')
  })
  test.each(['{"roles":[', 'nonsense', '﻿{'])('%j is not an answer', async (text) => {
    const { zoho } = clientOn([new Response(text, { headers: { 'content-type': 'application/json' } })])
    await expect(request(zoho, roles, { retries: 0 })).rejects.toMatchObject({ code: 'NON_JSON_RESPONSE' })
  })
  test('a flat error inside a 200 is an error', async () => {
    const { zoho } = clientOn([flat(200, 'INVALID_DATA')])
    await expect(request(zoho, roles)).rejects.toMatchObject({ code: 'INVALID_DATA', status: 200 })
  })
  test('the raw response is handed out unread', async () => {
    const { zoho } = clientOn([new Response('a,b', { headers: { 'content-type': 'text/csv' } })])
    const response = await request(zoho, { ...roles, as: 'response' })
    expect(await response.text()).toBe('a,b')
  })
})

describe('a refused token', () => {
  test.each(['INVALID_TOKEN', 'INVALID_OAUTHTOKEN', 'AUTHENTICATION_FAILURE'])(
    '%s: one other token, one replay',
    async (code) => {
      const { zoho, requests, needs } = clientOn([flat(401, code), fine()])
      await request(zoho, roles)
      expect(requests.map((each) => each.headers.get('authorization'))).toEqual([
        'Zoho-oauthtoken token-0',
        'Zoho-oauthtoken token-1',
      ])
      expect(needs[1]?.rejected).toBe('token-0')
    },
  )
  test('401 for ever: one replay, then the error with a cure', async () => {
    const { zoho, requests } = clientOn([flat(401, 'INVALID_TOKEN')])
    await expect(request(zoho, roles)).rejects.toThrow(/another data center or environment/)
    expect(requests).toHaveLength(2)
  })
  test('the same token again is not sent again', async () => {
    const token = (): { value: string; apiDomain: string } => ({
      value: 'same',
      apiDomain: 'https://www.zohoapis.eu',
    })
    const { zoho, requests } = clientOn([flat(401, 'INVALID_TOKEN')], { token })
    await expect(request(zoho, roles)).rejects.toMatchObject({ code: 'INVALID_TOKEN' })
    expect(requests).toHaveLength(1)
  })
  test('a write is replayed with its body', async () => {
    const echo = async (sent: Request): Promise<Response> => Response.json({ sent: await sent.json() })
    const { zoho } = clientOn([flat(401, 'INVALID_TOKEN'), echo])
    const call = { ...roles, method: 'POST' as const, body: { a: 1 } }
    expect(await request(zoho, call, { retries: 0 })).toEqual({ sent: { a: 1 } })
  })
  test('a stream is not replayed', async () => {
    const { zoho, requests } = clientOn([flat(401, 'INVALID_TOKEN')])
    const body = new Blob(['x']).stream()
    await expect(request(zoho, { ...roles, method: 'POST', body })).rejects.toMatchObject({ status: 401 })
    expect(requests).toHaveLength(1)
  })
  test.each([
    [401, 'OAUTH_SCOPE_MISMATCH'],
    [403, 'OAUTH_SCOPE_MISMATCH'],
    [401, 'INVALID_OAUTHSCOPE'],
  ])('a scope error never asks for another token: HTTP %i %s', async (status, code) => {
    const { zoho, needs } = clientOn([flat(status, code)])
    await expect(request(zoho, { ...roles, scopes: ['ZohoCRM.settings.roles.READ'] })).rejects.toMatchObject({
      code: 'MISSING_SCOPE',
      missing: ['ZohoCRM.settings.roles.READ'],
    })
    expect(needs).toHaveLength(1)
  })
  test('a replacement of another data center gets nothing', async () => {
    let asked = 0
    const token = (): { value: string; apiDomain: string } => {
      asked += 1
      return {
        value: `t${asked}`,
        apiDomain: asked === 1 ? 'https://www.zohoapis.eu' : 'https://www.zohoapis.com',
      }
    }
    const { zoho, requests } = clientOn([flat(401, 'INVALID_TOKEN')], { token })
    await expect(request(zoho, roles)).rejects.toMatchObject({ code: 'DATA_CENTER_MISMATCH' })
    expect(requests).toHaveLength(1)
  })
})

describe('places', () => {
  const at =
    (
      apiDomain: string,
      environment?: 'sandbox' | 'production',
    ): (() => { value: string; apiDomain: string; environment?: 'sandbox' | 'production' }) =>
    () => ({ value: 't', apiDomain, ...(environment === undefined ? {} : { environment }) })
  test.each([
    [{ dc: 'us', token: at('https://www.zohoapis.eu') }, 'DATA_CENTER_MISMATCH'],
    [
      { environment: 'production' as const, token: at('https://www.zohoapis.eu', 'sandbox') },
      'DATA_CENTER_MISMATCH',
    ],
    [{ environment: 'sandbox' as const, token: at('https://www.zohoapis.eu') }, 'DATA_CENTER_MISMATCH'],
    [{ token: at('https://sandbox.zohoapis.eu', 'production') }, 'DATA_CENTER_MISMATCH'],
    [{ token: at('https://developer.zohoapis.eu', 'sandbox') }, 'DATA_CENTER_MISMATCH'],
    [{ token: at('https://www.zohoapis.uk', 'sandbox') }, 'UNCONFIRMED_HOST'],
    [{ token: at('https://www.zohoapis.eu.evil.example') }, 'UNKNOWN_DATA_CENTER'],
    [{ token: at('http://www.zohoapis.eu') }, 'UNKNOWN_DATA_CENTER'],
  ])('%j is refused without a request', async (options, code) => {
    const { zoho, requests } = clientOn([fine()], options)
    await expect(request(zoho, roles)).rejects.toMatchObject({ code })
    expect(requests).toHaveLength(0)
  })
  test('a sandbox grant whose api_domain names production goes to the sandbox', async () => {
    const { zoho, requests } = clientOn([fine()], { token: at('https://www.zohoapis.eu', 'sandbox') })
    await request(zoho, roles)
    expect(requests[0]?.url).toBe('https://sandbox.zohoapis.eu/crm/v7/settings/roles')
  })
  test('versions', async () => {
    const { zoho, requests } = clientOn([fine()], { version: 'v8' })
    await request(zoho, roles)
    expect(requests[0]?.url).toContain('/crm/v8/')
    expect(() => createClient({ token: at(''), version: '8' as never })).toThrow(/v7/)
    expect(() => createClient({ token: at(''), dataCentres: [] } as never)).toThrow(
      /Unknown option "dataCentres" for createClient/,
    )
  })
})
