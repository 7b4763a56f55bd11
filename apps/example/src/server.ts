import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer, type ServerType } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { systemClock } from '@x/dc/clock'
import { createApp } from './app.ts'
import { cookieSecret } from './session/secrets.ts'
import type { Settings } from './settings.ts'
import { openStore } from './store/open-store.ts'
import { startLocalZoho, type LocalZoho } from './zoho/local-zoho.ts'
import { createZoho, type Zoho } from './zoho/zoho.ts'

/** The app, listening. */
export interface RunningServer {
  /** The address to open. */
  readonly origin: string
  /** Where it listens: the same, unless something in front of it has another name. */
  readonly address: string
  readonly zoho: Zoho
  close(): Promise<void>
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Starts the app on Node; all that is Node's stands in this file. Without clients in the settings, a local Zoho comes along. */
export async function startServer(
  settings: Settings,
  startLocal: (redirectUri: string) => Promise<LocalZoho> = startLocalZoho,
): Promise<RunningServer> {
  const endings: (() => Promise<void>)[] = []
  const close = async (): Promise<void> => {
    for (const each of endings.splice(0).toReversed()) await each()
  }
  try {
    const isLocal = settings.clients.web === undefined
    const {
      store,
      place,
      close: closeStore,
    } = await openStore(settings.store ?? (isLocal ? 'memory' : here('../.grants')))
    endings.push(closeStore)

    let answer: ((request: Request) => Response | Promise<Response>) | undefined
    const server = createAdaptorServer({
      fetch: (request) => answer?.(request) ?? new Response('Starting', { status: 503 }),
    })
    // The port comes before the rest: the redirect address, which Zoho compares byte for byte, has it in it.
    const port = await listenNear(server, settings)
    endings.push(() => end(server))
    const address = `http://localhost:${port}`
    const origin = settings.origin ?? address
    const redirectUri = `${origin}/callback`

    const local = isLocal ? await startLocal(redirectUri) : undefined
    if (local !== undefined) endings.push(() => local.close())
    const zoho = createZoho({
      clients: local?.clients ?? settings.clients,
      dc: settings.dc,
      dataCenters: local?.dataCenters ?? settings.dataCenters,
      redirectUri,
      store,
      storePlace: place,
      clock: local?.emulator.clock ?? systemClock,
      emulator: local,
    })
    const assets = serveStatic({
      root: here('../public'),
      rewriteRequestPath: (path) => path.replace('/assets', ''),
    })
    const readSource = (file: string): string => readFileSync(here(file), 'utf8')
    const app = createApp({ zoho, origin, secret: await cookieSecret(store), readSource, assets })
    answer = (request) => app.fetch(request)
    return { origin, address, zoho, close }
  } catch (error) {
    await close()
    throw error
  }
}

const MOST_PORTS = 20

/** Listens at the port of the settings, or, when any will do and that one is taken, at the next that is free. */
async function listenNear(server: ServerType, { port, anyPort }: Settings): Promise<number> {
  const last = anyPort ? port + MOST_PORTS : port
  for (let each = port; each < last; each += 1) {
    try {
      return await listen(server, each)
    } catch (error) {
      // Lost: that this one is taken; the last one says so.
      if (!(error instanceof PortTakenError)) throw error
    }
  }
  return listen(server, last)
}

class PortTakenError extends Error {
  override readonly name = 'PortTakenError'
}

function listen(server: ServerType, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException): void => {
      const message = `Port ${port} is taken. Set PORT to another, or to 0 for any.`
      reject(cause.code === 'EADDRINUSE' ? new PortTakenError(message, { cause }) : cause)
    }
    server.once('error', fail)
    server.listen(port, 'localhost', () => {
      server.off('error', fail)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

function end(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
