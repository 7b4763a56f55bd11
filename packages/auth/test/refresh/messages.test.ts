import { expect, it } from 'vitest'
import { failure, setUpFragile, setUp, ticks, type Row, type Setup } from './setup.ts'

/** A connected setup whose next token calls are answered so. */
async function answering(status: number, body: string, count = 1): Promise<Setup> {
  const setup = setUp()
  await setup.connect()
  setup.emulator.faults.add({ name: 'status', endpoint: 'token', status, body, count })
  return setup
}
const first = async (status: number, body: string): Promise<unknown> =>
  (await answering(status, body)).own.ask()
/** What others are told who ask after a failure. */
const second = async (status: number, body: string): Promise<unknown> => {
  const setup = await answering(status, body)
  await failure(() => setup.own.ask())
  return setup.process().ask()
}
const fault = async (name: 'html' | 'reset' | 'redirect307'): Promise<unknown> => {
  const setup = setUp()
  await setup.connect()
  setup.emulator.faults.add({ name, endpoint: 'token', count: 2 })
  return setup.own.ask()
}
const stored = async (change: (row: Row) => unknown): Promise<unknown> => {
  const setup = setUp()
  await setup.connect()
  await setup.own.ask()
  await setup.rewrite(change)
  return setup.process().ask()
}
const odd = (members: object): Promise<unknown> =>
  first(200, JSON.stringify({ access_token: '1000.EMULATORaccess.token', expires_in: 3600, ...members }))

const messages: readonly (readonly [by: () => unknown, code: string, message: string])[] = [
  [
    () => first(200, '{"error":"invalid_code"}'),
    'REAUTHORIZATION_REQUIRED',
    'Zoho (data center eu) no longer accepts the refresh token of grant "alice": it was revoked, or it was the oldest of the twenty that Zoho keeps for a user and client. Let the user log in again under the same grant id. If it happens often, count how many environments log in with this client id.',
  ],
  [
    () => second(200, '{"error":"invalid_code"}'),
    'REAUTHORIZATION_REQUIRED',
    'Zoho (data center eu) no longer accepts the refresh token of grant "alice": it was revoked, or it was the oldest of the twenty that Zoho keeps for a user and client. Let the user log in again under the same grant id. If it happens often, count how many environments log in with this client id.',
  ],
  [
    () => first(200, '{"error":"invalid_client"}'),
    'CLIENT_REJECTED',
    'Zoho refused this client at data center eu (invalid_client) while renewing grant "alice". The grant is kept. Check in the API console that eu is enabled for the client (Settings, Multi-DC) and that clientSecret is the one of eu.',
  ],
  [
    () => second(200, '{"error":"invalid_client"}'),
    'THROTTLED',
    'No token call is made for grant "alice" (data center eu) before 2026-01-05T09:01:00.000Z: Zoho refused the client id or secret, and asking again immediately would not change that. No valid token is left meanwhile. Check clientId and clientSecret, and in the API console that the data center is enabled for the client (Settings, Multi-DC).',
  ],
  [
    () => first(400, '{"error":"Access Denied","status":"failure"}'),
    'THROTTLED',
    'No token call is made for grant "alice" (data center eu) before 2026-01-05T09:10:00.000Z: Zoho said that it was asked too often. No valid token is left meanwhile. Try again then; if it comes back, look for processes that do not share one store.',
  ],
  [
    () => second(400, '{"error":"Access Denied","status":"failure"}'),
    'THROTTLED',
    'No token call is made for grant "alice" (data center eu) before 2026-01-05T09:10:00.000Z: Zoho said that it was asked too often. No valid token is left meanwhile. Try again then; if it comes back, look for processes that do not share one store.',
  ],
  [
    () => first(200, '{"error":"general_error"}'),
    'INVALID_TOKEN_RESPONSE',
    'The token endpoint of data center eu answered HTTP 200 ("general_error") for grant "alice": neither a token nor an error that it is known to send. Try again later.',
  ],
  [
    () => second(200, '{"error":"general_error"}'),
    'THROTTLED',
    'No token call is made for grant "alice" (data center eu) before 2026-01-05T09:00:02.000Z: its last token call failed. No valid token is left meanwhile. Try again then; the event refresh-failed has told what was wrong.',
  ],
  [
    () => first(502, '{}'),
    'INVALID_TOKEN_RESPONSE',
    'The token endpoint of data center eu answered HTTP 502 ("no error named") for grant "alice": neither a token nor an error that it is known to send. Try again later.',
  ],
  [
    () => first(200, '[]'),
    'INVALID_TOKEN_RESPONSE',
    'accounts.zoho.eu answered HTTP 200 with JSON that is not an object. Nothing of it was used; try again later.',
  ],
  [
    () => first(200, '{"access_token":"a b"}'),
    'INVALID_TOKEN_RESPONSE',
    'The token endpoint of data center eu (HTTP 200) sent an unusable access_token. Nothing of its answer was used; try again later.',
  ],
  [
    () => odd({ token_type: 'mac' }),
    'INVALID_TOKEN_RESPONSE',
    'The token endpoint of data center eu (HTTP 200) sent an unusable token_type. Nothing of its answer was used; try again later.',
  ],
  [
    () => odd({ refresh_token: 7 }),
    'INVALID_TOKEN_RESPONSE',
    'The token endpoint of data center eu (HTTP 200) sent an unusable refresh_token. Nothing of its answer was used; try again later.',
  ],
  [
    () => odd({ api_domain: 7 }),
    'INVALID_TOKEN_RESPONSE',
    'The token endpoint of data center eu (HTTP 200) sent an unusable api_domain. Nothing of its answer was used; try again later.',
  ],
  [
    () => odd({ api_domain: 'https://www.zohoapis.com' }),
    'DATA_CENTER_MISMATCH',
    'The token answer of data center eu names the API address of us. Nothing of it was used. Log in again; if it happens again, look for something between you and Zoho that alters answers.',
  ],
  [
    () => odd({ api_domain: 'https://sandbox.zohoapis.eu' }),
    'DATA_CENTER_MISMATCH',
    "The grant is for production, but Zoho's answer is for sandbox (data center eu). Nothing of it was used. Tokens belong to one environment; log in to the other one under another grant id.",
  ],
  [
    () => odd({ api_domain: 'https://evil.example' }),
    'UNKNOWN_DATA_CENTER',
    '"https://evil.example" is not the API address of a known data center. Known: us, eu, in, au, jp, cn, ca, sa, uk, ae. A data center that is not listed is added in code, with defineDataCenter and the dataCenters option.',
  ],
  [
    () => fault('html'),
    'NON_JSON_RESPONSE',
    'accounts.zoho.eu answered HTTP 502 with text/html;charset=UTF-8 that is not JSON ("Bad Gateway · Zoho emulator Zoho emulator, not Zoho Bad Gateway The server could not answer this request."). Either the service is in trouble, or something between you and Zoho (proxy, portal) answered in its place.',
  ],
  [
    () => fault('reset'),
    'NETWORK',
    'The connection to accounts.zoho.eu broke before its answer was complete (ECONNRESET). Check the network and try again.',
  ],
  [
    () => fault('redirect307'),
    'REDIRECT_REFUSED',
    'accounts.zoho.eu answered with a redirect (HTTP 307), which is never followed, so that no token or secret reaches another host. Check for a proxy or a portal between you and Zoho.',
  ],
  [
    async () => {
      const setup = setUp()
      await setup.connect()
      setup.emulator.faults.add({ name: 'hang', endpoint: 'token' })
      const asked = setup.own.ask()
      await ticks()
      setup.emulator.clock.advance(8000)
      return asked
    },
    'TIMEOUT',
    'accounts.zoho.eu did not answer within 8000 ms. Try again later.',
  ],
  [
    async () => {
      const setup = await answering(200, '{"error":"general_error"}', 10)
      for (let call = 0; call < 10; call += 1) {
        await failure(() => setup.own.ask())
        setup.emulator.clock.advance(call < 9 ? 60_000 : 1)
      }
      return setup.own.ask()
    },
    'THROTTLED',
    'No token call is made for grant "alice" (data center eu) before 2026-01-05T09:10:15.000Z: ten attempts at a token call were made for it in ten minutes, which is all that Zoho allows. No valid token is left meanwhile. Try again then; if it comes back, look for processes that do not share one store.',
  ],
  [
    async () => {
      const setup = setUp()
      await setup.connect()
      await setup.rewrite((row) => void (row.attempts = Array<number>(10).fill(row.savedAt)))
      return setup.own.ask()
    },
    'THROTTLED',
    'No token call is made for grant "alice" (data center eu) before 2026-01-05T09:10:15.000Z: ten attempts at a token call were made for it in ten minutes, which is all that Zoho allows. No valid token is left meanwhile. Try again then; if it comes back, look for processes that do not share one store.',
  ],
  [
    async () => {
      const setup = setUp()
      return setup.own.ask({}, 'a "quoted" id')
    },
    'GRANT_NOT_FOUND',
    'The store has no grant "a \\"quoted\\" id" for this client. Log in first (startLogin, startDeviceLogin, importGrant …), and check that this process uses the same store and client id as the one that logged in.',
  ],
  [
    async () => {
      const setup = setUp()
      await setup.connect()
      const token = await setup.own.ask()
      return setup.own.ask({ rejected: token.value })
    },
    'ACCESS_TOKEN_REJECTED',
    'Zoho\'s API refused an access token of grant "alice" that is less than a minute old. That is not expiry: the token is for data center eu, environment production (https://www.zohoapis.eu). Check that calls go there, and that the user still has access.',
  ],
  [
    async () => {
      const { setup, store } = setUpFragile()
      await setup.connect()
      store.before = (operation) => {
        if (operation === 'write') throw new Error('disk full')
      }
      return setup.own.ask()
    },
    'STORE',
    'The store failed to write the lease of grant "alice". No token call is made without it; check the store\'s connection and rights (see cause).',
  ],
  [
    () => stored((row) => void (row.schema = 2)),
    'GRANT_UNREADABLE',
    'The stored grant "alice" cannot be used: its schema is not 1; another version of @x/auth wrote it. It was left as it is. Restore the row, or remove it with disconnect and whenNotRevoked: \'remove\', and log in again.',
  ],
  [
    () => stored((row) => void (row.clientId = '1000.OTHER')),
    'GRANT_UNREADABLE',
    'The stored grant "alice" cannot be used: it belongs to another client id. It was left as it is. Restore the row, or remove it with disconnect and whenNotRevoked: \'remove\', and log in again.',
  ],
  [
    () => stored((row) => void (row.id = 'bob')),
    'GRANT_UNREADABLE',
    'The stored grant "alice" cannot be used: it stands under another id. It was left as it is. Restore the row, or remove it with disconnect and whenNotRevoked: \'remove\', and log in again.',
  ],
  [
    () => stored((row) => void (row.dc = 'xx')),
    'GRANT_UNREADABLE',
    'The stored grant "alice" cannot be used: its data center is not in the table in use; add the row to the dataCenters option. It was left as it is. Restore the row, or remove it with disconnect and whenNotRevoked: \'remove\', and log in again.',
  ],
  [
    () => stored((row) => void (row.apiDomain = 'https://evil.example')),
    'GRANT_UNREADABLE',
    'The stored grant "alice" cannot be used: its API address is not that of its data center and environment. It was left as it is. Restore the row, or remove it with disconnect and whenNotRevoked: \'remove\', and log in again.',
  ],
  [
    () => stored((row) => void (row.failures = -1)),
    'GRANT_UNREADABLE',
    'The stored grant "alice" cannot be used: a member is missing or of the wrong type. It was left as it is. Restore the row, or remove it with disconnect and whenNotRevoked: \'remove\', and log in again.',
  ],
  [
    () => stored(() => []),
    'GRANT_UNREADABLE',
    'The stored grant "alice" cannot be used: it is not a JSON object. It was left as it is. Restore the row, or remove it with disconnect and whenNotRevoked: \'remove\', and log in again.',
  ],
  [
    () => stored(() => 'x'.repeat(300_000)),
    'GRANT_UNREADABLE',
    'The stored grant "alice" cannot be used: it is too large to be a grant. It was left as it is. Restore the row, or remove it with disconnect and whenNotRevoked: \'remove\', and log in again.',
  ],
]

it.each(messages.map(([by, code, message]) => [code, message, by] as const))(
  '%s: %s',
  async (code, message, by) => {
    const error = await failure(by)
    expect([error['code'], error.message]).toEqual([code, message])
  },
)
