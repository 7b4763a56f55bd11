import {
  approveDevice,
  createEmulator,
  type Emulator,
  type EmulatorOptions,
  type FaultInput,
} from '@x/emulator'
import { describe, expect, it } from 'vitest'
import {
  finishDeviceLogin,
  startDeviceLogin,
  tokenFor,
  type AuthOptions,
  type DeviceLogin,
} from '../leak-check.ts'
import { deviceClock } from '../device-clock.ts'
import { setUpZoho, refusal, SCOPES, START, type Setup } from '../zoho.ts'

interface DeviceGround extends Setup {
  readonly pauses: readonly number[]
  readonly device: DeviceLogin
}

/** A device that has asked for its code. `during` runs within each pause between two polls. */
async function openDevice(
  during: (count: number, setup: DeviceGround) => void | Promise<void> = () => {},
  given: { readonly emulator?: EmulatorOptions; readonly auth?: Partial<AuthOptions> } = {},
): Promise<DeviceGround> {
  const emulator = createEmulator({ start: START, ...given.emulator })
  const { clientId, clientSecret } = emulator.deviceClient
  const { clock, pauses } = deviceClock(emulator, (count) => during(count, opened))
  const setup = setUpZoho({ on: emulator, auth: { clientId, clientSecret, clock, ...given.auth } })
  const device = await startDeviceLogin(setup.auth, { scopes: SCOPES })
  setup.sent.length = 0
  const opened: DeviceGround = { ...setup, pauses, device }
  return opened
}

const approve = (emulator: Emulator, device: DeviceLogin, decision = {}): Promise<void> =>
  approveDevice(emulator, { userCode: device.userCode, dc: 'us', ...decision })
const finish = ({ auth, device }: DeviceGround, signal?: AbortSignal) =>
  finishDeviceLogin(auth, { device, grantId: 'tv' }, signal === undefined ? {} : { signal })
const nothingSaved = async (setup: DeviceGround): Promise<void> =>
  expect(await setup.grant('tv')).toBeUndefined()

describe('startDeviceLogin', () => {
  it.each([
    ['seconds', 300_000],
    ['milliseconds', 300_000],
  ] as const)(
    'shows where to go, and until when, whether Zoho says it in seconds or milliseconds (%s)',
    async (unit, life) => {
      const { device } = await openDevice(undefined, {
        emulator: { readings: { tokens: { deviceTimes: unit } } },
      })
      expect(device).toMatchObject({
        userCode: expect.stringMatching(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/) as string,
        verificationUri: 'https://accounts.zoho.com/oauth/v3/device',
        verificationUriComplete: `https://accounts.zoho.com/oauth/v3/device?user_code=${device.userCode}`,
        expiresAt: START + life,
      })
    },
  )

  it.each([
    ['https://evil.example/device'],
    ['http://accounts.zoho.com/oauth/v3/device'],
    ['https://accounts.zoho.com@evil.example/'],
    ['https://user:pw@accounts.zoho.com/device'],
    ['https://accounts.zoho.com.evil.example/'],
    ['javascript:alert(1)'],
    ['https://accounts.zoho.com/\u001B[2J'],
    ['https://accounts.zoho.com/\n'],
    ['https://accounts.zoho.com/\u202E'],
    [`https://accounts.zoho.com/${'x'.repeat(2048)}`],
    [undefined],
    [7],
  ])('refuses to send the user to %j', async (address) => {
    const setup = await openDevice()
    const body = {
      device_code: '1004.planted-device-code-0123',
      user_code: 'ABCD',
      verification_url: address,
      expires_in: 300,
    }
    setup.emulator.faults.add({
      name: 'status',
      endpoint: 'device',
      status: 200,
      body: JSON.stringify(body),
    })
    const error = await refusal(startDeviceLogin(setup.auth, { scopes: SCOPES }))
    expect(error).toMatchObject({ code: 'INVALID_TOKEN_RESPONSE', field: 'verification_url', dc: 'us' })
  })

  it('leaves out a complete address that is not the accounts server’s, and believes no life beyond half an hour', async () => {
    const setup = await openDevice()
    const body = {
      device_code: '1004.planted-device-code-0123',
      user_code: 'ABCD',
      verification_url: 'https://accounts.zoho.com/d',
      verification_uri_complete: 'https://evil.example/d?user_code=ABCD',
      expires_in: 10 ** 12,
    }
    setup.emulator.faults.add({
      name: 'status',
      endpoint: 'device',
      status: 200,
      body: JSON.stringify(body),
    })
    const device = await startDeviceLogin(setup.auth, { scopes: SCOPES })
    expect(device).not.toHaveProperty('verificationUriComplete')
    expect(device.expiresAt).toBe(START + 300_000)
  })

  it.each([
    [300, 300_000],
    ['300', 300_000],
    [1800, 1_800_000],
    [1801, 300_000],
    [3600, 300_000],
    [3601, 3601],
    [1_800_000, 1_800_000],
    [1_800_001, 300_000],
    [0, 300_000],
    [-1, 300_000],
    ['soon', 300_000],
    [null, 300_000],
    [undefined, 300_000],
  ])('case 20: a user code that lives for %j lives for %i ms', async (life, ms) => {
    const setup = await openDevice()
    const body = {
      device_code: '1004.planted-device-code-0123',
      user_code: 'ABCD',
      verification_uri: 'https://accounts.zoho.com/d',
      verification_url_complete: 'https://accounts.zoho.com/d?user_code=ABCD',
      expires_in: life,
    }
    setup.emulator.faults.add({
      name: 'status',
      endpoint: 'device',
      status: 200,
      body: JSON.stringify(body),
    })
    const device = await startDeviceLogin(setup.auth, { scopes: SCOPES })
    expect(device).toMatchObject({
      expiresAt: START + ms,
      verificationUri: 'https://accounts.zoho.com/d',
      verificationUriComplete: 'https://accounts.zoho.com/d?user_code=ABCD',
    })
    expect(Object.isFrozen(device)).toBe(true)
  })

  it.each([
    ['an empty device code', { device_code: '' }, 'device_code'],
    ['a device code of 4,097 letters', { device_code: 'x'.repeat(4097) }, 'device_code'],
    ['a user code with a space', { user_code: 'A B' }, 'user_code'],
    ['no user code', { user_code: undefined }, 'user_code'],
  ])('refuses %s', async (_what, members, field) => {
    const setup = await openDevice()
    const body = JSON.stringify({ device_code: 'd', user_code: 'u', verification_url: 'x', ...members })
    setup.emulator.faults.add({ name: 'status', endpoint: 'device', status: 299, body })
    expect(await refusal(startDeviceLogin(setup.auth, { scopes: SCOPES }))).toMatchObject({
      code: 'INVALID_TOKEN_RESPONSE',
      field,
      dc: 'us',
    })
  })

  it.each<[string, FaultInput, string]>([
    ['a page', { name: 'html', endpoint: 'device' }, 'NON_JSON_RESPONSE'],
    ['a redirect', { name: 'redirect307', endpoint: 'device' }, 'REDIRECT_REFUSED'],
    ['the throttle', { name: 'throttle', endpoint: 'device' }, 'THROTTLED'],
    ['a broken connection', { name: 'reset', endpoint: 'device' }, 'NETWORK'],
    [
      'a device code with a line break',
      { name: 'status', endpoint: 'device', status: 200, body: '{"device_code":"a\\nb"}' },
      'INVALID_TOKEN_RESPONSE',
    ],
    ['nothing', { name: 'status', endpoint: 'device', status: 200, body: '{}' }, 'INVALID_TOKEN_RESPONSE'],
  ])('ends with a typed error for %s', async (_what, fault, code) => {
    const setup = await openDevice()
    setup.emulator.faults.add(fault)
    expect(await refusal(startDeviceLogin(setup.auth, { scopes: SCOPES }))).toMatchObject({ code })
  })

  it('says that a client of another type cannot do it', async () => {
    const setup = setUpZoho()
    const error = await refusal(startDeviceLogin(setup.auth, { scopes: SCOPES }))
    expect(error).toMatchObject({ code: 'CLIENT_REJECTED', error: 'invalid_client', dc: 'us' })
    expect(error.message).toContain('non-browser')
  })
})

describe('finishDeviceLogin', () => {
  it.each([200, 400] as const)(
    'polls every thirty seconds until the user has consented (feedback at HTTP %i)',
    async (status) => {
      const setup = await openDevice(
        (count, { emulator, device }) => (count === 4 ? approve(emulator, device) : undefined),
        { emulator: { readings: { tokens: { deviceFeedbackStatus: status } } } },
      )
      expect(await finish(setup)).toMatchObject({ grantId: 'tv', dc: 'us', scopes: SCOPES })
      expect(setup.pauses).toEqual([30_000, 30_000, 30_000, 30_000])
      expect(setup.sent).toHaveLength(4)
      expect(setup.sent[0]).toMatchObject({
        origin: 'https://accounts.zoho.com',
        path: '/oauth/v3/device/token',
      })
      expect(Object.fromEntries(setup.sent[0]?.form ?? [])).toEqual({
        grant_type: 'device_token',
        client_id: setup.options.clientId,
        client_secret: setup.options.clientSecret,
        code: expect.stringMatching(/^1004\./) as string,
      })
      expect(await tokenFor(setup.auth, 'tv')()).toMatchObject({ apiDomain: 'https://www.zohoapis.com' })
    },
  )

  it('keeps the slower pace that slow_down asks for', async () => {
    const slow: FaultInput = {
      name: 'status',
      endpoint: 'device-token',
      status: 200,
      body: '{"error":"slow_down"}',
    }
    const setup = await openDevice(async (count, { emulator, device }) => {
      if (count === 2 || count === 4) emulator.faults.add(slow)
      if (count === 6) await approve(emulator, device)
    })
    await finish(setup)
    expect(setup.pauses).toEqual([30_000, 30_000, 35_000, 35_000, 40_000, 40_000])
  })

  it.each(['authorization_pending', 'AUTHORIZATION_PENDING'])(
    'goes on at %s, whatever the status',
    async (word) => {
      for (const status of [200, 400, 401, 429, 500]) {
        const setup = await openDevice((count, { emulator, device }) =>
          count === 4 ? approve(emulator, device) : undefined,
        )
        setup.emulator.faults.add({
          name: 'status',
          endpoint: 'device-token',
          status,
          body: JSON.stringify({ error: word }),
          count: 3,
        })
        expect(await finish(setup)).toMatchObject({ grantId: 'tv' })
        expect(setup.sent).toHaveLength(4)
      }
    },
  )

  it('never polls faster than Zoho allows', async () => {
    const setup = await openDevice((count, { emulator, device }) =>
      count === 9 ? approve(emulator, device) : undefined,
    )
    await finish(setup)
    expect(setup.emulator.journal.entries().filter(({ code }) => code === 'slow_down')).toEqual([])
  })

  it.each(['eu', 'in', 'au', 'jp', 'ca', 'sa', 'uk', 'ae'])(
    'follows the user to %s at once',
    async (account) => {
      const setup = await openDevice((count, { emulator, device }) =>
        count === 2 ? approve(emulator, device, { account }) : undefined,
      )
      expect(await finish(setup)).toMatchObject({ dc: account })
      expect(setup.pauses).toEqual([30_000, 30_000])
      expect(setup.sent).toHaveLength(3)
    },
  )

  it('a user elsewhere who consents at the last moment is followed, too', async () => {
    const setup = await openDevice((count, { emulator, device }) =>
      count === 10 ? approve(emulator, device, { account: 'eu' }) : undefined,
    )
    expect(await finish(setup)).toMatchObject({ dc: 'eu' })
  })

  it('does not run in circles when two data centers point at each other', async () => {
    const setup = await openDevice((_count, { emulator }) => {
      for (const [dc, other] of [
        ['us', 'eu'],
        ['eu', 'us'],
      ] as const) {
        const body = JSON.stringify({ error: 'other_dc', user_location: other })
        emulator.faults.add({ name: 'status', endpoint: 'device-token', dc, status: 200, body })
      }
    })
    expect(await refusal(finish(setup))).toMatchObject({ code: 'TIMEOUT' })
    expect(setup.sent.length).toBeLessThanOrEqual(12)
    await nothingSaved(setup)
  })

  it.each([
    ['an unknown place', 'xx', 'UNKNOWN_DATA_CENTER'],
    ['an address', 'https://evil.example', 'UNKNOWN_DATA_CENTER'],
    ['no place', undefined, 'CODE_REJECTED'],
    ['a number', 7, 'CODE_REJECTED'],
  ])('case 7: other_dc with %s', async (_what, location, code) => {
    const setup = await openDevice()
    const body = JSON.stringify({ error: 'other_dc', user_location: location })
    setup.emulator.faults.add({ name: 'status', endpoint: 'device-token', status: 200, body })
    expect(await refusal(finish(setup))).toMatchObject({ code })
    expect(new Set(setup.sent.map(({ origin }) => origin))).toEqual(new Set(['https://accounts.zoho.com']))
    await nothingSaved(setup)
  })

  it('ends when the code does, and says so', async () => {
    const setup = await openDevice()
    const error = await refusal(finish(setup))
    expect(error).toMatchObject({ code: 'TIMEOUT' })
    expect(error.message).toContain('did not consent')
    expect(error.message).toContain('Start the device login again')
    expect(setup.pauses.reduce((sum, pause) => sum + pause, 0)).toBe(300_000)
    await nothingSaved(setup)
  })

  it('takes as many scopes as a grant holds', async () => {
    const scopes = Array.from({ length: 1000 }, (_, index) => `ZohoCRM.${String(index).padStart(192, 's')}`)
    const setup = await openDevice()
    // The emulator knows no such scopes.
    const started = {
      device_code: '1004.planted-device-code-0123',
      user_code: 'ABCD',
      verification_url: 'https://accounts.zoho.com/d',
    }
    setup.emulator.faults.add({
      name: 'status',
      endpoint: 'device',
      status: 200,
      body: JSON.stringify(started),
    })
    const device = await startDeviceLogin(setup.auth, { scopes })
    setup.emulator.faults.add({
      name: 'status',
      endpoint: 'device-token',
      status: 200,
      body: '{"access_token":"1000.planted-access-token","refresh_token":"1000.planted-refresh-token"}',
    })
    expect((await finishDeviceLogin(setup.auth, { device, grantId: 'tv' })).scopes).toEqual(scopes)
    expect((await tokenFor(setup.auth, 'tv')()).scopes).toEqual(scopes)
  })

  it('does not poll at all for a code that ended before', async () => {
    const setup = await openDevice()
    setup.emulator.clock.advance(300_000)
    expect(await refusal(finish(setup))).toMatchObject({ code: 'TIMEOUT' })
    expect(setup.sent).toEqual([])
  })

  it('ends when the machine slept through the life of the code', async () => {
    const setup = await openDevice((count, { emulator }) =>
      count === 2 ? emulator.clock.advance(172_800_000) : undefined,
    )
    expect(await refusal(finish(setup))).toMatchObject({ code: 'TIMEOUT' })
    expect(setup.sent).toHaveLength(2)
  })

  it('ends although the clock is set back all the time', async () => {
    const setup = await openDevice((_count, { emulator }) => emulator.clock.set(START))
    expect(await refusal(finish(setup))).toMatchObject({ code: 'TIMEOUT' })
    expect(setup.sent.length).toBeLessThanOrEqual(11)
  })

  it('case 12: ends when the user presses Deny', async () => {
    const setup = await openDevice((count, { emulator, device }) =>
      count === 2 ? approve(emulator, device, { allow: false }) : undefined,
    )
    expect(await refusal(finish(setup))).toMatchObject({ code: 'CONSENT_DENIED', error: 'access_denied' })
    await nothingSaved(setup)
  })

  it('survives two failures in a row, not three', async () => {
    const faults = [
      { name: 'html' },
      { name: 'reset' },
      { name: 'status', status: 503, body: '{"error":"server_error"}' },
    ] as const
    for (const first of faults) {
      for (const count of [2, 3]) {
        const setup = await openDevice((pause, { emulator, device }) =>
          pause === 4 ? approve(emulator, device) : undefined,
        )
        setup.emulator.faults.add({ ...first, endpoint: 'device-token', count })
        const outcome = await finish(setup).then(
          () => 'done',
          ({ code }: { code: string }) => code,
        )
        const codes = { html: 'NON_JSON_RESPONSE', reset: 'NETWORK', status: 'INVALID_TOKEN_RESPONSE' }
        expect(outcome).toBe(count === 2 ? 'done' : codes[first.name])
      }
    }
  })

  it.each<[string, Partial<FaultInput>, string]>([
    ['a redirect', { name: 'redirect307' }, 'REDIRECT_REFUSED'],
    ['the throttle', { name: 'throttle' }, 'THROTTLED'],
    ['the throttle in Chinese', { name: 'localised-error', status: 400 }, 'THROTTLED'],
    [
      'an unknown client',
      { name: 'status', status: 200, body: '{"error":"invalid_client"}' },
      'CLIENT_REJECTED',
    ],
    ['an unknown code', { name: 'status', status: 200, body: '{"error":"invalid_code"}' }, 'CODE_REJECTED'],
    ['expired', { name: 'status', status: 400, body: '{"error":"expired"}' }, 'TIMEOUT'],
    ['expired_token', { name: 'status', status: 400, body: '{"error":"expired_token"}' }, 'TIMEOUT'],
    [
      'an unusable token',
      { name: 'status', status: 200, body: '{"access_token":"a b"}' },
      'INVALID_TOKEN_RESPONSE',
    ],
    [
      'no refresh token',
      { name: 'status', status: 200, body: '{"access_token":"1000.planted-access-token"}' },
      'MISSING_REFRESH_TOKEN',
    ],
  ])('ends at once for %s', async (_what, fault, code) => {
    const setup = await openDevice()
    setup.emulator.faults.add({ name: 'status', endpoint: 'device-token', ...fault })
    expect(await refusal(finish(setup))).toMatchObject({ code })
    expect(setup.sent).toHaveLength(1)
    await nothingSaved(setup)
  })

  it('a grant id that another data center has is a conflict, and the new token is revoked', async () => {
    const setup = await openDevice()
    await approve(setup.emulator, setup.device, { account: 'eu' })
    await finish(setup)
    const stored = await setup.grant('tv')
    const device = await startDeviceLogin(setup.auth, { scopes: SCOPES })
    await approve(setup.emulator, device, { account: 'in' })
    expect(await refusal(finishDeviceLogin(setup.auth, { device, grantId: 'tv' }))).toMatchObject({
      code: 'GRANT_CONFLICT',
      stored: 'eu',
      offered: 'in',
    })
    expect(setup.sent.at(-1)).toMatchObject({
      origin: 'https://accounts.zoho.in',
      path: '/oauth/v2/revoke/token',
    })
    expect(await setup.grant('tv')).toEqual(stored)
  })

  it.each([undefined, '', 'abc', '%', 'null', '%7B%22version%22%3A1%7D', 7])(
    'refuses %j for a device',
    async (pending) => {
      const setup = await openDevice()
      const error = await refusal(
        finishDeviceLogin(setup.auth, { device: { pending: pending as string }, grantId: 'tv' }),
      )
      expect(error).toMatchObject({ code: 'LOGIN_STATE', reason: 'malformed' })
      expect(error.message).toBe(
        '`device` is not what startDeviceLogin returned for this client. Start the device login again.',
      )
      expect(setup.sent).toEqual([])
    },
  )

  it.each([
    ['version', 2],
    ['clientId', '1000.SOMEBODYELSE'],
    ['deviceCode', 7],
    ['dc', null],
    ['scopes', 'ZohoCRM.org.READ'],
    ['scopes', [7]],
    ['scopes', ['ZohoCRM.\u00F6rg.READ']],
    ['expiresAt', 'soon'],
    ['padding', 'x'.repeat(262_144)],
  ])('refuses a device whose %s was changed to %j', async (name, value) => {
    const setup = await openDevice()
    const parsed = JSON.parse(decodeURIComponent(setup.device.pending)) as object
    const pending = encodeURIComponent(JSON.stringify({ ...parsed, [name]: value }))
    const error = await refusal(finishDeviceLogin(setup.auth, { device: { pending }, grantId: 'tv' }))
    expect(error).toMatchObject({ code: 'LOGIN_STATE', reason: 'malformed' })
    expect(setup.sent).toEqual([])
  })
})

describe('aborting a device login', () => {
  const why = new Error('the user closed the window')

  it('before it began', async () => {
    const setup = await openDevice()
    await expect(finish(setup, AbortSignal.abort(why))).rejects.toBe(why)
    expect(setup.sent).toEqual([])
  })

  it('between two polls', async () => {
    const stop = new AbortController()
    const setup = await openDevice((count) => (count === 3 ? stop.abort(why) : undefined))
    await expect(finish(setup, stop.signal)).rejects.toBe(why)
    expect(setup.sent).toHaveLength(2)
    await nothingSaved(setup)
  })

  it('during a poll: it is not waited for, and the token that it brings is revoked', async () => {
    const stop = new AbortController()
    let revoked = (): void => {}
    const done = new Promise<void>((resolve) => (revoked = resolve))
    const setup = await openDevice((_count, { emulator, device }) => approve(emulator, device), {})
    const slow = setUpZoho({
      on: setup.emulator,
      auth: {
        clientId: setup.options.clientId,
        clientSecret: setup.options.clientSecret,
        clock: setup.options.clock!,
        fetch: async (input, init) => {
          const answer = await setup.emulator.fetch(input, init)
          if (new URL(input instanceof Request ? input.url : input).pathname.endsWith('/device/token'))
            stop.abort(why)
          if (new URL(input instanceof Request ? input.url : input).pathname.endsWith('/revoke/token'))
            revoked()
          return answer
        },
      },
    })
    const { device } = setup
    await expect(
      finishDeviceLogin(slow.auth, { device, grantId: 'tv' }, { signal: stop.signal }),
    ).rejects.toBe(why)
    await done
    expect(slow.sent.map(({ path }) => path)).toEqual(['/oauth/v3/device/token', '/oauth/v2/revoke/token'])
    expect(await slow.grant('tv')).toBeUndefined()
  })
})
