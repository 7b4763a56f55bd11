// One secret of each kind is sent; then everything that the page of the emulator is served is searched for them.
import { dataCenters } from '@x/dc'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { authorize, createEmulator, issueGrant } from '../../src/index.ts'
import { listen, type Listening } from '../../src/node.ts'
import { SCOPES } from '../accounts/client.ts'

const BROUGHT = 'a-secret-that-somebody-brought/+='
const REDIRECT = 'http://localhost:5000/back'
const emulator = createEmulator({
  dataCenters: dataCenters.filter(({ id }) => id === 'eu'),
  clients: [
    { type: 'web', clientId: '1000.EMULATORBROUGHT', clientSecret: BROUGHT, redirectUris: [REDIRECT] },
  ],
})
const secrets = new Map<string, string>([['the secret of a client that somebody brought', BROUGHT]])
/** What the control port said to what it turned away. */
const refusals = new Map<string, string>()
let server: Listening
let accounts = ''
let api = ''

const keep = (kind: string, secret: unknown): string => {
  expect([kind, typeof secret]).toEqual([kind, 'string'])
  secrets.set(kind, String(secret))
  return String(secret)
}
const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const answer = await fetch(accounts + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  })
  return { answer, body: (await answer.json().catch(() => ({}))) as Record<string, unknown> }
}
const call = (
  path: string,
  token: string,
  init: { method?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<Response> =>
  fetch(api + path, {
    ...init,
    headers: {
      authorization: `Zoho-oauthtoken ${token}`,
      'content-type': 'application/json',
      ...init.headers,
    },
  })

beforeAll(async () => {
  server = await listen(emulator)
  const [row] = server.dataCenters
  accounts = row?.accounts ?? ''
  api = row?.api.production ?? ''
  // Somebody looks from the beginning on.
  await fetch(server.control)
  const client = { client_id: '1000.EMULATORBROUGHT', client_secret: BROUGHT }

  const state = keep('state', 'state-of-one-login-only')
  const verifier = keep('verifier', 'verifier-0123456789-0123456789-0123456789-01')
  const query = new URLSearchParams({
    client_id: client.client_id,
    response_type: 'code',
    scope: SCOPES.join(','),
    access_type: 'offline',
    prompt: 'consent',
    redirect_uri: REDIRECT,
    state,
  })
  const address = `${accounts}/oauth/v2/auth?${query.toString()}`
  await (await fetch(address)).text()
  const code = keep('code', new URL(await authorize(emulator, address)).searchParams.get('code'))
  const redeemed = await post('/oauth/v2/token', {
    ...client,
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    code_verifier: verifier,
  })
  const token = keep('access token', redeemed.body['access_token'])
  const refresh = keep('refresh token', redeemed.body['refresh_token'])
  await post(
    '/oauth/v2/token',
    { grant_type: 'refresh_token', refresh_token: refresh },
    { authorization: `Basic ${keep('basic', btoa(`${client.client_id}:${BROUGHT}`))}` },
  )

  // Where they do not belong: the address, a path, a name, other forms, records, headers, cookies, bodies that are broken.
  await fetch(
    `${accounts}/oauth/v2/token?${new URLSearchParams({ ...client, refresh_token: refresh, grant_type: 'refresh_token' }).toString()}`,
    { method: 'POST' },
  )
  await call(`/crm/v8/Leads/${refresh}?fields=Last_Name&${encodeURIComponent(token)}=1`, token)
  await call('/crm/v8/Leads', token, {
    method: 'POST',
    body: JSON.stringify({
      data: [
        {
          Last_Name: token,
          Description: `see ${refresh} and ${BROUGHT}`,
          password: keep('password', 'correct-horse-battery'),
          deep: [{ access_token: keep('token of others', 'ya29.of-another-service') }],
          [refresh]: 1,
        },
      ],
    }),
  })
  await call('/crm/v8/Leads', token, { method: 'POST', body: `{"data":[{"Last_Name":"${refresh}"` })
  await call('/crm/v8/Leads', token, {
    method: 'POST',
    body: JSON.stringify({ data: [{ Last_Name: 'x'.repeat(40_000), Company: refresh }] }),
  })
  await call('/crm/v8/Leads', token, {
    method: 'POST',
    body: refresh,
    headers: { 'content-type': 'text/plain' },
  })
  await call('/crm/v8/Leads', token, {
    method: 'POST',
    body: JSON.stringify({ data: refresh }).replace('1000.', '1000\\u002e'),
  })
  const file = new FormData()
  file.append('file', new File([refresh, BROUGHT], `${token}.txt`))
  await fetch(`${api}/crm/v8/files`, {
    method: 'POST',
    body: file,
    headers: { authorization: `Zoho-oauthtoken ${token}` },
  })
  await call('/crm/v8/org', token, {
    headers: {
      cookie: `session=${keep('cookie', 'cookie-of-a-session-1')}`,
      'x-api-key': keep('key', 'key-of-somebody-else'),
      referer: `https://app.example/?code=${code}`,
      'x-note': BROUGHT,
    },
  })
  await call('/crm/v8/org', keep('bearer', 'token-without-any-shape'), {
    headers: { authorization: 'Bearer token-without-any-shape' },
  })
  await call('/crm/v8/org', '', { headers: { authorization: 'token-without-any-shape' } })

  const device = {
    client_id: emulator.deviceClient.clientId,
    client_secret: emulator.deviceClient.clientSecret,
  }
  const asked = await post('/oauth/v3/device/code', {
    ...device,
    grant_type: 'device_request',
    scope: SCOPES.join(','),
  })
  keep('user code', asked.body['user_code'])
  await post('/oauth/v3/device/token', {
    ...device,
    grant_type: 'device_token',
    code: keep('device code', asked.body['device_code']),
  })
  await fetch(`${accounts}/oauth/v3/device?user_code=${secrets.get('user code')}`)
  const issued = issueGrant(emulator, { dc: 'eu', scopes: ['openid', ...SCOPES] })
  keep('issued access token', issued.accessToken)
  keep('issued refresh token', issued.refreshToken)
  await post(`/oauth/v2/token/revoke?token=${issued.refreshToken}`, {})
  // Turned away by the control port itself, which says why.
  for (const [path, body] of [
    ['/grants', { dc: refresh, scopes: [] }],
    ['/authorize', { url: `${accounts}/oauth/v2/auth?client_secret=${BROUGHT}` }],
    ['/clients', { type: 'web', clientSecret: BROUGHT, dataCenters: ['moon'] }],
    ['/calls', { place: 'eu/production/0', path: `/Leads/${refresh}`, token }],
  ] as const) {
    const headers = { 'content-type': 'application/json' }
    const refused = await fetch(server.control + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    refusals.set(path, `${refused.status} ${await refused.text()}`)
  }
})
afterAll(() => server.close())

/** Everything that the page is served, but the snapshot, which is a copy of all. */
async function served(): Promise<ReadonlyMap<string, string>> {
  const numbers = Array.from({ length: emulator.journal.total }, (_, index) => `/requests/${index + 1}`)
  const paths = [
    '/',
    '/live',
    '/live.js',
    '/state',
    '/journal',
    '/faults',
    '/data-centers',
    '/limits',
    '/readings',
    ...numbers,
  ]
  const texts = paths.map(async (path): Promise<[string, string]> => [
    path,
    (await (await fetch(server.control + path)).text()).replaceAll('<wbr />', ''),
  ])
  return new Map([...(await Promise.all(texts)), ...refusals])
}

test('nothing that the page is served holds one of them', async () => {
  const all = await served()
  expect(secrets.size).toBeGreaterThan(15)
  const found: string[] = []
  for (const [path, text] of all)
    for (const [kind, secret] of secrets)
      for (const spelled of [secret, encodeURIComponent(secret), secret.replaceAll('&', '&amp;')])
        if (text.includes(spelled)) found.push(`${kind} at ${path}`)
  expect(found).toEqual([])
})

test('what is not a secret can be read: headers, bodies, answers', async () => {
  const all = await served()
  const texts = [...all.values()].join('\n')
  expect(texts).toContain('authorization: Zoho-oauthtoken ***')
  expect(texts).toContain('authorization: Basic ***')
  expect(texts).toContain('cookie: ***')
  expect(texts).toContain('&quot;access_token&quot;: &quot;***&quot;')
  expect(texts).toContain('&quot;expires_in&quot;: 3600')
  expect(texts).toContain('&quot;code&quot;: &quot;')
  expect(texts).toContain('location: http://localhost:5000/back?state=***')
  expect(texts).toMatch(/\([\d,]+ bytes of multipart\/form-data\)/)
})

test('a snapshot holds them, as its place on the page says', async () => {
  const snapshot = await (await fetch(`${server.control}/snapshot`)).text()
  expect(snapshot).toContain(BROUGHT)
  expect(await (await fetch(server.control)).text()).toContain('a file to keep to yourself')
})

test('a request that is not held is not there', async () => {
  for (const number of ['0', String(emulator.journal.total + 1), '999999999', '1e3', '-1'])
    expect([number, (await fetch(`${server.control}/requests/${number}`)).status]).toEqual([number, 404])
})
