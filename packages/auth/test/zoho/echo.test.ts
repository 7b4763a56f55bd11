import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  createAuth,
  finishLogin,
  importGrant,
  startDeviceLogin,
  startLogin,
  tokenFor,
} from '../../src/index.ts'

const SECRET = 'client-secret-0123456789'
const REFRESH = '1000.0123456789abcdef.fedcba9876543210'
const CODE = '1000.code0123456789.code9876543210'

type Answer = (body: string) => Response
const json = (value: unknown, status = 200): Response => Response.json(value, { status })
const page = (text: string, status = 403, type = 'text/html'): Response =>
  new Response(text, { status, headers: { 'content-type': type } })

/** Answers of an accounts server, or of what stands in its place, that show the request. */
const echoes: readonly (readonly [string, Answer])[] = [
  ['a page', (body) => page(`<p>Blocked: ${body}</p>`)],
  [
    'a page in pieces',
    (body) =>
      page(
        `<p>${new URLSearchParams(body).get('refresh_token') ?? new URLSearchParams(body).get('code')}</p>`,
      ),
  ],
  ['the secret in markup', () => page(`<b>${SECRET}</b>`)],
  ['a content type', () => page('<b>x</b>', 403, `text/html; x=${SECRET}`)],
  ['XML of a gateway in trouble', (body) => page(`<error>${body}</error>`, 502, 'application/xml')],
  ['a word', () => json({ error: SECRET.replaceAll('-', '_') && SECRET })],
  ['prose', (body) => json({ error: `Access Denied for ${body}`, status: 'failure' }, 400)],
  ['a message of 500', (body) => json({ error: body }, 500)],
  ['a location', () => json({ error: 'other_dc', user_location: SECRET })],
  [
    'an API domain',
    (body) =>
      json({
        access_token: '1000.new0123456789.new9876543210',
        expires_in: 3600,
        api_domain: `https://${new URLSearchParams(body).get('client_secret')}.example`,
      }),
  ],
  [
    'the new token as its API domain',
    () =>
      json({
        access_token: '1000.new0123456789.new9876543210',
        expires_in: 3600,
        api_domain: 'https://1000.new0123456789.new9876543210',
      }),
  ],
]

function authWith(answer: Answer): ReturnType<typeof createAuth> {
  return createAuth({
    clientId: '1000.CLIENT',
    clientSecret: SECRET,
    redirectUri: 'https://app.example/callback',
    fetch: async (_input, init) => answer(init?.body as string),
  })
}

async function thrown(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  )
}

/** What of the secrets any way of printing an error shows. */
function shown(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return ['no error']
  const seen = [
    inspect(error, { showHidden: true, depth: 20 }),
    JSON.stringify(error),
    String(error),
    inspect({ ...(error as object) }),
  ].join('\n')
  return [SECRET, REFRESH, CODE, 'new0123456789', 'client-secret', 'fedcba987654', 'code98765432'].filter(
    (secret) => seen.includes(secret),
  )
}

describe('what an accounts server repeats is shown nowhere (A6)', () => {
  it.each(echoes)('%s, while a token is renewed', async (_what, answer) => {
    const auth = authWith(answer)
    await importGrant(auth, { grantId: 'g', refreshToken: REFRESH, dc: 'us' })
    expect(shown(await thrown(Promise.resolve().then(() => tokenFor(auth, 'g')())))).toEqual([])
  })

  it.each(echoes)('%s, while a code is exchanged', async (_what, answer) => {
    const auth = authWith(answer)
    const { url, pending } = await startLogin(auth, { scopes: ['ZohoCRM.org.READ'] })
    const state = new URL(url).searchParams.get('state')
    const callbackUrl = `https://app.example/callback?code=${CODE}&state=${state}&location=us&accounts-server=https%3A%2F%2Faccounts.zoho.com`
    expect(shown(await thrown(finishLogin(auth, { url: callbackUrl, pending, grantId: 'g' })))).toEqual([])
  })

  it.each(echoes.slice(0, 9))('%s, while a device login begins', async (_what, answer) => {
    expect(shown(await thrown(startDeviceLogin(authWith(answer), { scopes: ['ZohoCRM.org.READ'] })))).toEqual(
      [],
    )
  })

  it('what repeats nothing is still shown', async () => {
    const auth = authWith(() => page('<p>Down for maintenance</p>', 503))
    await importGrant(auth, { grantId: 'g', refreshToken: REFRESH, dc: 'us' })
    expect(await thrown(Promise.resolve().then(() => tokenFor(auth, 'g')()))).toMatchObject({
      snippet: 'Down for maintenance',
    })
  })
})

describe('the page of a device login (A12)', () => {
  const start = (verification_url: string, complete?: string): Promise<unknown> =>
    startDeviceLogin(
      authWith(() =>
        json({
          user_code: 'A',
          device_code: 'b',
          verification_url,
          verification_uri_complete: complete,
          expires_in: 300,
        }),
      ),
      { scopes: ['ZohoCRM.org.READ'] },
    )

  it.each([
    'https://accounts.zoho.com\\@evil.example/device',
    'https:\\\\accounts.zoho.com/device',
    'https:accounts.zoho.com/device',
    'https://accounts%2ezoho.com/device',
    'https://accounts.zoho.com/"><script>alert(1)</script>',
    "https://accounts.zoho.com/'",
    'https://accounts.zoho.com@evil.example/',
    'https://accounts.zoho.com:443@evil.example/',
    'https://accounts.zoho.com.evil.example/',
    'https://accounts.zoho.com',
    'HTTPS://ACCOUNTS.ZOHO.COM/device',
    'https://accounts.zoho.com/\u202Edevice',
  ])('%s is refused', async (address) => {
    expect(await thrown(start(address))).toMatchObject({
      code: 'INVALID_TOKEN_RESPONSE',
      field: 'verification_url',
    })
    expect(await start('https://accounts.zoho.com/d', address)).not.toHaveProperty('verificationUriComplete')
  })

  it('is handed out as the parser writes it', async () => {
    expect(await start('https://accounts.zoho.com/a/../device?x=1')).toMatchObject({
      verificationUri: 'https://accounts.zoho.com/device?x=1',
    })
  })
})

it('the answer of a fetch that followed a redirect is not used (A27)', async () => {
  const auth = authWith(() => {
    const response = json({ access_token: '1000.other.server', expires_in: 3600 })
    return Object.defineProperty(response, 'redirected', { value: true })
  })
  await importGrant(auth, { grantId: 'g', refreshToken: REFRESH, dc: 'us' })
  expect(await thrown(Promise.resolve().then(() => tokenFor(auth, 'g')()))).toMatchObject({
    code: 'REDIRECT_REFUSED',
  })
})
