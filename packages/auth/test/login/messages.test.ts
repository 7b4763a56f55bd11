import { expect, it } from 'vitest'
import {
  connectOrganization,
  finishDeviceLogin,
  finishLogin,
  importGrant,
  redeemSelfClientCode,
  startDeviceLogin,
} from '../leak-check.ts'
import { deviceClock } from '../device-clock.ts'
import { altered, callback, logIn, setUpZoho, refusal, SCOPES, type Setup } from '../zoho.ts'

type Answer = readonly [status: number, body: string]

/** A setup whose next token call is answered so. */
function answering(setup: Setup, [status, body]: Answer, endpoint: 'token' | 'device' = 'token'): Setup {
  setup.emulator.faults.add({ name: 'status', endpoint, status, body })
  return setup
}
const web = (answer?: Answer): Promise<unknown> => {
  const setup = setUpZoho()
  return logIn(answer === undefined ? setup : answering(setup, answer), 'a')
}
/** A login whose callback is altered on its way. */
const altering = async (changes: Parameters<typeof altered>[1], given = {}): Promise<unknown> => {
  const setup = setUpZoho()
  const back = await callback(setup, given)
  return finishLogin(setup.auth, { url: altered(back.url, changes), pending: back.pending, grantId: 'a' })
}
const self = (answer: Answer): Promise<unknown> => {
  const { auth } = answering(setUpZoho(), answer)
  return redeemSelfClientCode(auth, { code: '1000.planted.self-client-code', grantId: 'a' })
}
const organization = (answer: Answer): Promise<unknown> =>
  connectOrganization(answering(setUpZoho(), answer).auth, {
    soid: 'ZohoCRM.1',
    scopes: SCOPES,
    grantId: 'a',
  })
const device = async (body?: object): Promise<unknown> => {
  const setup = setUpZoho()
  const { clientId, clientSecret } = setup.emulator.deviceClient
  const { clock } = deviceClock(setup.emulator)
  const { auth, emulator } = setUpZoho({ on: setup.emulator, auth: { clientId, clientSecret, clock } })
  const started = await startDeviceLogin(auth, { scopes: SCOPES })
  if (body !== undefined)
    emulator.faults.add({ name: 'status', endpoint: 'device-token', status: 200, body: JSON.stringify(body) })
  return finishDeviceLogin(auth, { device: started, grantId: 'a' })
}
const over = async (
  first: (setup: Setup) => Promise<unknown>,
  second: (setup: Setup) => Promise<unknown>,
) => {
  const setup = setUpZoho()
  await first(setup)
  return second(setup)
}
const imported = (dc: string, environment?: 'sandbox') => (setup: Setup) =>
  importGrant(setup.auth, {
    grantId: 'a',
    refreshToken: '1000.planted.refresh-token',
    dc,
    ...(environment === undefined ? {} : { environment }),
  })

/** A machine whose clock no calendar has. */
const beyond = async (): Promise<unknown> => {
  const setup = setUpZoho()
  const clock = { ...setup.emulator.clock, now: () => 9e15 }
  const { auth } = answering(setUpZoho({ on: setup.emulator, auth: { clock } }), [
    400,
    '{"status":"failure"}',
  ])
  return redeemSelfClientCode(auth, { code: '1000.planted.self-client-code', grantId: 'a' })
}

const messages: readonly (readonly [by: () => Promise<unknown>, code: string, message: string])[] = [
  [
    beyond,
    'THROTTLED',
    'Zoho (data center us) was asked too often and answers no token call for some minutes. Try again after 9000000000600000.',
  ],
  [
    () => altering({ state: undefined }),
    'LOGIN_STATE',
    'The callback has no state, so it does not come from a login that started here. Nothing was sent. Start the login again.',
  ],
  [
    () => altering({ state: 'x' }),
    'LOGIN_STATE',
    "The state of the callback is not that of this user's login: it is from another session or tab, or forged. Nothing was sent. Start the login again.",
  ],
  [
    () => altering({ code: ['a', 'b'] }),
    'LOGIN_STATE',
    'The callback address has the parameter code more than once. Nothing was sent. Start the login again.',
  ],
  [
    () => altering({ code: 'x'.repeat(2049) }),
    'LOGIN_STATE',
    'The callback address has a parameter code of 2049 characters. Nothing was sent. Start the login again.',
  ],
  [
    () => altering({ code: undefined }),
    'CODE_REJECTED',
    'There is no code. Nothing was sent to data center us. Start the login again.',
  ],
  [
    () => altering({ code: 'a b' }),
    'CODE_REJECTED',
    'The code has a shape that no code of Zoho has (white space, other characters than ASCII, or too many). Nothing was sent to data center us. Start the login again.',
  ],
  [
    () => altering({ x: 'y'.repeat(20_000) }),
    'LOGIN_STATE',
    'The callback address is far too long. Nothing was sent. Start the login again.',
  ],
  [
    () => altering({ error: 'access_denied<script>' }),
    'CONSENT_DENIED',
    'The consent was not given ("access_denied<script>"). Nothing was saved. Offer the login again when the user wants to connect.',
  ],
  [
    () =>
      over(
        async () => {},
        (setup) =>
          finishLogin(setup.auth, { url: 'https://a.example/?code=1', pending: undefined, grantId: 'a' }),
      ),
    'LOGIN_STATE',
    "There is no login in progress: `pending` is missing, or it is not what startLogin returned for this client. Keep `pending` in the user's session between the two requests, and start the login again.",
  ],
  [
    async () => {
      const setup = setUpZoho()
      const back = await callback(setup)
      setup.emulator.clock.advance(600_000)
      return finishLogin(setup.auth, { ...back, grantId: 'a' })
    },
    'LOGIN_STATE',
    'This login took too long and has expired. Nothing was sent. Start it again.',
  ],
  [
    async () => {
      const setup = setUpZoho()
      const back = await callback(setup)
      setup.emulator.clock.advance(65_432)
      answering(setup, [200, '{"error":"invalid_code"}'])
      return finishLogin(setup.auth, { ...back, grantId: 'a' })
    },
    'CODE_REJECTED',
    'Zoho (data center us) refused the code. It was used before, or it is older than a minute or so (65 s passed since the login began). Start the login again.',
  ],
  [
    () => web([200, '{"error":"invalid_client"}']),
    'CLIENT_REJECTED',
    'Zoho refused this client at data center us (invalid_client). Check in the API console, in this order: that us is enabled for the client (Settings, Multi-DC); that clientSecret is the one of us; that redirectUri is registered, byte for byte; that the scopes exist.',
  ],
  [
    () => web([200, '{"error":"invalid_client_secret"}']),
    'CLIENT_REJECTED',
    'Zoho refused this client at data center us (invalid_client_secret). Check in the API console, in this order: that clientSecret is the one of us; that us is enabled for the client (Settings, Multi-DC).',
  ],
  [
    () => web([200, '{"error":"invalid_redirect_uri"}']),
    'CLIENT_REJECTED',
    'Zoho refused this client at data center us (invalid_redirect_uri). Check in the API console, in this order: that redirectUri is registered, byte for byte; that the scopes exist; that us is enabled for the client (Settings, Multi-DC).',
  ],
  [
    () => web([200, '{"error":"Access Denied","status":"failure"}']),
    'THROTTLED',
    'Zoho (data center us) was asked too often and answers no token call for some minutes. Try again after 2026-01-05T09:10:00.000Z.',
  ],
  [
    () => web([200, '{"error":"general_error"}']),
    'INVALID_TOKEN_RESPONSE',
    'The token endpoint of data center us answered HTTP 200 (general_error): neither a token nor an error that it is known to send. Start again later.',
  ],
  [
    () => web([502, '{}']),
    'INVALID_TOKEN_RESPONSE',
    'The token endpoint of data center us answered HTTP 502 (no error named): neither a token nor an error that it is known to send. Start again later.',
  ],
  [
    () => web([200, '[]']),
    'INVALID_TOKEN_RESPONSE',
    'accounts.zoho.com answered HTTP 200 with JSON that is not an object. Nothing of it was used; try again later.',
  ],
  [
    () => web([200, '{"access_token":"1000.planted-access-token"}']),
    'MISSING_REFRESH_TOKEN',
    'Zoho (data center us) sent no refresh token for grant "a", so access would end within an hour. Nothing was saved, and what was stored is untouched. Ask for offline access with a consent (startLogin does), and check that the client is not of the browser type.',
  ],
  [
    () =>
      web([
        200,
        '{"access_token":"1000.planted-access-token","refresh_token":"1000.planted-refresh-token","api_domain":"https://www.zohoapis.eu"}',
      ]),
    'DATA_CENTER_MISMATCH',
    'The token answer of data center us names the API address of eu. Nothing of it was used. Log in again; if it happens again, look for something between you and Zoho that alters answers.',
  ],
  [
    () => self([200, '{"error":"invalid_code"}']),
    'CODE_REJECTED',
    'Zoho (data center us) refused the code. It has expired (three to ten minutes after it was generated, as chosen in the console), was used before, or belongs to another self client or data center. Generate a new one and redeem it immediately.',
  ],
  [
    () => self([200, '{"error":"invalid_client"}']),
    'CLIENT_REJECTED',
    'Zoho refused this client at data center us (invalid_client). Check in the API console, in this order: that us is enabled for the client (Settings, Multi-DC); that clientSecret is the one of us; that it is the self client whose console made the code (a self client works in its own data center only).',
  ],
  [
    () => organization([200, '{"error":"invalid_client"}']),
    'CLIENT_REJECTED',
    'Zoho refused this client at data center us (invalid_client). Check in the API console, in this order: that us is enabled for the client (Settings, Multi-DC); that clientSecret is the one of us; that soid names an organization of this data center that the client belongs to; that the scopes exist.',
  ],
  [
    () => organization([200, '{"error":"invalid_code"}']),
    'CODE_REJECTED',
    'Zoho (data center us) refused the code. Check soid and the client.',
  ],
  [
    () => device(),
    'TIMEOUT',
    'The user did not consent within the life of the code (data center us). Nothing was saved. Start the device login again.',
  ],
  [
    () => device({ error: 'access_denied' }),
    'CONSENT_DENIED',
    'The user refused the consent. Nothing was saved. Start the device login again when they want to connect.',
  ],
  [
    () => device({ error: 'invalid_code' }),
    'CODE_REJECTED',
    'Zoho (data center us) refused the code. Start the device login again.',
  ],
  [
    () => device({ error: 'invalid_client' }),
    'CLIENT_REJECTED',
    'Zoho refused this client at data center us (invalid_client). Check in the API console, in this order: that us is enabled for the client (Settings, Multi-DC); that clientSecret is the one of us; that the client is of the non-browser type; that the scopes exist.',
  ],
  [
    () => device({ error: 'other_dc' }),
    'CODE_REJECTED',
    'Zoho says that the user lives in another data center than us, but not in which. Start the device login again with a client of that data center.',
  ],
  [
    () => over(imported('us'), imported('eu')),
    'GRANT_CONFLICT',
    'Grant "a" is already connected to data center "us", and this login is to "eu". The stored grant is untouched. Use another grant id, or disconnect the old one first.',
  ],
  [
    () => over(imported('us'), imported('us', 'sandbox')),
    'GRANT_CONFLICT',
    'Grant "a" is already connected to environment "production", and this login is to "sandbox". The stored grant is untouched. Use another grant id, or disconnect the old one first.',
  ],
  [
    () =>
      over(imported('us'), (setup) =>
        connectOrganization(setup.auth, { soid: 'ZohoCRM.1', scopes: SCOPES, grantId: 'a' }),
      ),
    'GRANT_CONFLICT',
    'Grant "a" is already connected to "a user\'s login", and this login is to "an organization token". The stored grant is untouched. Use another grant id, or disconnect the old one first.',
  ],
  [
    async () => {
      const setup = setUpZoho()
      const { clientId, clientSecret } = setup.emulator.deviceClient
      const on = setUpZoho({ on: setup.emulator, auth: { clientId, clientSecret } })
      return startDeviceLogin(
        answering(on, [200, '{"device_code":"1004.planted-device","user_code":7}'], 'device').auth,
        { scopes: SCOPES },
      )
    },
    'INVALID_TOKEN_RESPONSE',
    'The device endpoint of data center us sent an unusable user_code. Nothing of its answer was used; try again.',
  ],
]

it.each(messages.map(([by, code, message]) => [code, message, by] as const))(
  '%s: %s',
  async (code, message, by) => {
    const error = await refusal(by())
    expect([error.code, error.message]).toEqual([code, message])
  },
)
