import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expectEqual } from '../release/report.mjs'
import { startWorkers } from './workerd.mjs'

const ORIGIN = 'http://example.test'
const GROUP = '3652397000009952001'

/** The example app on workerd, from the first page through a login to a counted group. */
export async function checkExample({ report, copy, folder, stops }) {
  const from = (name) => import(pathToFileURL(createRequire(join(folder, 'package.json')).resolve(name)).href)
  const [{ authorize, createEmulator }, { listen }] = await Promise.all([
    from('@x/emulator'),
    from('@x/emulator/node'),
  ])
  await report.check('workerd: the example app, from the first page to the counted group', async () => {
    const emulator = createEmulator()
    const server = await listen(emulator)
    stops.push(() => void server.close())
    const redirectUri = `${ORIGIN}/callback`
    const { clientId, clientSecret } = emulator.registerClient({ type: 'web', redirectUris: [redirectUri] })
    const app = join(copy, 'apps/example')
    const given = {
      clientId,
      clientSecret,
      redirectUri,
      dataCenters: server.dataCenters,
      sources: { ...sourcesOf(app), ...programs() },
    }
    writeFileSync(join(app, 'elsewhere.ts'), entry(given))
    const { origins, stop, said } = await startWorkers({
      folder: app,
      workers: { example: { entry: 'elsewhere.ts' } },
    })
    stops.push(stop)
    const browser = openBrowser(origins.example)
    const [, csrf] = /name="csrf" value="([^"]+)"/.exec((await browser('/')).text) ?? []
    const { location } = await browser('/connect', new URLSearchParams({ csrf }).toString())
    if (location === undefined) throw new Error(`Connect leads nowhere.\n${said()}`)
    const callback = new URL(await authorize(emulator, location, { account: 'in' }))
    const { location: home = '' } = await browser(callback.pathname + callback.search)
    const tenant = /^\/t\/[^/]+(?=\/home$)/.exec(home)?.[0]
    if (tenant === undefined) throw new Error(`The login ends at ${home}, not at the home of a tenant.`)
    const group = await browser(`${tenant}/groups/${GROUP}`)
    expectEqual(group.status, 200, 'the status of the group')
    expectEqual(/data-count="active">\s*(\d+)/.exec(group.text)?.[1], '2', 'active users of the group')
    stop()
    await server.close()
  })
}

/** The one line, and what a machine without files has to be handed. */
function entry({ clientId, clientSecret, redirectUri, dataCenters, sources }) {
  return `import { memoryStore } from '@x/auth'
import { systemClock } from '@x/dc/clock'
import { createApp } from './src/app.ts'
import { createZoho } from './src/zoho/zoho.ts'

const sources = ${JSON.stringify(sources)}
const zoho = createZoho({
  clients: { web: ${JSON.stringify({ clientId, clientSecret })} },
  dc: 'us',
  dataCenters: ${JSON.stringify(dataCenters)},
  redirectUri: '${redirectUri}',
  store: memoryStore(),
  storePlace: 'The memory of this worker.',
  clock: systemClock,
})
const parts = {
  zoho,
  origin: '${ORIGIN}',
  secret: 'a secret for this run',
  readSource: (file) => sources[file],
  assets: async (c) => c.notFound(),
}

export default createApp(parts)
`
}

/** The files of `src`, by path, for the pages that show code. */
function sourcesOf(app) {
  const src = join(app, 'src')
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  return Object.fromEntries(
    files
      .filter((file) => statSync(join(src, file)).isFile())
      .map((file) => [file, readFileSync(join(src, file), 'utf8')]),
  )
}

/** The programs of the first page, under the names by which it asks for them. */
function programs() {
  const names = ['hono', 'express', 'fastify', 'next'].map(
    (name) => `../../../tools/recipes/src/one-file/${name}.ts`,
  )
  const src = new URL('../../apps/example/src/', import.meta.url)
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, src), 'utf8')]))
}

/** Requests under the app's own name, with cookies; redirects are for the caller. */
function openBrowser(at) {
  const { hostname, port } = new URL(at)
  let cookie = ''
  return (path, body) =>
    new Promise((resolve, reject) => {
      const headers = { host: new URL(ORIGIN).host, cookie }
      if (body !== undefined)
        Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN })
      const method = body === undefined ? 'GET' : 'POST'
      request({ hostname, port, path, method, headers }, async (response) => {
        let text = ''
        for await (const chunk of response.setEncoding('utf8')) text += chunk
        const [set] = response.headers['set-cookie'] ?? []
        if (set !== undefined) cookie = set.split(';')[0]
        resolve({ status: response.statusCode, location: response.headers.location, text })
      })
        .once('error', reject)
        .end(body)
    })
}
