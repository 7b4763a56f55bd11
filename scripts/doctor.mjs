#!/usr/bin/env node
// `npm run doctor`: whether this machine has what the workspace needs, and what to do where it has not. Changes nothing.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** What the checks ask of the machine; a test gives answers of its own. */
export const thisMachine = {
  root: fileURLToPath(new URL('../', import.meta.url)),
  env: process.env,
  nodeVersion: process.version,
  exists: existsSync,
  /** What a command prints on its standard output; undefined when it fails or is not there. */
  output(command, ...parameters) {
    const run = spawnSync(command, parameters, {
      encoding: 'utf8',
      timeout: 20_000,
      shell: process.platform === 'win32',
    })
    return run.status === 0 ? run.stdout.trim() : undefined
  },
  isFree: (port) =>
    new Promise((resolve) => {
      const server = createServer()
      server.once('error', () => resolve(false))
      server.listen(port, 'localhost', () => server.close(() => resolve(true)))
    }),
}

/**
 * Everything that is looked at, in the order of its weight: `{ name, state, found, cure }`. `state` is `ok`, `optional`
 * (something is skipped without it) or `missing`.
 */
export async function examine(machine) {
  return [
    checkNode(machine),
    checkPnpm(machine),
    checkRegistry(machine),
    checkInstalled(machine),
    await checkPort(machine),
    checkDescriptions(machine),
    checkCommand(
      machine,
      'Chromium',
      ['chromium', 'chromium-browser', 'google-chrome'],
      'browser and site suites of .ci/run',
      'apt-get install chromium, or CHROMIUM=/path/to/it',
    ),
    checkCommand(
      machine,
      'Redis',
      ['redis-server'],
      'suites of .ci/run with a server',
      'apt-get install redis-server',
    ),
    checkCommand(
      machine,
      'PostgreSQL',
      ['postgres', '/usr/lib/postgresql/15/bin/postgres'],
      'suites of .ci/run with a server',
      'apt-get install postgresql',
    ),
  ]
}

const ok = (name, found) => ({ name, state: 'ok', found })
const manifestOf = ({ root }) => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const numbers = (version) => version.replace(/^\D*/, '').split('.').map(Number)

function checkNode(machine) {
  const wanted = manifestOf(machine).engines.node
  const [major, minor] = numbers(machine.nodeVersion)
  const [leastMajor, leastMinor] = numbers(wanted)
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor))
    return ok('Node.js', machine.nodeVersion)
  return {
    name: 'Node.js',
    state: major >= 20 ? 'optional' : 'missing',
    found: `${machine.nodeVersion}; the workspace wants ${wanted}`,
    cure:
      major >= 20
        ? 'npm start and npm test fetch a newer one by themselves; for pnpm and editors install it'
        : 'install Node.js 24, or 20 at the least',
  }
}

function checkPnpm(machine) {
  const [, wanted] = manifestOf(machine).packageManager.split('@')
  const found = machine.output('pnpm', '--version')
  if (found === wanted) return ok('pnpm', found)
  return {
    name: 'pnpm',
    state: 'optional',
    found: found === undefined ? 'not installed' : `${found}; the workspace wants ${wanted}`,
    cure: `nothing, with npm run pnpm --; to type pnpm itself: npm install --global pnpm@${wanted}`,
  }
}

/** The registry as npm is configured. Its address is not printed: it may hold a password. */
function checkRegistry(machine) {
  const [manager] = manifestOf(machine).packageManager.split('@')
  if (machine.output('npm', 'view', manager, 'version', '--fetch-retries=0') !== undefined)
    return ok('package registry', 'answers')
  return {
    name: 'package registry',
    state: 'missing',
    found: 'does not answer',
    cure: 'npm ping says why; npm config get registry says which it is, a proxy is set with npm config set proxy',
  }
}

function checkInstalled({ root, exists }) {
  if (exists(join(root, 'node_modules/.modules.yaml'))) return ok('dependencies', 'installed')
  return {
    name: 'dependencies',
    state: 'optional',
    found: 'not installed',
    cure: 'npm test installs them, and so does npm run pnpm -- install',
  }
}

async function checkPort({ env, isFree }) {
  const port = Number(env.PORT ?? 3000)
  if (await isFree(port)) return ok(`port ${port}`, 'free')
  return {
    name: `port ${port}`,
    state: 'optional',
    found: 'taken',
    cure: 'npm start takes the next free one; with a client of your own at Zoho, end what uses it or set PORT',
  }
}

/** Zoho's published descriptions, which some tests compare with. */
function checkDescriptions({ env, exists }) {
  const folder = env.ZOHO_OAS
  if (folder !== undefined && exists(join(folder, '2026')) && exists(join(folder, '2025-06')))
    return ok("Zoho's descriptions", 'there')
  return {
    name: "Zoho's descriptions",
    state: 'optional',
    found: folder === undefined ? 'ZOHO_OAS is not set' : 'ZOHO_OAS lacks the folders 2026 and 2025-06',
    cure: 'tests that compare with them are skipped; CONTRIBUTING.md says what they are, then set ZOHO_OAS to their folder',
  }
}

/** @param what is skipped without it */
function checkCommand({ env, exists, output }, name, commands, what, cure) {
  const own = name === 'Chromium' ? env.CHROMIUM : undefined
  const found = [own, ...commands].find(
    (each) =>
      each !== undefined && (each.startsWith('/') ? exists(each) : output('which', each) !== undefined),
  )
  if (found !== undefined) return ok(name, found)
  return { name, state: 'optional', found: 'not there', cure: `${cure}; without it: no ${what}` }
}

/** The lines to print. */
export function linesOf(checks) {
  const marks = { ok: '✓', optional: '–', missing: '✗' }
  return checks.flatMap(({ name, state, found, cure }) => [
    `${marks[state]} ${name}: ${found}`,
    ...(state === 'ok' ? [] : [`    ${cure}`]),
  ])
}

if (process.argv[1] === import.meta.filename) {
  const checks = await examine(thisMachine)
  console.log(linesOf(checks).join('\n'))
  const missing = checks.filter(({ state }) => state === 'missing')
  console.log(
    missing.length === 0 ? '\nReady: npm test' : `\nNot ready: ${missing.map(({ name }) => name).join(', ')}`,
  )
  process.exitCode = missing.length === 0 ? 0 : 1
}
