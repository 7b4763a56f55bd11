// A server of our own, on loopback, with a folder of its own: started, broken, started again, and cleaned away.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'

export interface Server {
  readonly port: number
  readonly folder: string
  /** Starts it again on the same data; resolves when it answers. */
  start(): Promise<void>
  /** Ends it without a chance to tidy up, as a crash would. */
  crash(): Promise<void>
  /** Stands still (SIGSTOP), or goes on. */
  freeze(): void
  thaw(): void
  /** Ends it and removes its folder. */
  close(): Promise<void>
}

export interface Recipe {
  readonly name: string
  readonly command: string
  readonly arguments: (port: number, folder: string) => readonly string[]
  readonly crash: NodeJS.Signals
  readonly uid?: number
  readonly gid?: number
  /** Once, before the first start. */
  readonly prepare?: (folder: string) => Promise<void> | void
  /** Resolves when it answers. */
  readonly ready: (port: number) => Promise<void>
}

/** The place of a program, or undefined when this machine does not have it. */
export function findProgram(name: string, folders: readonly string[] = []): string | undefined {
  return [...(process.env['PATH'] ?? '').split(delimiter), ...folders]
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Every server that is still there, so that none outlives this process. */
const living = new Set<ChildProcess>()
process.on('exit', () => living.forEach((child) => child.kill('SIGKILL')))
// A signal alone would end this process without that.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

const READY_WITHIN = 20_000

export async function startServer(recipe: Recipe): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), `x-${recipe.name}-`))
  const port = await freePort()
  await recipe.prepare?.(folder)
  let child: ChildProcess | undefined

  async function start(): Promise<void> {
    const { uid, gid } = recipe
    const started = spawn(recipe.command, recipe.arguments(port, folder), {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid }),
      ...(gid === undefined ? {} : { gid }),
    })
    child = started
    living.add(started)
    let said = ''
    const listen = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-2000)
    }
    started.stdout.on('data', listen)
    started.stderr.on('data', listen)
    const until = Date.now() + READY_WITHIN
    for (;;) {
      if (started.exitCode !== null) throw new Error(`${recipe.name} ended: ${said}`)
      try {
        return await recipe.ready(port)
      } catch (cause) {
        if (Date.now() > until) throw new Error(`${recipe.name} does not answer: ${said}`, { cause })
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    const current = child
    if (current === undefined || current.exitCode !== null || current.signalCode !== null) return
    const ended = once(current, 'exit')
    current.kill('SIGCONT')
    current.kill(signal)
    await ended
    living.delete(current)
  }

  await start()
  return {
    port,
    folder,
    start,
    crash: () => end(recipe.crash),
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    close: async () => {
      await end(recipe.crash)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
