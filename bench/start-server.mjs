import { spawn } from 'node:child_process'

/** Starts the bare server in a process of its own. */
export async function startServer(env = {}) {
  const child = spawn(process.execPath, [new URL('server.mjs', import.meta.url).pathname], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise((resolve) =>
    child.stdout.once('data', (data) => resolve(String(data).trim())),
  )
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.kill() }
}
