import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { plainEnvironment, run } from '../release/command.mjs'
import { freePort } from '../release/free-port.mjs'
import { logIn } from './login.mjs'

/**
 * Does what the steps say, under one Node.js: in `work`, beside the clone.
 *
 * @returns what the program's last page said
 */
export async function walk(steps, { node, work, clone }) {
  mkdirSync(work, { recursive: true })
  const PATH = [dirname(node), plainEnvironment().PATH].join(delimiter)
  const folders = { project: work, clone }
  let page
  for (const { file, text, place, commands } of steps) {
    if (file !== undefined) writeFileSync(join(folders.project, file), text)
    else if (place === 'server') page = await serveAndLogIn(commands, { cwd: folders.project, PATH })
    else folders[place] = await type(commands, { cwd: folders[place], env: { PATH } })
  }
  return page
}

/** Types commands into a shell. Resolves to the folder in which they end. */
async function type(commands, { cwd, env }) {
  const end = join(cwd, '.walked')
  await run('bash', ['-ec', `${commands}\npwd > "$WALKED"`], { cwd, env: { ...env, WALKED: end } })
  return readFileSync(end, 'utf8').trim()
}

/** Starts the server, logs in at the address that it prints, ends it. The port is ours: 3000 may be taken. */
async function serveAndLogIn(command, { cwd, PATH }) {
  const env = plainEnvironment({ PATH, PORT: String(await freePort()) })
  const child = spawn('bash', ['-c', `exec ${command}`], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const stop = () => child.kill()
  process.on('exit', stop)
  let said = ''
  const opened = new Promise((resolve) => {
    const hear = (data) => {
      said += data
      const [, address] = /^Open (http:\S+)$/m.exec(said) ?? []
      if (address !== undefined) resolve(address)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
  })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${command} ended with ${code} before it served:\n${said}`)
  })
  const patience = sleep(60_000, undefined, { ref: false }).then(() => {
    throw new Error(`${command} did not serve within a minute:\n${said}`)
  })
  try {
    return await Promise.race([patience, Promise.race([opened, ended]).then(logIn)])
  } finally {
    process.off('exit', stop)
    ended.catch(() => {}) // Lost: that it ended, which was asked for.
    stop()
  }
}
