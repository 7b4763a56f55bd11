import { describe, expect, test } from 'vitest'
import { approveDevice, createEmulator, type Emulator } from '../../src/index.ts'
import { call, post, SCOPES } from './client.ts'

const start = Date.parse('2026-03-02T08:00:00Z')

async function ask(
  emulator: Emulator,
): Promise<{ userCode: string; deviceCode: string; body: Record<string, unknown> }> {
  const response = await post(emulator, 'us', '/oauth/v3/device/code', {
    grant_type: 'device_request',
    client_id: emulator.deviceClient.clientId,
    scope: SCOPES.join(','),
    access_type: 'offline',
    prompt: 'consent',
  })
  const body = (await response.json()) as Record<string, unknown>
  return { userCode: String(body['user_code']), deviceCode: String(body['device_code']), body }
}

async function poll(emulator: Emulator, code: string, dc = 'us'): Promise<Record<string, unknown>> {
  const response = await post(emulator, dc, '/oauth/v3/device/token', {
    grant_type: 'device_token',
    client_id: emulator.deviceClient.clientId,
    client_secret: emulator.deviceClient.clientSecret,
    code,
  })
  return (await response.json()) as Record<string, unknown>
}

/** A Latin letter or digit as keyboards of East Asia type it. */
const wide = (letter: string): string => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)

describe('a device', () => {
  test('is told where its user goes', async () => {
    const emulator = createEmulator({ start })
    const { body } = await ask(emulator)
    expect(body).toMatchObject({
      verification_url: 'https://accounts.zoho.com/oauth/v3/device',
      expires_in: 300,
      interval: 30,
    })
    expect(body).not.toHaveProperty('verification_uri')
    const older = createEmulator({ start, readings: { tokens: { deviceTimes: 'milliseconds' } } })
    expect((await ask(older)).body).toMatchObject({ expires_in: 300_000, interval: 30_000 })
  })

  test('waits, is slowed down, and gets its tokens once', async () => {
    const emulator = createEmulator({ start })
    const { userCode, deviceCode } = await ask(emulator)
    expect(await poll(emulator, deviceCode)).toEqual({ error: 'authorization_pending' })
    expect(await poll(emulator, deviceCode)).toEqual({ error: 'slow_down' })
    await approveDevice(emulator, { userCode: userCode.toLowerCase(), dc: 'us' })
    emulator.clock.advance(30_000)
    const tokens = await poll(emulator, deviceCode)
    expect(tokens).toHaveProperty('refresh_token')
    expect((await call(emulator, { token: tokens['access_token'] })).status).toBe(200)
    emulator.clock.advance(30_000)
    expect(await poll(emulator, deviceCode)).toEqual({ error: 'invalid_code' })
  })

  test.each<[string, (code: string) => string]>([
    ['in small letters', (code) => code.toLowerCase()],
    ['with a space for the hyphen', (code) => code.replace('-', ' ')],
    ['without the hyphen', (code) => code.replace('-', '')],
    ['with spaces around and within', (code) => `  ${code.replaceAll('', ' ')}\t`],
    ['with a dash of another kind', (code) => code.replace('-', '–')],
    ['in letters of full width', (code) => code.replaceAll(/\w/g, wide)],
  ])('takes its code typed %s', async (_, type) => {
    const emulator = createEmulator({ start })
    const { userCode, deviceCode } = await ask(emulator)
    await approveDevice(emulator, { userCode: type(userCode), dc: 'us' })
    emulator.clock.advance(30_000)
    expect(await poll(emulator, deviceCode)).toHaveProperty('refresh_token')
  })

  test.each(['', '----', 'AAAA-AAAA-AAAA', "' or 1=1", 'x'.repeat(9000)])(
    'is not found by another code: %#',
    async (userCode) => {
      const emulator = createEmulator({ start })
      await ask(emulator)
      const address = new URL('https://accounts.zoho.com/oauth/v3/device')
      address.searchParams.set('user_code', userCode)
      expect((await emulator.fetch(address)).status).toBeGreaterThanOrEqual(400)
    },
  )

  test('is sent to the data center of its user', async () => {
    const emulator = createEmulator({ start })
    const { userCode, deviceCode } = await ask(emulator)
    await approveDevice(emulator, { userCode, dc: 'us', account: 'eu' })
    expect(await poll(emulator, deviceCode)).toEqual({ error: 'other_dc', user_location: 'eu' })
    expect(await poll(emulator, deviceCode, 'eu')).toMatchObject({ api_domain: 'https://www.zohoapis.eu' })
  })

  test('hears when it was refused, and when it waited too long', async () => {
    const emulator = createEmulator({ start })
    const refused = await ask(emulator)
    await approveDevice(emulator, { userCode: refused.userCode, dc: 'us', allow: false })
    expect(await poll(emulator, refused.deviceCode)).toEqual({ error: 'access_denied' })
    const late = await ask(emulator)
    emulator.clock.advance(300_000)
    await expect(approveDevice(emulator, { userCode: late.userCode, dc: 'us' })).rejects.toThrow(
      /No device waits/,
    )
    expect(await poll(emulator, late.deviceCode)).toEqual({ error: 'expired' })
  })

  test('feedback can come at 400', async () => {
    const emulator = createEmulator({ start, readings: { tokens: { deviceFeedbackStatus: 400 } } })
    await poll(emulator, (await ask(emulator)).deviceCode)
    expect(emulator.journal.entries().at(-1)).toMatchObject({ status: 400, code: 'authorization_pending' })
  })

  test('only a client for devices may ask', async () => {
    const emulator = createEmulator({ start })
    const response = await post(emulator, 'us', '/oauth/v3/device/code', {
      grant_type: 'device_request',
      client_id: emulator.client.clientId,
      scope: 'ZohoCRM.org.READ',
    })
    expect(await response.json()).toEqual({ error: 'invalid_client' })
  })
})
