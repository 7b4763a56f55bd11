import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** Starts a script of this folder in a process of its own; `started` is the line of JSON that it prints when it is ready. */
export async function startProcess(script, env = {}) {
  const child = spawn(
    process.execPath,
    ['--conditions=@x/source', fileURLToPath(new URL(script, import.meta.url))],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const stop = () => child.kill()
  process.on('exit', stop)
  child.on('exit', () => process.off('exit', stop))
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${script} ended with ${code} before it was ready.`)
    }),
  ])
  return { started: JSON.parse(line), stop }
}
