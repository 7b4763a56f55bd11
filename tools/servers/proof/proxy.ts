// Between a worker and its store: a connection that can be slow, silent or broken.
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Proxy {
  readonly port: number
  /** Delays each piece by so many milliseconds. */
  slow(ms: number): void
  /** Keeps every piece until it is healed. */
  hang(): void
  /** Breaks all connections; new ones are let through. */
  reset(): void
  heal(): void
  close(): void
}

export async function startProxy(target: number): Promise<Proxy> {
  const sockets = new Set<Socket>()
  let delay = 0
  let healed: Promise<void> | undefined
  let heal: (() => void) | undefined
  const forward = (from: Socket, to: Socket): void => {
    let before: Promise<unknown> = Promise.resolve()
    from.on('data', (piece) => {
      const ms = delay
      // In order, whatever the delays.
      const write = async (): Promise<void> => {
        if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
        if (healed !== undefined) await healed
        if (!to.destroyed) to.write(piece)
      }
      before = before.then(write)
    })
    const end = (): void => {
      sockets.delete(from)
      to.destroy()
    }
    from.on('error', end).on('close', end)
  }
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.setNoDelay(true)
    }
    forward(near, far)
    forward(far, near)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    slow: (ms) => {
      delay = ms
    },
    hang: () => {
      healed = new Promise((resolve) => {
        heal = resolve
      })
    },
    reset: () => {
      for (const socket of sockets) socket.resetAndDestroy()
    },
    heal: () => {
      delay = 0
      healed = undefined
      heal?.()
    },
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
