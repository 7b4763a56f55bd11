import { createServer } from 'node:http'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { run } from '../release/command.mjs'
import { expectEqual } from '../release/report.mjs'
import { startWorkers } from './workerd.mjs'

const hour = 3_600_000
const group = '3652397000009952001'
const scopes = ['ZohoCRM.settings.user_groups.READ']

/** The recipe of docs/serverless.md: compiled, its store held to the contract, and run on workerd in two isolates. */
export async function checkServerless({ report, folder, stops, typescript }) {
  await report.check('serverless: the recipe compiles', () => compile(folder, typescript))
  const from = (name) => import(pathToFileURL(createRequire(join(folder, 'package.json')).resolve(name)).href)
  const [{ storeContract }, { createEmulator, issueGrant }, { listen }, { createAuth, importGrant }] =
    await Promise.all(['@x/auth/testing', '@x/emulator', '@x/emulator/node', '@x/auth'].map(from))
  const { httpStore } = await importBundled(folder, 'serverless/http-store.ts')
  const { serveRow } = await importBundled(folder, 'serverless/row-service.ts')

  for (const { name, run: runCase } of storeContract) {
    await report.check(`serverless: the store over HTTP: ${name}`, async () => {
      const service = await startService(serveRow)
      try {
        const [store, other] = [1, 2].map(() => httpStore({ url: service.url }))
        await runCase({ store, other })
      } finally {
        service.stop()
      }
    })
  }

  const emulator = createEmulator()
  const server = await listen(emulator)
  const service = await startService(serveRow)
  stops.push(
    () => service.stop(),
    () => void server.close(),
  )
  const { dataCenters } = server
  const { clientId, clientSecret } = emulator.client
  const { refreshToken } = issueGrant(emulator, { dc: 'eu', scopes })
  const auth = createAuth({ clientId, clientSecret, dataCenters, store: httpStore({ url: service.url }) })
  await importGrant(auth, { grantId: 'acme', refreshToken, dc: 'eu', scopes })

  const bindings = [
    text('ZOHO_CLIENT_ID', clientId),
    text('ZOHO_CLIENT_SECRET', clientSecret),
    text('STORE_URL', service.url),
    text('STORE_TOKEN', 'nobody'),
    `(name = "DATA_CENTERS", json = ${JSON.stringify(JSON.stringify(dataCenters))})`,
  ].join(', ')
  const worker = { entry: 'serverless/entry.ts', bindings }
  const { origins, stop, said } = await startWorkers({ folder, workers: { one: worker, two: worker } })
  stops.push(stop)
  const count = async (origin) => {
    const response = await fetch(`${origin}/${group}`)
    const body = await response.text()
    if (!response.ok) throw new Error(`${body}\n${said()}`)
    return JSON.parse(body).users.active
  }
  const tokenCalls = () => emulator.journal.entries().filter(({ path }) => path === '/oauth/v2/token').length
  const advance = async (ms) => {
    emulator.clock.advance(ms)
    for (const origin of Object.values(origins)) await fetch(`${origin}/advance?ms=${ms}`)
  }
  const both = Object.values(origins)

  await report.check('serverless: eight requests in two isolates share one token call', async () => {
    const counts = await Promise.all([...both, ...both, ...both, ...both].map((origin) => count(origin)))
    expectEqual(
      counts,
      counts.map(() => 2),
      'counts',
    )
    expectEqual(tokenCalls(), 1, 'token calls')
  })
  await report.check('serverless: a token near its end is served, and renewed after the answer', async () => {
    await advance(hour - 60_000)
    emulator.faults.add({ name: 'delay', endpoint: 'token', delay: 500 })
    expectEqual(await count(origins.one), 2, 'the count')
    expectEqual(tokenCalls(), 1, 'token calls that were over when the answer came')
    await until(() => tokenCalls() === 2, 'the second token call')
    await advance(120_000)
    expectEqual(await Promise.all(both.map((origin) => count(origin))), [2, 2], 'counts with the new token')
    expectEqual(tokenCalls(), 2, 'token calls')
  })
  await report.check('serverless: a request that ends before its renewal takes no other along', async () => {
    await advance(hour)
    emulator.faults.add({ name: 'delay', endpoint: 'token', delay: 1_000 })
    const first = fetch(`${origins.one}/${group}?patience=200`)
    await until(() => emulator.faults.list().length === 0, 'the token call to begin')
    const second = count(origins.one)
    expectEqual((await first).status, 504, 'the first answer')
    expectEqual(await second, 2, 'the second')
    expectEqual(tokenCalls(), 3, 'token calls')
  })
  stop()
  service.stop()
  await server.close()
}

/** A text binding of a worker, as its configuration wants it. */
function text(name, value) {
  return `(name = "${name}", text = ${JSON.stringify(value)})`
}

async function until(isTrue, what) {
  for (let tries = 0; tries < 500; tries += 1) {
    if (isTrue()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`Nothing came of it in ten seconds: ${what}`)
}

/** The row service on a port of Node's, with a Map. */
async function startService(serveRow) {
  const rows = new Map()
  const storage = {
    get: (key) => rows.get(key),
    put: (key, row) => rows.set(key, row),
    delete: (key) => rows.delete(key),
  }
  const server = createServer(async (request, response) => {
    const chunks = await Array.fromAsync(request)
    const body = request.method === 'PUT' ? { body: Buffer.concat(chunks) } : {}
    const { method, headers } = request
    const asked = new Request(`http://127.0.0.1${request.url}`, {
      method,
      headers: Object.entries(headers).map(([name, value]) => [name, String(value)]),
      ...body,
    })
    const answer = await serveRow(asked, storage)
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(await answer.text())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    url: `http://127.0.0.1:${port}`,
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function importBundled(folder, entry) {
  const outfile = join(folder, entry.replace(/\.ts$/, '.bundle.mjs'))
  await build({
    entryPoints: [join(folder, entry)],
    outfile,
    bundle: true,
    format: 'esm',
    logLevel: 'silent',
  })
  return import(pathToFileURL(outfile).href)
}

async function compile(folder, typescript) {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    allowImportingTsExtensions: true,
    module: 'preserve',
    moduleResolution: 'bundler',
    target: 'es2023',
    lib: ['es2024', 'webworker'],
    types: [],
    noEmit: true,
  }
  const files = ['entry.ts', 'worker.ts', 'http-store.ts', 'row-service.ts'].map((name) =>
    join('serverless', name),
  )
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
  await run(typescript, ['--project', 'tsconfig.json'], { cwd: folder })
}
