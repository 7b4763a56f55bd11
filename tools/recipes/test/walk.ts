// What every recipe must do, as a user with a browser would see it.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { it } from 'node:test'
import { formTo, linksOf, openBrowser, type Page } from '../../../apps/example/test/browser.ts'
import type { Setup } from './setup.ts'

export type Browser = ReturnType<typeof openBrowser>

export interface Walked {
  /** Where Zoho sends users back to. */
  readonly origin: string
  /** Another process of the same app, when the recipe has several. */
  readonly other?: string
  readonly setup: Setup
  /** Signs a new user of the app in. */
  readonly signIn: (browser: Browser) => Promise<void>
}

const group = '3652397000009952001'

/** A cookie, as a sign-in would have set it. */
export function setCookie(browser: Browser, name: string, value: string): void {
  ;(browser.cookies as Map<string, string>).set(`127.0.0.1 ${name}`, value)
}

/** Signs in as `visitorOf` reads it. */
export async function signInThere({ redis }: Setup, browser: Browser): Promise<void> {
  const sessionId = randomUUID()
  await redis.hSet(`session:${sessionId}`, 'userId', `user-${randomUUID()}`)
  setCookie(browser, '__Host-session', sessionId)
}

/** Opens /connect and chooses an account; the page that asks for consent. */
async function consentPage(browser: Browser, origin: string, dc: string): Promise<Page> {
  const accounts = await browser.get(`${origin}/connect`)
  const [account] = linksOf(accounts, new RegExp(`data-dc="${dc}"`))
  assert.ok(account !== undefined, `${accounts.url.href} (${accounts.status}): ${accounts.html}`)
  return browser.get(new URL(account, accounts.url))
}

export async function connectIn(
  browser: Browser,
  origin: string,
  dc: string,
  decision = 'allow',
): Promise<Page> {
  const consent = await consentPage(browser, origin, dc)
  return browser.submit(consent, formTo(consent, `${consent.url.origin}/oauth/v2/approve`), { decision })
}

/** The address that Zoho would send this user to; nobody has gone there yet. */
async function callbackOf(browser: Browser, origin: string): Promise<string> {
  const consent = await consentPage(browser, origin, 'eu')
  const form = formTo(consent, `${consent.url.origin}/oauth/v2/approve`)
  const body = new URLSearchParams({ ...Object.fromEntries(form.fields), decision: 'allow' })
  const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' })
  return answer.headers.get('location') ?? ''
}

export async function assertCounts(browser: Browser, origin: string): Promise<void> {
  const { status, html } = await browser.get(`${origin}/groups/${group}`)
  assert.equal(status, 200, html)
  const counts = JSON.parse(html) as { users: { active: number }; roles: number }
  assert.deepEqual([counts.users.active, counts.roles], [2, 2])
}

/** The status of a GET whose target is sent as it stands; `fetch` would tidy it. */
function statusOf(origin: string, target: string): Promise<number> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: target }, (answer) => resolve(answer.resume().statusCode ?? 0))
      .on('error', reject)
      .end()
  })
}

/** The tests of a recipe; `walked` is there when they run. */
export function checkRecipe(name: string, walked: () => Walked): void {
  const calls = (): number =>
    walked()
      .setup.emulator.journal.entries()
      .filter(({ path }) => path === '/oauth/v2/token').length
  const signedIn = async (): Promise<Browser> => {
    const browser = openBrowser()
    await walked().signIn(browser)
    return browser
  }

  it(`${name}: lets nobody in who is not signed in`, async () => {
    for (const path of ['connect', 'callback?code=x&state=y', `groups/${group}`])
      assert.equal((await openBrowser().get(`${walked().origin}/${path}`)).status, 401, path)
  })
  it(`${name}: A14: answers whatever is asked for, and goes on`, async () => {
    const { origin } = walked()
    for (const target of ['//', '///', '/\\\\', '//?x', 'http://['])
      assert.ok((await statusOf(origin, target)) >= 300, target)
    assert.equal((await openBrowser().get(`${origin}/connect`)).status, 401)
  })
  it(`${name}: connects a user of Europe and one of India, and counts for each`, async () => {
    const { origin, other = origin } = walked()
    for (const dc of ['eu', 'in']) {
      const browser = await signedIn()
      assert.equal((await browser.get(`${origin}/groups/${group}`)).status, 409)
      const { status, html } = await connectIn(browser, other, dc)
      assert.deepEqual([status, html], [200, `Connected to ${dc}.`])
      for (const each of new Set([origin, other])) await assertCounts(browser, each)
    }
    assert.equal((await (await signedIn()).get(`${origin}/groups/${group}`)).status, 409)
  })
  it(`${name}: refuses a callback in another user's session, and one that comes twice, without a token call`, async () => {
    const { origin } = walked()
    const [attacker, victim] = [await signedIn(), await signedIn()]
    const address = await callbackOf(attacker, origin)
    const before = calls()
    assert.equal((await victim.get(address)).status, 400)
    await callbackOf(victim, origin)
    assert.equal((await victim.get(address)).status, 400)
    assert.equal(calls(), before)
    assert.equal((await victim.get(`${origin}/groups/${group}`)).status, 409)
    assert.equal((await attacker.get(address)).status, 200)
    assert.equal((await attacker.get(address)).status, 400)
    assert.equal(calls(), before + 1)
  })
  it(`${name}: says so when the user presses Deny, and shows no secret`, async () => {
    const { origin, setup } = walked()
    const page = await connectIn(await signedIn(), origin, 'eu', 'deny')
    assert.equal(page.status, 400)
    assert.match(page.html, /Nothing was saved/)
    assert.ok(!page.html.includes(setup.env['ZOHO_CLIENT_SECRET'] ?? '?'))
    assert.ok(!page.html.includes('state='))
  })
}
