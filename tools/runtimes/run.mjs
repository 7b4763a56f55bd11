// node run.mjs [--committed] [--no-suites]: the packages as they are packed, on every runtime; all tests on every Node.js.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { run } from '../release/command.mjs'
import { startEmulator } from '../release/consumer.mjs'
import { createReport, expectEqual } from '../release/report.mjs'
import { copyRepository, installAndBuild, publishedPackages } from '../release/workspace.mjs'
import { checkExample } from './example.mjs'
import { smokeResult } from './expected.mjs'
import { checkServerless } from './serverless.mjs'
import { runSuites } from './suites.mjs'
import { startWorkers } from './workerd.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const supported = [22, 24, 26]
const report = createReport()
const work = mkdtempSync(join(tmpdir(), 'runtimes-'))
const copy = join(work, 'workspace')
const folder = join(work, 'consumer')
const stops = []

try {
  await copyRepository(copy)
  await installAndBuild(copy)
  await createConsumer()
  const emulator = await startEmulator({ folder })
  stops.push(emulator.stop)
  await checkRuntimes(emulator.zoho)
  await checkExample({ report, copy, folder, stops })
  await checkServerless({ report, folder, stops, typescript: join(copy, 'node_modules/.bin/tsc') })
  if (!process.argv.includes('--no-suites')) await checkSuites()
} catch (error) {
  await report.check('the run reaches its end', () => Promise.reject(error))
} finally {
  for (const stop of stops) stop()
  rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
report.end()

/** A project that has nothing of the workspace but its packed packages. */
async function createConsumer() {
  const tarballs = join(work, 'tarballs')
  mkdirSync(tarballs)
  const packages = publishedPackages(copy)
  for (const { folder: cwd } of packages) await run('pnpm', ['pack', '--pack-destination', tarballs], { cwd })
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const files = readdirSync(tarballs).map((name) => join(tarballs, name))
  const types = '@types/node@^24'
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', types, ...files], {
    cwd: folder,
  })
  for (const file of ['smoke.mjs', 'main.mjs', 'worker.mjs']) cpSync(here(file), join(folder, file))
  cpSync(here('serverless'), join(folder, 'serverless'), { recursive: true })
  // It leads into the workspace.
  rmSync(join(folder, 'serverless/tsconfig.json'))
}

async function checkRuntimes(zoho) {
  const given = JSON.stringify(zoho)
  const flow = 'log in, count, refresh once for two calls, page'
  const commands = {
    ...Object.fromEntries(nodes().map(({ major, node }) => [`Node.js ${major}`, [node]])),
    Bun: [here('node_modules/.bin/bun')],
    Deno: [
      here('node_modules/.bin/deno'),
      'run',
      '--no-prompt',
      '--node-modules-dir=manual',
      '--allow-net=127.0.0.1',
    ],
  }
  for (const [runtime, [command, ...parameters]] of Object.entries(commands)) {
    await report.check(`${runtime}: ${flow}`, async () => {
      const said = await run(command, [...parameters, 'main.mjs', given], { cwd: folder })
      expectEqual(JSON.parse(said), smokeResult, 'what happened')
    })
  }
  await report.check(`workerd: ${flow}`, async () => {
    const { origins, stop, said } = await startWorkers({
      folder,
      workers: { smoke: { entry: 'worker.mjs' } },
    })
    stops.push(stop)
    const response = await fetch(origins.smoke, { method: 'POST', body: given })
    const text = await response.text()
    if (!response.ok) throw new Error(`${text}\n${said()}`)
    expectEqual(JSON.parse(text), smokeResult, 'what happened')
    stop()
  })
}

async function checkSuites() {
  for (const major of supported.filter((each) => !existsSync(binaryOf(each)))) {
    console.log(`- Node.js ${major}: skipped, npm has installed none for this machine`)
    report.add({ passed: 0, failed: 0, skipped: 1 })
  }
  for (const { major, node } of nodes()) {
    // `npm test` has run them on the Node.js that runs this.
    if (node === process.execPath) continue
    const start = performance.now()
    const { failures, ...sum } = await runSuites(copy, work, node)
    report.add(sum)
    const took = ((performance.now() - start) / 1000).toFixed(0)
    console.log(
      `${failures.length === 0 ? '✓' : '✗'} Node.js ${major}: all tests, ${JSON.stringify(sum)} (${took} s)`,
    )
    for (const failure of failures.slice(0, 20)) console.log(`    ${failure.replaceAll('\n', '\n    ')}`)
  }
}

/** Each supported Node.js that is there; this one in place of its like. */
function nodes() {
  return supported.map((major) => ({ major, node: binaryOf(major) })).filter(({ node }) => existsSync(node))
}

function binaryOf(major) {
  const own = Number(process.versions.node.split('.')[0])
  return major === own ? process.execPath : here(`node_modules/node-${major}/bin/node`)
}
