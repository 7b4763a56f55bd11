import type { Server } from 'node:http'
import { defineDataCenter, environments, type DataCenter, type Environment } from '@x/dc'
import { createControlApp } from '../control/app.ts'
import { inside, type Emulator } from '../emulator.ts'
import type { Host } from '../kernel/host.ts'
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
  const { host = '127.0.0.1', port = 0, dataCenters = emulator.dataCenters } = options
  const { services, handle } = emulator[inside]
  const shown = host === '::1' ? '[::1]' : '127.0.0.1'
  const servers: Server[] = []
  const ports = createPorts(host, port)
  const rows: DataCenter[] = []
  const serve = async (answer: Answering): Promise<string> => {
    const server = createHostServer(answer, { headerBytes: services.limits.headerBytes, names: namesOf })
    servers.push(server)
    return `http://${shown}:${await ports.open(server)}`
  }
  /** The rows are complete before the first request comes. */
  const through = (role: Host['role'], id: string, environment: Environment): Answering => {
    let reached: Host | undefined
    return async (request) => {
      const dataCenter = rows.find((row) => row.id === id)
      if (dataCenter === undefined) return new Response(null, { status: 503 })
      reached ??= { role, dataCenter, environment, dataCenters: rows }
      const outcome = await handle(request, reached)
      // Left to itself, Node writes the machine's time, and a client would learn that Zoho's clock differs from Zoho's clock.
      if (outcome instanceof Response)
        outcome.headers.set('date', new Date(services.clock.now()).toUTCString())
      return outcome
    }
  }
  const close = async (): Promise<void> => {
    await Promise.all(
      servers.map(
        (server) =>
          new Promise<void>((resolve) => {
            server.close(() => resolve())
            server.closeAllConnections()
          }),
      ),
    )
  }

  try {
    const app = createControlApp(emulator, rows)
    const control = await serve((request) => app.fetch(request))
    for (const { id, name, aliases, api } of dataCenters) {
      const accounts = await serve(through('accounts', id, 'production'))
      const origins: { -readonly [K in Environment]?: string } = {}
      for (const environment of environments) {
        if (api[environment] !== undefined)
          origins[environment] = await serve(through('api', id, environment))
      }
      const { production = '', ...others } = origins
      rows.push(defineDataCenter({ id, name, aliases, accounts, api: { production, ...others } }))
    }
    Object.freeze(rows)
    return Object.freeze({ dataCenters: rows, control, close })
  } catch (error) {
    await close()
    throw error
  }
}

/** The names that a server answers to. A browser leaves out the port that goes without saying. */
function namesOf(port: number): readonly string[] {
  return ['127.0.0.1', 'localhost', '[::1]'].flatMap((name) => [
    `${name}:${port}`,
    ...(port === 80 ? [name] : []),
  ])
}
