import { once } from 'node:events'
import type { Server } from 'node:http'
import { quote } from '@x/dc/error'
import { portOf } from './host-server.ts'

/** Gives servers their ports, one after the other from a first one; 0: any that are free. */
export function createPorts(host: string, first: number): { open(server: Server): Promise<number> } {
  let next = first
  return {
    open: async (server) => {
      const port = next
      if (next !== 0) next += 1
      if (next > 65_536)
        throw new RangeError(`The ports from ${first} on do not suffice. Choose a lower first port.`)
      server.listen(port, host)
      try {
        await once(server, 'listening')
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        const reason =
          code === 'EADDRINUSE'
            ? `port ${port} is taken; choose another first port, or 0 for any`
            : String(code)
        throw new Error(`The emulator cannot listen on ${quote(host)}: ${reason}.`, { cause: error })
      }
      return portOf(server)
    },
  }
}
