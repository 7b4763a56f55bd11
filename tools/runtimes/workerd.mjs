import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { plainEnvironment } from '../release/command.mjs'

const workerd = fileURLToPath(new URL('node_modules/workerd/bin/workerd', import.meta.url))

/**
 * Bundles workers from a folder with installed packages and starts them in one workerd.
 *
 * `workers`: by name, `{ entry, bindings?, objects? }`: text for the configuration, see serverless.mjs. Resolves to
 * `{ origins: { name: origin }, stop, said() }`.
 */
export async function startWorkers({ folder, workers }) {
  const out = join(folder, `workerd-${Object.keys(workers).join('-')}`)
  mkdirSync(out)
  const services = []
  const sockets = []
  for (const [name, { entry, bindings = '', objects = '' }] of Object.entries(workers)) {
    // One file and no flag for Node.js: what is bundled has to do without.
    await build({
      entryPoints: [join(folder, entry)],
      outfile: join(out, `${name}.mjs`),
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      conditions: ['workerd', 'worker', 'browser'],
      logLevel: 'silent',
    })
    services.push(
      `(name = "${name}", worker = (modules = [(name = "${name}", esModule = embed "${name}.mjs")], ` +
        `compatibilityDate = "2026-11-01", globalOutbound = "net", bindings = [${bindings}], ${objects}))`,
    )
    sockets.push(`(name = "${name}", address = "127.0.0.1:0", http = (), service = "${name}")`)
  }
  const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    ${services.join(',\n    ')},
    (name = "net", network = (allow = ["private"])),
  ],
  sockets = [
    ${sockets.join(',\n    ')},
  ],
);
`
  writeFileSync(join(out, 'config.capnp'), config)
  const child = spawn(workerd, ['serve', join(out, 'config.capnp'), '--control-fd=3'], {
    cwd: out,
    env: plainEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const stop = () => child.kill()
  process.on('exit', stop)
  let said = ''
  child.stdout?.on('data', (data) => (said += data))
  child.stderr?.on('data', (data) => (said += data))
  const origins = await new Promise((resolve, reject) => {
    const found = {}
    createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stdio[3]) }).on(
      'line',
      (line) => {
        const { event, socket, port } = JSON.parse(line)
        if (event !== 'listen') return
        found[socket] = `http://127.0.0.1:${port}`
        if (Object.keys(found).length === sockets.length) resolve(found)
      },
    )
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`workerd ended with ${code}:\n${said}`)))
  })
  return { origins, stop, said: () => said }
}
