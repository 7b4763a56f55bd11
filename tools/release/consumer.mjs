import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { plainEnvironment, run } from './command.mjs'
import { expectEqual } from './report.mjs'
import { specifiersOf } from './tarball.mjs'
import { readJson } from './workspace.mjs'

/** The oldest Node.js that the packages promise to run on; absent where npm has no binary for the machine. */
export const oldestNode = fileURLToPath(new URL('node_modules/node-22.12/bin/node', import.meta.url))

/**
 * A fresh project outside the workspace that has installed packages from a registry as anybody would: the newest.
 * `versions`: which ones must have come.
 */
export async function createConsumer({ folder, manager, npmrc, packages, versions, extra = {} }) {
  mkdirSync(folder, { recursive: true })
  const dependencies = { ...Object.fromEntries(packages.map((name) => [name, 'latest'])), ...extra }
  const manifest = { name: 'consumer', private: true, type: 'module', dependencies }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, '.npmrc'), `${npmrc}audit=false\nfund=false\nupdate-notifier=false\n`)
  // pnpm takes nothing that is younger than a day; what is rehearsed is seconds old.
  const settings = packages.map((name) => `  - '${name.split('/')[0]}/*'\n`).slice(0, 1)
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), `minimumReleaseAgeExclude:\n${settings.join('')}`)
  await run(manager, ['install', ...(manager === 'npm' ? ['--loglevel=error'] : [])], { cwd: folder })
  for (const name of packages) {
    const { version } = readJson(join(folder, 'node_modules', name, 'package.json'))
    expectEqual(version, versions.get(name), `the version of ${name} that ${manager} installed`)
  }
  return { folder, packages, entries: packages.flatMap((name) => entriesOf(folder, name)) }
}

/** Imports and requires every entry on a Node.js; both must give the same names. */
export async function loadEntries({ folder, entries }, node = process.execPath) {
  const main = `
    import { createRequire } from 'node:module'
    const require = createRequire(import.meta.url)
    for (const specifier of JSON.parse(process.argv[2])) {
      const imported = Object.keys(await import(specifier)).sort()
      const required = Object.keys(require(specifier)).filter((name) => name !== '__esModule').sort()
      if (imported.length === 0) throw new Error(specifier + ' exports nothing')
      if (String(imported) !== String(required))
        throw new Error(specifier + ' exports ' + imported + ' to import and ' + required + ' to require')
    }
    console.log(JSON.parse(process.argv[2]).length)`
  writeFileSync(join(folder, 'load.mjs'), main)
  const names = JSON.stringify(entries.map(({ specifier }) => specifier))
  const loaded = await run(node, ['load.mjs', names], { cwd: folder })
  expectEqual(Number(loaded), entries.length, 'entries that were loaded')
}

/** The entries of an installed package, without those whose optional peer is not installed. */
function entriesOf(project, name) {
  const folder = join(project, 'node_modules', name)
  const { exports, peerDependencies = {} } = readJson(join(folder, 'package.json'))
  return Object.entries(exports)
    .filter(([entry]) => entry !== './package.json')
    .map(([entry, target]) => {
      const reached = reachedBy(folder, target.default)
      const peer = Object.keys(peerDependencies).find((each) => reached.packages.has(each))
      return { specifier: join(name, entry), peer, node: reached.packages.has('node:') }
    })
    .filter(({ peer }) => peer === undefined || existsSync(join(project, 'node_modules', peer)))
}

/** What an entry of a built package imports, its own files followed; `node:` stands for Node's modules. */
function reachedBy(folder, entry) {
  const files = new Set([join(folder, entry)])
  const packages = new Set()
  for (const file of files) {
    for (const specifier of specifiersOf(readFileSync(file, 'utf8'))) {
      if (specifier.startsWith('.')) files.add(join(dirname(file), specifier))
      else if (specifier.startsWith('node:')) packages.add('node:')
      else packages.add(specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'))
    }
  }
  return { packages }
}

/** Starts the emulator that a consumer has installed, by its command, on a Node.js. Resolves to what it announces. */
export async function startEmulator({ folder }, node = process.execPath) {
  const child = spawn(join(folder, 'node_modules/.bin/emulator'), ['--port', '0', '--json'], {
    cwd: folder,
    env: plainEnvironment({ PATH: [dirname(node), process.env.PATH].join(delimiter) }),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = () => child.kill()
  process.on('exit', stop)
  const lines = createInterface({ input: child.stdout })
  const [line] = await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The emulator ended with ${code} before it was ready.`)
    }),
  ])
  return { zoho: JSON.parse(line), stop }
}
