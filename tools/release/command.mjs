import { spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import process from 'node:process'

/** What a package manager that started us wrote into the environment would redirect the ones that we start. */
const inherited =
  /^(npm_(lifecycle|package|command|execpath|node_execpath)|npm_config_(allow_scripts|loglevel|prefix|local_prefix|global_prefix|user_agent|recursive|verify_deps_before_run|frozen_lockfile)|pnpm_|INIT_CWD$|NODE_OPTIONS$|NODE_PATH$)/i

/** What lies in `node_modules` of a folder below tools/. */
export const ofTool = /[/\\]tools[/\\][^/\\]+[/\\]node_modules[/\\]/

/** The environment of a shell that nobody has prepared. */
export function plainEnvironment(extra = {}) {
  const entries = Object.entries(process.env).filter(([name]) => !inherited.test(name))
  // npm puts the commands of a tool first, and among them are the other Node.js versions that it brings.
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !ofTool.test(folder))
  const own = { PATH: path.join(delimiter) }
  return { ...Object.fromEntries(entries), ...own, NO_COLOR: '1', TURBO_TELEMETRY_DISABLED: '1', ...extra }
}

/** @typedef {{ cwd?: string | URL, env?: Record<string, string | undefined>, timeout?: number }} RunOptions `timeout` in milliseconds */

/**
 * Runs a command to its end and resolves to what it printed.
 *
 * @returns {Promise<string>}
 * @throws Error with its output when it fails
 */
export function run(
  command,
  parameters,
  /** @type {RunOptions} */ { cwd, env = {}, timeout = 300_000 } = {},
) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd,
      env: plainEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout,
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (data) => (stdout += data))
    child.stderr.on('data', (data) => (stderr += data))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve(stdout)
      else {
        const said = `${stdout}\n${stderr}`.trim().slice(-6000)
        reject(new Error(`${[command, ...parameters].join(' ')} ended with ${code ?? signal}:\n${said}`))
      }
    })
  })
}
