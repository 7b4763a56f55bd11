import type { Server } from 'node:http'
import { defineDataCenter, environments, getDataCenter, type DataCenter, type Environment } from '@x/dc'
import { createControlApp } from '../control/app.ts'
import { inside, type Emulator } from '../emulator.ts'
import type { Outcome } from '../faults/outcome.ts'
import type { Host, Role } from '../kernel/host.ts'
import { createHostServer, type Answering } from './host-server.ts'
import { createPorts } from './ports.ts'

/** Where to listen. */
export interface ListenOptions {
  /**
   * Address to bind. Anything but loopback lets other machines in, which is for containers: the addresses in answers stay
   * loopback, and so do the names that it answers to. @default '127.0.0.1'
   */
  readonly host?: string
  /** The first port; the others follow. @default 0, any that are free */
  readonly port?: number
  /** Rows to serve. @default all of the emulator */
  readonly dataCenters?: readonly DataCenter[]
}

/** An emulator that listens. */
export interface Listening {
  /** Rows with loopback addresses, for `createAuth` and `createClient`. */
  readonly dataCenters: readonly DataCenter[]
  /** Origin of the control port: page, controls, journal. */
  readonly control: string
  /** Ends all connections and frees the ports. */
  close(): Promise<void>
}

/**
 * Serves an emulator over HTTP: a control port, and one port for each data center and role (accounts, API, sandbox,
 * developer). Its answers name these addresses.
 *
 * @throws Error when a port is taken
 * @example
 * const server = await listen(emulator)
 * const { dataCenters } = server
 * const auth = createAuth({ clientId, clientSecret, dataCenters })
 */
export async function listen(emulator: Emulator, options: ListenOptions = {}): Promise<Listening> {
  const { host = '127.0.0.1', port: first = 0, dataCenters = emulator.dataCenters } = options
  const { services, listening } = emulator[inside]
  const shown = host === '::1' ? '[::1]' : '127.0.0.1'
  const servers: Server[] = []
  const ports = createPorts(host, first)
  const rows: DataCenter[] = []
  const serve = async (answer: Answering): Promise<number> => {
    const server = createHostServer(answer, { headerBytes: services.limits.headerBytes, names: namesOf })
    servers.push(server)
    return ports.open(server)
  }
  /** What listens already is told who it is once all rows are known. */
  const served: {
    readonly port: number
    readonly role: Role
    readonly id: string
    readonly environment: Environment
  }[] = []
  const serveHost = async (role: Role, id: string, environment: Environment): Promise<string> => {
    let origin = ''
    const port = await serve((request) => answerAt(emulator, origin, request))
    served.push({ port, role, id, environment })
    origin = `http://127.0.0.1:${port}`
    return `http://${shown}:${port}`
  }
  const origins = new Set<string>()
  const close = async (): Promise<void> => {
    for (const origin of origins) listening.delete(origin)
    await Promise.all(servers.map(closeServer))
  }

  try {
    const app = createControlApp(emulator, rows)
    const control = `http://${shown}:${await serve((request) => app.fetch(request))}`
    for (const row of dataCenters) rows.push(await serveRow(row, serveHost))
    Object.freeze(rows)
    for (const { port, role, id, environment } of served) {
      const reached: Host = { role, dataCenter: getDataCenter(id, rows), environment, dataCenters: rows }
      for (const name of namesOf(port)) {
        origins.add(`http://${name}`)
        listening.set(`http://${name}`, reached)
      }
    }
    return Object.freeze({ dataCenters: rows, control, close })
  } catch (error) {
    await close()
    throw error
  }
}

/** Answers as the host that listens there, whatever the request calls it; until all of them listen, it is not up yet. */
async function answerAt(emulator: Emulator, origin: string, request: Request): Promise<Outcome> {
  const { services, handle, listening } = emulator[inside]
  const reached = listening.get(origin)
  if (reached === undefined) return new Response(null, { status: 503 })
  const outcome = await handle(request, reached)
  // Left to itself, Node writes the machine's time, and a client would learn that Zoho's clock differs from Zoho's clock.
  if (outcome instanceof Response) outcome.headers.set('date', new Date(services.clock.now()).toUTCString())
  return outcome
}

/** The row of a data center with the addresses that it is served at. */
async function serveRow(
  { id, name, aliases, api }: DataCenter,
  serveHost: (role: Role, id: string, environment: Environment) => Promise<string>,
): Promise<DataCenter> {
  const accounts = await serveHost('accounts', id, 'production')
  const production = await serveHost('api', id, 'production')
  const others: { -readonly [K in Environment]?: string } = {}
  for (const environment of environments) {
    if (environment === 'production' || api[environment] === undefined) continue
    others[environment] = await serveHost('api', id, environment)
  }
  return defineDataCenter({ id, name, aliases, accounts, api: { production, ...others } })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** The names that a server answers to. A browser leaves out the port that goes without saying. */
function namesOf(port: number): readonly string[] {
  return ['127.0.0.1', 'localhost', '[::1]'].flatMap((name) => [
    `${name}:${port}`,
    ...(port === 80 ? [name] : []),
  ])
}
