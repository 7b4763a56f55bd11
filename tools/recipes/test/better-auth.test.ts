import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openBrowser } from '../../../apps/example/test/browser.ts'
import { withoutRedis } from '../../servers/server/redis.ts'
import { setUp, startProgram } from './setup.ts'
import { assertCounts, checkRecipe, connectIn, setCookie, type Browser, type Walked } from './walk.ts'

const password = randomUUID()

describe('better-auth', { skip: withoutRedis }, () => {
  const running: { stop(): Promise<void> }[] = []
  let walked: Walked

  async function post(browser: Browser, path: string, body: unknown): Promise<Response> {
    const { origin } = walked
    const cookie = [...browser.cookies].map(([key, value]) => `${key.split(' ')[1]}=${value}`).join('; ')
    const headers = { 'content-type': 'application/json', origin, cookie }
    const answer = await fetch(`${origin}/api/auth/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    assert.equal(answer.status, 200, await answer.clone().text())
    return answer
  }
  async function signIn(browser: Browser): Promise<void> {
    const email = `${randomUUID()}@app.example`
    const answer = await post(browser, 'sign-up/email', { name: 'Ada', email, password })
    for (const line of answer.headers.getSetCookie()) {
      assert.match(line, /HttpOnly/i)
      assert.match(line, /SameSite=Lax/i)
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      setCookie(browser, name, value)
    }
  }

  before(async () => {
    const setup = await setUp()
    const folder = mkdtempSync(join(tmpdir(), 'x-better-auth-'))
    const database = join(folder, 'app.db')
    const migrate = fileURLToPath(new URL('programs/migrate-better-auth.ts', import.meta.url))
    execFileSync(process.execPath, [migrate, database])
    const program = await startProgram('src/better-auth.ts', setup.port, {
      ...setup.env,
      APP_ORIGIN: `http://127.0.0.1:${setup.port}`,
      BETTER_AUTH_SECRET: randomBytes(32).toString('base64'),
      DATABASE_FILE: database,
    })
    running.push(
      program,
      { stop: () => setup.close() },
      { stop: async () => rmSync(folder, { recursive: true }) },
    )
    walked = { origin: program.origin, setup, signIn }
  })
  after(async () => {
    for (const each of running) await each.stop()
  })

  checkRecipe('better-auth', () => walked)

  it('better-auth: revokes the grant of a user who deletes their account', async () => {
    const { origin, setup } = walked
    const browser = openBrowser()
    await signIn(browser)
    await connectIn(browser, origin, 'eu')
    await assertCounts(browser, origin)
    setup.emulator.journal.clear()
    await post(browser, 'delete-user', { password })
    const revoked = setup.emulator.journal.entries().filter(({ path }) => path.includes('revoke'))
    assert.deepEqual(
      revoked.map(({ status }) => status),
      [200],
    )
    assert.equal((await browser.get(`${origin}/connect`)).status, 401)
  })
})
