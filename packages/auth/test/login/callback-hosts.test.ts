import { dataCenters } from '@x/dc'
import { describe, expect, it } from 'vitest'
import { finishLogin, secret, startLogin } from '../leak-check.ts'
import { altered, callback, logIn, SCOPES, setUpZoho, refusal, type Setup } from '../zoho.ts'

/** A Zoho where `user-1` has logged in, and where a callback came back: one for all that is refused before it is used. */
let shared: Promise<{ readonly setup: Setup; readonly url: string }> | undefined
async function came(): Promise<{ readonly setup: Setup; readonly url: string }> {
  shared ??= (async () => {
    const setup = setUpZoho()
    await logIn(setup, 'user-1')
    return { setup, url: (await callback(setup)).url }
  })()
  return shared
}

/** A callback that names another place: refused before anything is sent, with nothing stored but the spent state. */
async function refused(
  changes: Readonly<Record<string, string | readonly string[] | undefined>>,
): ReturnType<typeof refusal> {
  const { setup, url } = await came()
  const before = await setup.grant('user-1')
  // What was noted is forgotten after each test.
  const { source, access } = before as { source: { refreshToken: string }; access: { token: string } }
  secret(source.refreshToken, 'the stored refresh token')
  secret(access.token, 'the stored access token')
  const { url: login, pending } = await startLogin(setup.auth, { scopes: SCOPES })
  const state = new URL(login).searchParams.get('state')!
  setup.sent.length = 0
  const error = await refusal(
    finishLogin(setup.auth, { url: altered(url, { state, ...changes }), pending, grantId: 'user-1' }),
  )
  expect(setup.sent).toEqual([])
  expect(await setup.grant('user-1')).toEqual(before)
  expect(Object.keys(await setup.rows()).filter((key) => key.startsWith('grant:'))).toHaveLength(1)
  expect(error.retryable).toBe(false)
  expect(error.message.length).toBeLessThan(600)
  return error
}

describe('the accounts-server of a callback', () => {
  it.each([
    ['case 1', 'https://evil.example'],
    ['case 2', 'https://accounts.zoho.com@evil.example'],
    ['case 2', 'https://accounts.zoho.com.evil.example'],
    ['case 2', 'https://accounts.zoho.com:x@evil.example/'],
    ['case 2', 'https://evil.example/https://accounts.zoho.com'],
    ['case 2', 'https://evil.example?https://accounts.zoho.com'],
    ['case 2', 'https://evil.example#accounts.zoho.com'],
    ['case 3', 'http://accounts.zoho.com'],
    ['case 3', 'http://accounts.zoho.eu'],
    ['case 3', 'https://accounts.zoho.eu:8443'],
    ['case 3', 'https://accounts.zoho.com:443'],
    ['case 3', 'https://accounts.zoho.eu.'],
    ['case 3', '//accounts.zoho.com'],
    ['case 4', 'https://accounts.z\u043Eho.com'],
    ['case 4', 'https://accounts.xn--zho-6cd.com'],
    ['case 4', 'https://accounts.zoho\u3002com'],
    ['case 4', 'https://[::ffff:169.254.169.254]'],
    ['case 4', 'https://169.254.169.254'],
    ['case 4', 'https://127.0.0.1'],
    ['case 4', 'https://localhost'],
    ['case 4', 'http://127.0.0.1:4600'],
    ['case 5', 'https://accounts.zoho.com\\@evil.example'],
    ['case 5', 'https://acc\nounts.zoho.com'],
    ['case 5', 'https://accounts.zoho.com\t'],
    ['case 5', ' https://accounts.zoho.com'],
    ['case 5', 'HTTPS://ACCOUNTS.ZOHO.COM'],
    ['case 5', 'https://accounts.zoho.com/'],
    ['case 5', 'https://accounts.zoho.com/oauth'],
    ['case 6', encodeURIComponent('https://accounts.zoho.com')],
    ['case 6', encodeURIComponent(encodeURIComponent('https://accounts.zoho.com'))],
    ['case 6', ''],
    ['case 6', 'null'],
    ['case 8', 'https://accounts.zoho.ca'],
    ['case 8', 'https://accounts.zoho.au'],
    ['case 8', 'https://accounts.zohocloud.com'],
  ])('%s: refuses %j, and sends nothing', async (_case, address) => {
    for (const location of [undefined, 'us']) {
      const error = await refused({ 'accounts-server': address, location })
      expect(error.code).toBe('UNKNOWN_DATA_CENTER')
      expect(error.message).toContain('Known: us, eu, in, au, jp, cn, ca, sa, uk, ae')
      expect(error.message).not.toMatch(/[\n\t\u043E\u3002]/)
    }
  })

  it.each(['location', 'accounts-server', 'code', 'state', 'error'])(
    'case 6: refuses a %s that comes twice, even when both are the same',
    async (name) => {
      const value =
        name === 'location' ? 'us' : name === 'accounts-server' ? 'https://accounts.zoho.com' : 'x'
      const error = await refused({ [name]: [value, value] })
      expect(error).toMatchObject({ code: 'LOGIN_STATE', reason: 'malformed' })
      expect(error.message).toContain(`${name} more than once`)
    },
  )

  it.each([
    ['an address of 100 kB', `https://accounts.zoho.com${'/x'.repeat(50_000)}`],
    ['an address of 3 kB', `https://accounts.zoho.com${'/x'.repeat(1500)}`],
  ])('case 6: refuses %s', async (_what, address) => {
    expect(await refused({ 'accounts-server': address })).toMatchObject({
      code: 'LOGIN_STATE',
      reason: 'malformed',
    })
  })

  it('case 6: an array is another parameter, and means nothing', async () => {
    const setup = setUpZoho()
    const { url, pending } = await callback(setup)
    const list = `${altered(url, { 'accounts-server': undefined, location: undefined })}&accounts-server[]=https://evil.example`
    expect(await finishLogin(setup.auth, { url: list, pending, grantId: 'user-1' })).toMatchObject({
      dc: 'us',
    })
    expect(new Set(setup.sent.map(({ origin }) => origin))).toEqual(new Set(['https://accounts.zoho.com']))
  })
})

describe('the location of a callback', () => {
  it.each(['xx', 'US', 'com', 'com.au', 'uae', '', 'us ', '__proto__', 'constructor', 'u\u0455'])(
    'case 7: refuses %j, naming the known ones',
    async (location) => {
      for (const server of [undefined, 'https://accounts.zoho.com']) {
        const error = await refused({ location, 'accounts-server': server })
        expect(error.code).toBe('UNKNOWN_DATA_CENTER')
        expect(error.message).toContain('Known: us, eu')
      }
    },
  )

  it('case 7: a location against its accounts-server is refused, for every pair', async () => {
    for (const { id: location } of dataCenters) {
      for (const { id, accounts } of dataCenters) {
        if (id === location) continue
        const error = await refused({ location, 'accounts-server': accounts })
        expect(error).toMatchObject({ code: 'DATA_CENTER_MISMATCH', expected: location, actual: id })
      }
    }
  })

  it('case 8: ca is zohocloud.ca and zohoapis.ca, and is never where cn goes', async () => {
    const canada = setUpZoho()
    expect(await logIn(canada, 'user-1', { decision: { account: 'ca' } })).toMatchObject({
      dc: 'ca',
      apiDomain: 'https://www.zohoapis.ca',
    })
    expect(canada.sent.map(({ origin }) => origin)).toEqual(['https://accounts.zohocloud.ca'])

    const { url, pending } = await callback(canada, { decision: { account: 'ca' } })
    canada.sent.length = 0
    const chinese = altered(url, { location: 'cn', 'accounts-server': undefined })
    const error = await refusal(finishLogin(canada.auth, { url: chinese, pending, grantId: 'other' }))
    expect(error.code).toMatch(/^(CLIENT|CODE)_REJECTED$/)
    expect(canada.sent.map(({ origin }) => origin)).toEqual(['https://accounts.zoho.com.cn'])
  })

  it('one of the two parameters selects, and none means where the login started', async () => {
    for (const kept of ['location', 'accounts-server']) {
      const setup = setUpZoho()
      const { url, pending } = await callback(setup, { decision: { account: 'jp' } })
      const other = kept === 'location' ? 'accounts-server' : 'location'
      const grant = await finishLogin(setup.auth, {
        url: altered(url, { [other]: undefined }),
        pending,
        grantId: 'a',
      })
      expect(grant.dc).toBe('jp')
    }
    const setup = setUpZoho({ auth: { dc: 'eu' } })
    const { url, pending } = await callback(setup)
    const bare = altered(url, { location: undefined, 'accounts-server': undefined })
    expect((await finishLogin(setup.auth, { url: bare, pending, grantId: 'a' })).dc).toBe('eu')
  })

  it('a table that is narrowed refuses the data centers that are left out', async () => {
    const setup = setUpZoho({ auth: { dataCenters: dataCenters.filter(({ id }) => id !== 'in') } })
    const { url, pending } = await callback(setup, { decision: { account: 'in' } })
    const error = await refusal(finishLogin(setup.auth, { url, pending, grantId: 'a' }))
    expect(error).toMatchObject({
      code: 'UNKNOWN_DATA_CENTER',
      known: expect.not.arrayContaining(['in']) as unknown,
    })
    expect(setup.sent).toEqual([])
  })
})
