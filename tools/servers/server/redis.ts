// Redis as a home of grants: each write is on disk before it is answered, and nothing is evicted.
import { once } from 'node:events'
import { connect } from 'node:net'
import { findProgram, startServer, type Server } from './process.ts'

const command = findProgram('redis-server')

/** Why the tests with Redis cannot run here, or false. */
export const withoutRedis: string | false =
  command === undefined ? 'no redis-server here; Debian: apt-get install redis-server' : false

/** `settings` as in redis.conf: `requirepass secret`. */
export function startRedis(...settings: readonly string[]): Promise<Server> {
  if (command === undefined) throw new Error(String(withoutRedis))
  return startServer({
    name: 'redis',
    command,
    crash: 'SIGKILL',
    arguments: (port, folder) =>
      [
        `port ${port}`,
        'bind 127.0.0.1',
        `dir ${folder}`,
        'save ""',
        'appendonly yes',
        'appendfsync always',
        'maxmemory-policy noeviction',
        ...settings,
      ].flatMap((each) => {
        const [name = '', ...values] = each.split(' ')
        return [`--${name}`, ...values.map((value) => (value === '""' ? '' : value))]
      }),
    ready: async (port) => {
      const socket = connect(port, '127.0.0.1')
      try {
        socket.write('PING\r\n')
        const [answer] = (await once(socket, 'data', { signal: AbortSignal.timeout(1000) })) as [Buffer]
        if (!/^(?:\+PONG|-NOAUTH)/.test(answer.toString())) throw new Error(answer.toString())
      } finally {
        socket.destroy()
      }
    },
  })
}
