// Where a recipe runs in a test: a local Zoho over HTTP, a Redis, and the recipe's own processes.
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { createEmulator, type Emulator } from '@x/emulator'
import { listen } from '@x/emulator/node'
import { createClient } from 'redis'
import { startRedis } from '../../servers/server/redis.ts'

const PATIENCE = 120_000
const resolve = fileURLToPath(new URL('../resolve.mjs', import.meta.url))

export interface Setup {
  readonly emulator: Emulator
  readonly redis: Awaited<ReturnType<typeof openRedis>>
  /** Where Zoho sends users back to: a process has to be started there. */
  readonly port: number
  readonly env: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** A port below those that the system hands out by itself: nobody else takes it before a program does. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    const server = createServer()
    const isFree = await new Promise((done) => {
      server.once('error', () => done(false)).listen(port, '127.0.0.1', () => done(true))
    })
    server.close()
    if (isFree === true) return port
  }
}

async function openRedis(port: number) {
  return createClient({ url: `redis://127.0.0.1:${port}` }).connect()
}

export async function setUp(): Promise<Setup> {
  const emulator = createEmulator()
  const [server, redisServer, port] = await Promise.all([listen(emulator), startRedis(), freePort()])
  const redis = await openRedis(redisServer.port)
  const redirectUri = `http://127.0.0.1:${port}/callback`
  const { clientId, clientSecret } = emulator.registerClient({ redirectUris: [redirectUri] })
  return {
    emulator,
    redis,
    port,
    env: {
      ZOHO_CLIENT_ID: clientId,
      ZOHO_CLIENT_SECRET: clientSecret,
      ZOHO_REDIRECT_URI: redirectUri,
      ZOHO_GRANT_KEY: randomBytes(32).toString('base64'),
      ZOHO_EMULATOR: server.control,
      REDIS_URL: `redis://127.0.0.1:${redisServer.port}`,
      SESSION_SECRET: randomBytes(32).toString('hex'),
    },
    async close() {
      redis.destroy()
      await redisServer.close()
      await server.close()
    },
  }
}

const living = new Set<ChildProcess>()
process.on('exit', () => living.forEach((child) => child.kill('SIGKILL')))

/** Starts a program that listens on a port, with parameters of its own and options of Node's; resolves when it does. */
export async function startProgram(
  file: string,
  port: number,
  env: Readonly<Record<string, string>>,
  parameters: readonly string[] = [],
  options: readonly string[] = [],
): Promise<{ readonly origin: string; stop(): Promise<void> }> {
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url))
  const child = spawn(
    process.execPath,
    ['--conditions=@x/source', '--import', resolve, ...options, path, ...parameters],
    { env: { ...process.env, ...env, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  living.add(child)
  // A test that has given up does not wait for it.
  child.unref()
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (said += String(chunk)))
    ;(stream as Socket).unref()
  }
  const until = Date.now() + PATIENCE
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`${file} does not answer:\n${said}`)
    await new Promise((done) => setTimeout(done, 50))
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
      living.delete(child)
    },
  }
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    // Lost: why not. Nobody listens yet.
    return false
  } finally {
    socket.destroy()
  }
}
