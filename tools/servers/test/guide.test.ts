// docs/guides/postgresql.md: its program, as it is printed, in two processes on a real PostgreSQL.
import assert from 'node:assert/strict'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { Pool } from 'pg'
import { authorize, createEmulator } from '../../../packages/emulator/src/index.ts'
import { postgresSchema } from '../../../packages/auth/src/postgres.ts'
import { place, startPostgres, withoutPostgres } from '../server/postgres.ts'
import { freePort, type Server } from '../server/process.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const closing: (() => unknown)[] = []
const children: ChildProcess[] = []
const emulator = createEmulator()
const tokenCalls = (): number =>
  emulator.journal.entries().filter(({ path }) => path === '/oauth/v2/token').length

/** An hour goes by, for Zoho and for the processes. */
async function passAnHour(): Promise<void> {
  emulator.clock.advance(3_600_000)
  for (const child of children) {
    child.send(3_600_000)
    await once(child, 'message')
  }
}

/** What a program fetches, answered by the emulator. */
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', headers } = request
  const body = method === 'GET' ? {} : { body: await text(request) }
  const answer = await emulator.fetch(String(headers['x-target']), {
    method,
    headers: headers as Record<string, string>,
    ...body,
  })
  // Zoho's time, not that of this machine.
  response.setHeader('date', new Date(emulator.clock.now()).toUTCString())
  for (const [name, value] of answer.headers) response.setHeader(name, value)
  response.writeHead(answer.status).end(await answer.text())
}

/** Starts the guide's program; its origin. */
async function startApp(env: Readonly<Record<string, string>>): Promise<string> {
  const port = await freePort()
  const preload = ['--conditions=@x/source', '--import', here('../guide/through-parent.ts')]
  const child = spawn(process.execPath, [...preload, here('../guide/app.ts')], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  children.push(child)
  closing.push(() => child.kill('SIGKILL'))
  const origin = `http://localhost:${port}`
  for (let wait = 0; wait < 600; wait += 1) {
    if (child.exitCode !== null) throw new Error('The program of the guide ended.')
    const answers = await fetch(origin).catch(() => undefined)
    if (answers !== undefined) return origin
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('The program of the guide does not answer.')
}

async function groups(origin: string): Promise<number> {
  const answer = await fetch(`${origin}/groups`)
  assert.equal(answer.status, 200, await answer.clone().text())
  return ((await answer.json()) as unknown[]).length
}
const cookieOf = (answer: Response): string =>
  /^login=[\w-]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? ''

it('compiles, with every program of this folder', () => {
  const tsc = here('../../../node_modules/typescript/bin/tsc')
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', here('..')], { encoding: 'utf8' })
  assert.equal(status, 0, stdout)
})
it('shows the table as postgresSchema makes it', () => {
  const page = readFileSync(here('../../../docs/guides/postgresql.md'), 'utf8')
  assert.ok(page.includes(`\`\`\`sql\n${postgresSchema()}\`\`\``))
})

describe('the guide to PostgreSQL', { skip: withoutPostgres }, () => {
  let server: Server
  let apps: readonly string[]
  before(async () => {
    server = await startPostgres()
    closing.push(() => server.close())
    const relay = createServer((request, response) => void serve(request, response)).listen(0, '127.0.0.1')
    await once(relay, 'listening')
    closing.push(() => relay.close())
    const { host, port, user, password, database } = place(server.port)
    const env = {
      DATABASE_URL: `postgres://${user}:${password}@${host}:${port}/${database}`,
      PARENT: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
      ZOHO_CLIENT_ID: emulator.client.clientId,
      ZOHO_CLIENT_SECRET: emulator.client.clientSecret,
      ZOHO_REDIRECT_URI: emulator.client.redirectUri,
      ZOHO_GRANT_KEY: randomBytes(32).toString('base64'),
    }
    // Both make the table, at the same moment.
    apps = await Promise.all([startApp(env), startApp(env)])
  })
  after(async () => {
    for (const close of closing.toReversed()) await close()
  })

  it('begins a login at one process and ends it at the other, once', async () => {
    const [first = '', second = ''] = apps
    const begun = await fetch(`${first}/connect`, { redirect: 'manual' })
    const back = await authorize(emulator, begun.headers.get('location') ?? '', { account: 'in' })
    const callback = `${second}/callback${new URL(back).search}`
    const visit = { redirect: 'manual', headers: { cookie: cookieOf(begun) } } as const
    assert.equal((await fetch(callback, visit)).headers.get('location'), '/groups')
    assert.equal(tokenCalls(), 1)
    assert.equal((await fetch(callback, visit)).status, 500)
    assert.equal(tokenCalls(), 1)
  })
  it('has one token for both, and renews it once', async () => {
    const calls = () =>
      Promise.all(apps.flatMap((origin) => Array.from({ length: 20 }, () => groups(origin))))
    const counts = new Set(await calls())
    assert.equal(counts.size, 1)
    assert.equal(tokenCalls(), 1)
    await passAnHour()
    await calls()
    assert.equal(tokenCalls(), 2)
  })
  it('keeps nothing readable in the table', async () => {
    const pool = new Pool(place(server.port))
    const { rows } = await pool.query('SELECT value FROM zoho_store')
    await pool.end()
    assert.ok(rows.length > 0)
    for (const { value } of rows) assert.match(value, /^x1\.k1\./)
  })
  it('goes on while the database is away, and after it', async () => {
    await server.crash()
    for (const origin of apps) assert.ok((await groups(origin)) > 0)
    await server.start()
    await passAnHour()
    const soFar = tokenCalls()
    for (const origin of apps) assert.ok((await groups(origin)) > 0)
    assert.equal(tokenCalls(), soFar + 1)
  })
})
