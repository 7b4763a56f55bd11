import { approveDevice, defaultOrganization, issueSelfClientCode } from '@x/emulator'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RunningServer } from '../src/server.ts'
import { scopes } from '../src/zoho/scopes.ts'
import { formTo, linksOf, openBrowser, placeOf, visible, type Page } from './browser.ts'
import {
  connectAs,
  cookieHeader,
  emulatorOf,
  GROUP,
  hurried,
  startApp,
  until,
  type Browser,
} from './running-app.ts'

let app: RunningServer
let browser: Browser
beforeAll(async () => {
  app = await startApp()
})
beforeEach(() => {
  browser = openBrowser()
})
afterAll(() => app.close())

const open = (path: string): Promise<Page> => browser.get(`${app.origin}${path}`)

describe('a device', () => {
  async function getCode(): Promise<{ page: Page; userCode: string }> {
    const page = await open('/connect/device')
    const waiting = await browser.submit(page, formTo(page, '/connect/device'))
    const [, userCode = ''] = /class="code">([^<]+)</.exec(waiting.html) ?? []
    return { page: waiting, userCode }
  }

  test('connects when somebody in another data center types its code', async () => {
    const { page, userCode } = await getCode()
    expect(page.html).toMatch(/<svg class="qr" role="img" aria-label="[^"]+"/)
    await approveDevice(emulatorOf(app), { userCode, dc: 'us', account: 'in' })
    const state = await hurried(
      app,
      until(
        () => open('/connect/device/state'),
        ({ headers }) => headers.get('live-end') !== null,
      ),
    )
    expect(state.headers.get('live-end')).toBe('/connect/device/done')
    const home = await open('/connect/device/done')
    expect(placeOf(home)).toBe('/home')
    expect(visible(home)).toContain('India')
    expect((await open(`${browser.tenant}/groups/${GROUP}`)).status).toBe(200)
  })

  test('says so when somebody denies it, and starts again', async () => {
    const { userCode } = await getCode()
    await approveDevice(emulatorOf(app), { userCode, dc: 'us', allow: false })
    const end = await hurried(
      app,
      until(
        () => open('/connect/device/state'),
        ({ headers }) => headers.get('live-end') !== null,
      ),
    )
    expect(visible(end)).toMatch(/refused the consent/)
    expect((await getCode()).userCode).not.toBe(userCode)
  })

  test('can be called off', async () => {
    const { page } = await getCode()
    const after = await browser.submit(page, formTo(page, '/connect/device/cancel'))
    expect(visible(after)).toContain('No code yet.')
    expect((await open('/connect/device/done')).url.pathname).toBe('/connect/device')
  })
})

describe('another environment', () => {
  test('sandbox: named at home, and its calls go to its own API', async () => {
    const home = await connectAs(browser, app.origin, 'eu', 'allow', 'sandbox')
    expect(visible(home)).toContain('sandbox')
    const row = app.zoho.dataCenters.find(({ id }) => id === 'eu')
    expect(visible(home)).toContain(new URL(row?.api.sandbox ?? '').host)
    expect((await open(`${browser.tenant}/groups/${GROUP}`)).status).toBe(200)
  })
})

describe('a self client', () => {
  async function redeem(fields: Readonly<Record<string, string>>): Promise<Page> {
    const page = await open('/connect/self')
    return browser.submit(page, formTo(page, '/connect/self'), fields)
  }

  test('connects with a code of the console, where it was made', async () => {
    const code = issueSelfClientCode(emulatorOf(app), { dc: 'jp', scopes })
    const home = await redeem({ code: ` ${code}\n`, dc: 'jp' })
    expect(placeOf(home)).toBe('/home')
    expect(visible(home)).toContain('Japan')
    expect(home.html).not.toContain(code)
  })

  test('connects with the button that plays the console', async () => {
    expect(visible(await redeem({ generate: 'yes', dc: 'ca' }))).toContain('Canada')
  })

  test('says at the field why a code is not taken, and does not repeat it', async () => {
    const code = issueSelfClientCode(emulatorOf(app), { dc: 'jp', scopes })
    const wrongPlace = await redeem({ code, dc: 'eu' })
    expect(wrongPlace.status).toBe(422)
    expect(wrongPlace.html).not.toContain(code)
    expect(/id="code-problem">([^<]+)/.exec(wrongPlace.html)?.[1]).toMatch(/data center eu/)
    expect(wrongPlace.html).toMatch(/<option value="eu" selected/)
    expect((await redeem({ code: '', dc: 'eu' })).html).toContain('Paste the code from the console.')
    expect((await redeem({ code: 'x', dc: 'nowhere' })).status).toBe(422)
  })
})

describe('clients of your own', () => {
  /** What the doctor says is to be switched on. */
  const ticks = (page: Page): readonly string[] => {
    const [list = ''] = /<ul class="ticks">[\s\S]*?<\/ul>/.exec(page.html) ?? []
    return [...list.matchAll(/<li>([^<]*)/g)].map(([, name = '']) => name)
  }
  const own = { ZOHO_CLIENT_ID: '1000.A', ZOHO_CLIENT_SECRET: 's', STORE: 'memory' }

  test('a flow without a client is neither offered nor there', async () => {
    const real = await startApp(own)
    const first = await browser.get(real.origin)
    expect(first.html).not.toContain('/connect/device')
    expect(first.html).not.toContain('/connect/self')
    expect(first.html).not.toContain('/break')
    for (const path of ['/connect/device', '/connect/self', '/break'])
      expect((await browser.get(`${real.origin}${path}`)).status).toBe(404)
    await real.close()
  })

  test('Connect leads to Zoho’s own login page, with everything that it needs', async () => {
    const real = await startApp({ ...own, ZOHO_DC: 'eu' })
    const first = await browser.get(real.origin)
    const { fields } = formTo(first, '/connect')
    const press = async (dc?: string): Promise<URL> => {
      const answer = await fetch(`${real.origin}/connect`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: real.origin, cookie: cookieHeader(browser, real.origin) },
        body: new URLSearchParams({ ...Object.fromEntries(fields), ...(dc === undefined ? {} : { dc }) }),
      })
      return new URL(answer.headers.get('location') ?? '')
    }
    const address = await press()
    expect(`${address.origin}${address.pathname}`).toBe('https://accounts.zoho.eu/oauth/v2/auth')
    const asked = Object.fromEntries(address.searchParams)
    expect(asked).toMatchObject({
      client_id: '1000.A',
      redirect_uri: `${real.origin}/callback`,
      access_type: 'offline',
      prompt: 'consent',
      scope: scopes.join(','),
    })
    expect(address.search).not.toContain('secret')
    expect((await press('ca')).origin).toBe('https://accounts.zohocloud.ca')
    expect((await press('https://evil.example')).origin).toBe('https://accounts.zoho.eu')
    await real.close()
  })

  test('a flow with a client is offered', async () => {
    const device = { ZOHO_DEVICE_CLIENT_ID: '1004.B', ZOHO_DEVICE_CLIENT_SECRET: 's' }
    const real = await startApp({ ...own, ...device })
    const first = await browser.get(real.origin)
    expect(first.html).toContain('/connect/device')
    expect(first.html).not.toContain('/connect/self')
    await real.close()
  })

  test('the doctor says what to register, what to tick and what to set', async () => {
    const real = await startApp({
      ...own,
      ZOHO_DC: 'eu',
      ZOHO_DATA_CENTERS: 'eu,in',
      ZOHO_CLIENT_SECRET_IN: 't',
    })
    const page = await browser.get(`${real.origin}/doctor`)
    expect(visible(page)).toContain(`${real.origin}/callback`)
    expect(visible(page)).toContain('1000.A')
    expect(page.html).not.toMatch(/>s<|>t</)
    expect(visible(page)).toContain('secrets for eu, in')
    expect(visible(page)).toContain('set ZOHO_DEVICE_CLIENT_ID and ZOHO_DEVICE_CLIENT_SECRET')
    expect(page.html).toContain('https://api-console.zoho.eu')
    expect(visible(page)).not.toContain('Japan')
    expect(ticks(page)).toEqual(['India'])
    expect(visible(page)).toContain('Every data center has a secret of its own in the settings')
    await real.close()
  })

  test('the doctor names the secrets that are not there yet, and sends nobody to China', async () => {
    const real = await startApp({ ...own, ZOHO_DATA_CENTERS: 'us,eu,cn,in', ZOHO_CLIENT_SECRET_IN: 't' })
    const page = await browser.get(`${real.origin}/doctor`)
    expect(ticks(page)).toEqual(['Europe', 'India'])
    expect(visible(page)).toMatch(/tick “one secret for all data centers”.*ZOHO_CLIENT_SECRET_EU=/)
    expect(visible(page)).not.toMatch(/ZOHO_CLIENT_SECRET_(CN|IN|US)=/)
    await real.close()

    const chinese = await startApp({ ...own, ZOHO_DC: 'cn' })
    expect(ticks(await browser.get(`${chinese.origin}/doctor`))).toEqual([])
    await chinese.close()
  })
})

describe('the doctor asks', () => {
  test('every data center whether it knows the client', async () => {
    const page = await open('/doctor')
    const asked = await browser.submit(page, formTo(page, '/doctor'))
    expect(visible(asked).match(/Zoho knows this client and its secret here/g)?.length).toBe(10)
    expect(visible(asked)).toContain('It takes, keeps and gives back.')
  })

  test('and says what is wrong where one does not answer', async () => {
    emulatorOf(app).faults.add({ name: 'html', endpoint: 'token', dc: 'jp' })
    const page = await open('/doctor')
    const asked = await browser.submit(page, formTo(page, '/doctor'))
    expect(visible(asked)).toMatch(/jp Japan Look here\..*Australia|jp Japan Look here\./s)
    expect(visible(asked).match(/Zoho knows this client/g)?.length).toBe(9)
  })
})

describe('several tenants', () => {
  test('each on its own data center: switch and disconnect', async () => {
    await connectAs(browser, app.origin, 'eu')
    await connectAs(browser, app.origin, 'in')
    const home = await connectAs(browser, app.origin, 'cn')
    expect(visible(home)).toContain('China')
    const homes = linksOf(home, /class="row place"/)
    expect(new Set(homes).size).toBe(3)

    const switched = await browser.get(new URL(homes[0] ?? '', app.origin))
    expect(visible(switched)).toContain('Europe')
    const left = await browser.submit(switched, formTo(switched, '/disconnect'))
    expect(visible(left)).toContain('revoked at Zoho and forgotten here')
    // Nobody else comes on screen by itself.
    expect(left.url.pathname).toBe('/')
    expect(linksOf(left, /class="row place"/)).toEqual(homes.slice(1))
    const revoked = emulatorOf(app)
      .journal.entries()
      .filter(({ path }) => path.includes('revoke'))
    expect(revoked.map(({ dc, status }) => [dc, status])).toEqual([['eu', 200]])
    const again = await browser.submit(switched, formTo(switched, '/disconnect'))
    expect(again.status).toBe(404)
    expect(visible(again)).toContain('Nothing was sent to Zoho')
    for (const one of homes.slice(1)) expect(visible(await open(one))).toMatch(/India|China/)
  })

  test('somebody else’s tenant is nobody here', async () => {
    const other = openBrowser()
    const theirs = await connectAs(other, app.origin, 'eu')
    const mine = await connectAs(browser, app.origin, 'in')
    for (const page of ['/home', '/groups', '/groups/new', '/break', '/home/token', '/break/log']) {
      const answer = await open(`${other.tenant}${page}`)
      expect([page, answer.status]).toEqual([page, 404])
      expect(visible(answer)).toContain('That organization is not connected here')
      expect(answer.html).not.toContain(defaultOrganization('eu').org.company_name)
    }
    const form = formTo(mine, '/disconnect')
    const refused = await browser.submit(mine, { ...form, action: `${other.tenant}/disconnect` })
    expect(refused.status).toBe(404)
    expect((await other.get(theirs.url)).status).toBe(200)
    expect((await other.get(`${app.origin}${other.tenant}/groups`)).status).toBe(200)
  })

  test('connecting the same account again replaces the older grant', async () => {
    await connectAs(browser, app.origin, 'uk')
    const home = await connectAs(browser, app.origin, 'uk')
    expect(visible(home)).toContain('You were connected already')
    expect(linksOf(home, /class="row place"/).length).toBe(1)
  })

  test('when Zoho cannot be asked to revoke, nothing is lost, and one may forget it here', async () => {
    const home = await connectAs(browser, app.origin, 'sa')
    emulatorOf(app).faults.add({ name: 'reset', endpoint: 'revoke' })
    const failed = await browser.submit(home, formTo(home, '/disconnect'))
    expect(failed.status).toBe(502)
    expect(visible(failed)).toContain('is still connected')
    expect((await open(`${browser.tenant}/groups`)).status).toBe(200)
    emulatorOf(app).faults.add({ name: 'reset', endpoint: 'revoke' })
    const gone = await browser.submit(failed, formTo(failed, '/disconnect'), { forget: 'yes' })
    expect(visible(gone)).toContain('forgotten here')
    expect(gone.url.pathname).toBe('/')
  })
})
