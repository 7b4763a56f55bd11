import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Outcome } from '../faults/outcome.ts'

/** Answers a request that came over HTTP. */
export type Answering = (request: Request) => Outcome | Promise<Outcome>

/** What every server of the emulator shares. */
export interface ServerOptions {
  readonly headerBytes: number
  /** The names that a request may call this server by; asked once the port is known. */
  readonly names: (port: number) => readonly string[]
}

/**
 * One HTTP server. It checks the `Host` header first: a page on the web whose name was pointed at this machine must not
 * reach it.
 */
export function createHostServer(answer: Answering, options: ServerOptions): Server {
  const listener = getRequestListener(
    async (request, env) => deliver(await answer(request), (env as HttpBindings).outgoing),
    // Left alone, the adapter replaces the global Request and Response: not in somebody else's process.
    { overrideGlobalObjects: false, errorHandler: () => new Response(null, { status: 400 }) },
  )
  let names: ReadonlySet<string> | undefined
  const server = createServer({ maxHeaderSize: options.headerBytes }, (incoming, outgoing) => {
    names ??= new Set(options.names(portOf(server)))
    if (!names.has(incoming.headers.host?.toLowerCase() ?? '')) return refuseHost(incoming, outgoing)
    void listener(incoming, outgoing)
  })
  // Others may keep a connection open as long as they like; a test's process must still be able to end.
  server.keepAliveTimeout = 60_000
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy()
      return
    }
    const tooLong = error.code === 'HPE_HEADER_OVERFLOW'
    socket.end(
      `HTTP/1.1 ${tooLong ? '431 Request Header Fields Too Large' : '400 Bad Request'}\r\nconnection: close\r\n\r\n`,
    )
  })
  return server
}

/** Most answers go through the adapter; what is to break or to take its time is written here. */
async function deliver(outcome: Outcome, outgoing: ServerResponse): Promise<Response> {
  if (outcome === 'reset') {
    outgoing.socket?.resetAndDestroy()
  } else if (outcome === 'hang') {
    if (!outgoing.destroyed) await once(outgoing, 'close')
  } else if (outcome.headers.get('transfer-encoding') === 'chunked' && outcome.body !== null) {
    await writeInPieces(outcome, outcome.body.getReader(), outgoing)
  } else {
    return outcome
  }
  return RESPONSE_ALREADY_SENT
}

async function writeInPieces(
  { status, headers }: Response,
  reader: ReadableStreamDefaultReader<Uint8Array>,
  outgoing: ServerResponse,
): Promise<void> {
  outgoing.once('close', () => void reader.cancel().catch(() => undefined))
  outgoing.writeHead(status, Object.fromEntries(headers))
  outgoing.flushHeaders()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) outgoing.write(part.value)
    outgoing.end()
  } catch {
    // Lost: the reason, which is the fault that somebody asked for. The connection breaks in the middle of the body.
    outgoing.destroy()
  }
}

function refuseHost(incoming: IncomingMessage, outgoing: ServerResponse): void {
  incoming.resume()
  outgoing.writeHead(421, { 'content-type': 'text/plain;charset=UTF-8', connection: 'close' })
  outgoing.end('The emulator answers only to the loopback addresses that it printed.\n')
}

/** The port that a listening server got. */
export function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
