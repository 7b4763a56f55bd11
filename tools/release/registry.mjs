import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { plainEnvironment } from './command.mjs'
import { freePort } from './free-port.mjs'

/**
 * An npm registry on loopback, empty, with its storage in `folder`. It asks no other registry: what is not published to
 * it is not there. Consumers send one scope to it and everything else to the registry of the machine.
 */
export async function startRegistry(folder) {
  mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const config = join(folder, 'config.json')
  const everybody = { access: '$all', publish: '$all', unpublish: '$all' }
  const settings = {
    storage: join(folder, 'storage'),
    auth: { htpasswd: { file: join(folder, 'htpasswd'), max_users: 1 } },
    uplinks: {},
    packages: { '@*/*': everybody, '**': everybody },
    web: { enable: false },
    log: { type: 'stdout', format: 'pretty', level: 'error' },
  }
  // YAML takes JSON as it is.
  writeFileSync(config, JSON.stringify(settings))
  const verdaccio = fileURLToPath(new URL('node_modules/verdaccio/bin/verdaccio', import.meta.url))
  const child = spawn(process.execPath, [verdaccio, '--config', config, '--listen', `127.0.0.1:${port}`], {
    cwd: folder,
    env: plainEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (data) => (said += data))
  child.stderr.on('data', (data) => (said += data))
  const stop = () => child.kill()
  process.on('exit', stop)
  for (let tries = 0; tries < 300; tries += 1) {
    const answered = await fetch(`${origin}/-/ping`).then(
      (response) => response.ok,
      () => false,
    )
    if (answered) {
      const ask = (name) => packument(origin, name)
      return { origin, stop, npmrc: (scope) => npmrc(origin, scope), packument: ask }
    }
    if (child.exitCode !== null) break
    await sleep(100)
  }
  stop()
  throw new Error(`The registry did not start:\n${said}`)
}

/** Sends a scope to the registry. The token is not a secret: anybody may publish there. */
function npmrc(origin, scope) {
  return `${scope}:registry=${origin}/\n${origin.replace('http:', '')}/:_authToken=nobody\n`
}

/** Dist-tags and all versions of a package; `undefined` when nobody published it. */
async function packument(origin, name) {
  const response = await fetch(`${origin}/${name.replace('/', '%2f')}`)
  if (response.status === 404) return undefined
  /** @type {any} */
  const { 'dist-tags': tags, versions } = await response.json()
  return { tags, versions }
}
