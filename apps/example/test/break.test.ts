import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RunningServer } from '../src/server.ts'
import { breakages } from '../src/zoho/breakage.ts'
import { formTo, linksOf, openBrowser, visible, type Page } from './browser.ts'
import { connectAs, cookieHeader, hurried, startApp, until, type Browser } from './running-app.ts'

let app: RunningServer
let browser: Browser
beforeAll(async () => {
  app = await startApp()
})
beforeEach(async () => {
  browser = openBrowser()
  await connectAs(browser, app.origin, 'au')
})
afterAll(() => app.close())

const open = (): Promise<Page> => browser.get(`${app.origin}${browser.tenant}/break`)

/** The log, oldest line first. */
function logOf(page: Page): readonly string[] {
  const [log = ''] = /<ol data-log[\s\S]*?<\/ol><\/div>/.exec(page.html) ?? []
  return [...log.matchAll(/<li id="line-[\s\S]*?<\/li>/g)].map(([line]) => visible({ ...page, html: line }))
}

/** Presses a button and waits for the end of what it starts. */
async function press(what: string): Promise<string> {
  const before = await open()
  const known = logOf(before).length
  await browser.submit(before, formTo(before, '/break'), { what })
  const isOver = (page: Page): boolean => {
    const fresh = logOf(page).slice(known)
    return (
      fresh.some((line) => /The caller has its/.test(line)) ||
      fresh.filter((line) => /Error: /.test(line)).length > 1
    )
  }
  const after = await hurried(app, until(open, isOver))
  return logOf(after).slice(known).join('\n')
}

const renewed = /Renewed the access token at au/
const healed = /The caller has its 11 groups/

describe('what is broken, and how it heals, in plain words', () => {
  test.each<[string, readonly RegExp[]]>([
    ['expire', [/You: Expire the token/, /refused the access token/, renewed, healed]],
    ['evict', [/You: Push the token out/, /refused the access token/, renewed, healed]],
    ['throttle-calls', [/429/, /wants fewer calls.*waits/, healed]],
    ['slow', [/You: Slow Zoho down/, /answered 200 in \d{3,} ms/, healed]],
    ['status-500', [/Zoho Australia answered 500/, /waits \d+ ms, then repeats/, healed]],
    ['hang', [/no answer from Zoho Australia/, /TimeoutError/, /same call again/, healed]],
    ['reset', [/no answer from/, /then repeats/, healed]],
    ['html', [/answered 502/, /then repeats/, healed]],
    ['wrong-data-center', [/DataCenterMismatchError/, /same call again/, healed]],
    ['throttle-tokens', [/THROTTLED|wait|too often/i, /ThrottledError/, /same call again/, /ThrottledError/]],
  ])('%s', async (what, words) => {
    const log = await press(what)
    let from = 0
    for (const word of words) {
      const found = log.slice(from).search(word)
      expect(found, `${String(word)} in\n${log.slice(from)}`).toBeGreaterThanOrEqual(0)
      from += found + 1
    }
    expect(log).not.toMatch(/1000\.[0-9a-f]{20}/)
  })

  test('after throttling, time heals', async () => {
    await press('throttle-tokens')
    const page = await open()
    expect(visible(page)).toContain('no token call before')
    expect(visible(page)).toMatch(/asked too often: no new token for \d+ min \d+ s/)
    await browser.submit(page, formTo(page, '/break/wait'), { minutes: '10' })
    expect(await press('nothing')).toMatch(healed)
  })

  test('a token answer that names a host nobody knows is not used, and the grant stays', async () => {
    const log = await press('wrong-api-domain')
    expect(log).toMatch(/zohoapis\.example[\s\S]*ten seconds pass[\s\S]*same call again/)
    expect(log).toMatch(healed)
  })

  test('a call is one entry, with its repeats and the token that was renewed for it', async () => {
    await press('throttle-calls')
    await press('expire')
    const { html } = await open()
    const calls = [...html.matchAll(/<li id="call-\d+" class="([^"]*)">([\s\S]*?)<\/ol>/g)]
    const [waited, renewedFor] = calls.slice(-2)
    expect(waited?.[1]).toBe('call failed waited')
    expect(waited?.[2]).toMatch(/GET settings<wbr\/>\/user_groups[\s\S]*well, waited once, \d+ ms/)
    expect(renewedFor?.[1]).toBe('call failed renewed')
    expect(renewedFor?.[2]).toMatch(/with a new token[\s\S]*Renewed the access token at au/)
    await press('nothing')
    const uneventful = [...(await open()).html.matchAll(/<li id="call-\d+" class="call"><details>/g)]
    expect(uneventful.length).toBeGreaterThan(0)
  })

  test('every button is on the page', async () => {
    const page = await open()
    for (const { key } of breakages) expect(page.html).toContain(`name="what" value="${key}"`)
    expect(linksOf(page, /href="http:\/\/127\.0\.0\.1/).length).toBe(1)
  })

  test.each(['-5', 'x', '1e9', ''])('time does not go by %j minutes', async (minutes) => {
    const page = await open()
    const before = app.zoho.clock.now()
    await browser.submit(page, formTo(page, '/break/wait'), { minutes })
    expect(app.zoho.clock.now() - before).toBeLessThan(60_000)
  })
})

describe('the live log', () => {
  async function read(path: string, headers: Record<string, string>, enough: RegExp): Promise<string> {
    const stop = new AbortController()
    const answer = await fetch(`${app.origin}${browser.tenant}${path}`, {
      headers: { cookie: cookieHeader(browser, app.origin), ...headers },
      signal: stop.signal,
    })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const decoder = new TextDecoder()
    let text = ''
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true })
      if (enough.test(text)) break
    }
    stop.abort()
    return text
  }

  test('sends every line as an event, and after a break in the line only those that were missed', async () => {
    await press('nothing')
    const all = await read('/break/log?after=0', {}, healed)
    const ids = [...all.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
    expect(all).toMatch(/data: <li id="line-\d+"/)
    expect(all).toMatch(/data: <li id="call-\d+" class="call"><details/)
    const last = ids.at(-2) ?? 0
    const rest = await read('/break/log?after=0', { 'last-event-id': String(last) }, healed)
    expect([...rest.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))).toEqual([ids.at(-1)])
  })

  test('carries nothing of other tenants', async () => {
    const other = openBrowser()
    await connectAs(other, app.origin, 'in')
    await other.get(`${app.origin}${other.tenant}/groups`)
    await press('nothing')
    const own = await read('/break/log?after=0', {}, healed)
    expect(own).not.toContain('Saved the grant (in')
    expect(own).toContain('Saved the grant (au')
  })

  test('lets go of a reader who went away', async () => {
    const { activity } = app.zoho
    let followers = 0
    const follow = vi.spyOn(activity, 'follow').mockImplementation((grantId, listener) => {
      followers += 1
      void [grantId, listener]
      return () => {
        followers -= 1
      }
    })
    await press('nothing')
    await read('/break/log?after=0', {}, healed)
    await until(open, () => followers === 0)
    expect(follow).toHaveBeenCalledTimes(1)
    follow.mockRestore()
  })

  test('is nobody’s without a tenant', async () => {
    const answer = await fetch(`${app.origin}${browser.tenant}/break/log`, { redirect: 'manual' })
    expect(answer.status).toBe(303)
  })
})
