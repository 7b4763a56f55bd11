// The programs that the first page of the example and the heads of docs/recipes show, run as they stand.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { freePort, startProgram } from './setup.ts'

interface Running {
  readonly origin: string
  readonly consent: string
  stop(): Promise<void>
}

const insteadOfZoho = new URL('programs/instead-of-zoho.ts', import.meta.url).href
const next = 'node_modules/next/dist/bin/next'
const nextApp = fileURLToPath(new URL('../src/one-file/next-app', import.meta.url))

/** Starts a program whose Zoho is inside it. */
async function start(
  file: string,
  path: string,
  parameters: (port: number) => readonly string[],
): Promise<Running> {
  const [port, consentPort] = [await freePort(), await freePort()]
  const folder = mkdtempSync(join(tmpdir(), 'one-file-'))
  const env = {
    CONSENT_PORT: String(consentPort),
    REDIRECT_URI: `http://localhost:3000${path}/callback`,
    FOLDER: folder,
    NODE_OPTIONS: '',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const program = await startProgram(file, port, env, parameters(port), ['--import', insteadOfZoho])
  return {
    origin: `http://localhost:${port}${path}`,
    consent: `http://127.0.0.1:${consentPort}/`,
    stop: async () => {
      await program.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Off to Zoho and allowed there: what the program gave the browser to keep, and the callback that it is sent to. */
async function allowed({ origin, consent }: Running): Promise<{ cookie: string; callback: string }> {
  const off = await fetch(`${origin}/connect`, { redirect: 'manual' })
  const url = off.headers.get('location') ?? ''
  assert.match(url, /^https:\/\/accounts\.zoho\.com\/oauth\/v2\/auth\?/)
  const [cookie = ''] = off.headers.getSetCookie()
  assert.match(cookie, /HttpOnly/)
  assert.match(cookie, /SameSite=Lax/)
  const back = await (await fetch(`${consent}?${new URLSearchParams({ url }).toString()}`)).text()
  assert.match(back, /^http:\/\/localhost:3000\S*\/callback\?/)
  return {
    cookie: cookie.split(';', 1)[0] ?? '',
    callback: back.replace('http://localhost:3000', new URL(origin).origin),
  }
}

/** Login, callback, a call: what the program's reader does first. */
function check(
  name: string,
  file: string,
  path = '',
  parameters: (port: number) => readonly string[] = () => [],
) {
  describe(`${name}, in one file`, { timeout: 600_000 }, () => {
    let running: Running
    before(async () => {
      if (file === next) buildNext()
      running = await start(file, path, parameters)
    })
    after(() => running.stop())

    it(`${name}: connects, comes back and lists the groups`, async () => {
      const { origin } = running
      const { cookie, callback } = await allowed(running)
      const returned = await fetch(callback, { headers: { cookie }, redirect: 'manual' })
      const list = new URL(returned.headers.get('location') ?? '/nowhere', origin)
      assert.equal(list.pathname, `${path}/groups`, await returned.text())
      const groups = (await (await fetch(`${origin}/groups`)).json()) as { name: string }[]
      assert.ok(groups.some((group) => group.name === 'Northern Europe sales'))
    })

    it(`${name}: refuses the callback of another browser, and shows no secret`, async () => {
      const { consent } = running
      const { callback } = await allowed(running)
      const { clientSecret } = (await (await fetch(consent)).json()) as { clientSecret: string }
      for (const headers of [{}, { cookie: 'login=of-somebody-else' }]) {
        const refused = await fetch(callback, { headers, redirect: 'manual' })
        const text = await refused.text()
        assert.ok(refused.status >= 400, text)
        assert.ok(!text.includes(clientSecret))
        assert.ok(!text.includes(new URL(callback).searchParams.get('code') ?? '?'))
      }
    })
  })
}

function buildNext(): void {
  const path = fileURLToPath(new URL(`../${next}`, import.meta.url))
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
  execFileSync(process.execPath, [path, 'build', nextApp], { env, stdio: 'pipe' })
}

check('Hono', 'src/one-file/hono.ts')
check('Express', 'src/one-file/express.ts')
check('Fastify', 'src/one-file/fastify.ts')
check('Next.js', next, '/zoho', (port) => [
  'start',
  nextApp,
  '--hostname',
  'localhost',
  '--port',
  String(port),
])
