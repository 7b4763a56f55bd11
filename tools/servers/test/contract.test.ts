// The contract suite of @x/auth/testing against real servers, with every driver; the second connection has another driver.
import { after, before, describe, it } from 'node:test'
import { PGlite } from '@electric-sql/pglite'
import { Cluster, Redis } from 'ioredis'
import pg from 'pg'
import postgres from 'postgres'
import { createClient, createCluster } from 'redis'
import type { Store } from '../../../packages/auth/src/index.ts'
import { migratePostgres, postgresStore, type PostgresClient } from '../../../packages/auth/src/postgres.ts'
import { redisStore, type RedisClient } from '../../../packages/auth/src/redis.ts'
import { storeContract } from '../../../packages/auth/src/testing.ts'
import { place, startPostgres, withoutPostgres } from '../server/postgres.ts'
import type { Server } from '../server/process.ts'
import { startRedis, withoutRedis } from '../server/redis.ts'

/** What ends what was opened, in reverse. */
type Closing = (() => unknown)[]

function suite<Client>(
  name: string,
  skip: string | false,
  open: (closing: Closing) => Promise<readonly [Client, Client]>,
  make: (client: Client, index: number) => Promise<Store>,
): void {
  describe(name, { skip }, () => {
    const closing: Closing = []
    let clients: readonly [Client, Client]
    before(async () => {
      clients = await open(closing)
    })
    after(async () => {
      for (const close of closing.toReversed()) await close()
    })
    storeContract.forEach((each, index) =>
      it(each.name, async () => {
        const [store, other] = await Promise.all(clients.map((client) => make(client, index)))
        await each.run({ store: store as Store, other: other as Store })
      }),
    )
  })
}

const redisOf = (client: RedisClient, index: number): Promise<Store> =>
  Promise.resolve(redisStore(client, { prefix: `case ${index}:` }))

async function nodeRedis(server: Server, closing: Closing): Promise<RedisClient> {
  const client = createClient({ url: `redis://127.0.0.1:${server.port}` })
  await client.connect()
  closing.push(() => client.close())
  return client
}
function ioRedis(server: Server, closing: Closing): RedisClient {
  const client = new Redis(server.port, '127.0.0.1')
  closing.push(() => client.quit())
  return client
}
async function redis(closing: Closing): Promise<Server> {
  const server = await startRedis()
  closing.push(() => server.close())
  return server
}

suite<RedisClient>(
  'redisStore on Redis, with node-redis and ioredis',
  withoutRedis,
  async (closing) => {
    const server = await redis(closing)
    return [await nodeRedis(server, closing), ioRedis(server, closing)]
  },
  redisOf,
)
suite<RedisClient>(
  'redisStore on Redis, with ioredis and node-redis',
  withoutRedis,
  async (closing) => {
    const server = await redis(closing)
    return [ioRedis(server, closing), await nodeRedis(server, closing)]
  },
  redisOf,
)
suite<RedisClient>(
  'redisStore on a Redis cluster, with the cluster clients of both',
  withoutRedis,
  async (closing) => {
    const server = await startRedis('cluster-enabled yes', 'cluster-announce-ip 127.0.0.1')
    closing.push(() => server.close())
    const setup = new Redis(server.port, '127.0.0.1')
    await setup.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383')
    while (!String(await setup.call('CLUSTER', 'INFO')).includes('cluster_state:ok'))
      await new Promise((resolve) => setTimeout(resolve, 20))
    await setup.quit()
    const first = createCluster({ rootNodes: [{ url: `redis://127.0.0.1:${server.port}` }] })
    await first.connect()
    closing.push(() => first.close())
    const second = new Cluster([{ host: '127.0.0.1', port: server.port }])
    closing.push(() => second.quit())
    return [first, second]
  },
  redisOf,
)

const postgresOf = async (client: PostgresClient, index: number): Promise<Store> => {
  const table = `case_${index}`
  await migratePostgres(client, { table })
  return postgresStore(client, { table })
}
function pgPool(server: Server, closing: Closing): PostgresClient {
  const pool = new pg.Pool({ ...place(server.port), max: 5 })
  closing.push(() => pool.end())
  return pool
}
function postgresJs(server: Server, closing: Closing): PostgresClient {
  const sql = postgres({ ...place(server.port), max: 5, onnotice: () => {} })
  closing.push(() => sql.end())
  return sql
}
async function postgresServer(closing: Closing, ...settings: readonly string[]): Promise<Server> {
  const server = await startPostgres(...settings)
  closing.push(() => server.close())
  return server
}

suite<PostgresClient>(
  'postgresStore on PostgreSQL, with pg and postgres.js',
  withoutPostgres,
  async (closing) => {
    const server = await postgresServer(closing)
    return [pgPool(server, closing), postgresJs(server, closing)]
  },
  postgresOf,
)
suite<PostgresClient>(
  'postgresStore on PostgreSQL, with postgres.js and pg',
  withoutPostgres,
  async (closing) => {
    const server = await postgresServer(closing)
    return [postgresJs(server, closing), pgPool(server, closing)]
  },
  postgresOf,
)
// Above READ COMMITTED a statement that meets another's change fails instead of looking at it (F7).
for (const level of ['repeatable read', 'serializable']) {
  suite<PostgresClient>(
    `postgresStore on PostgreSQL whose default isolation level is ${level}`,
    withoutPostgres,
    async (closing) => {
      const setting = `default_transaction_isolation=${level}`
      const server = await postgresServer(closing, setting)
      return [pgPool(server, closing), postgresJs(server, closing)]
    },
    postgresOf,
  )
}
suite<PostgresClient>(
  'postgresStore on PGlite',
  false,
  async (closing) => {
    const client = await PGlite.create()
    closing.push(() => client.close())
    return [client, client]
  },
  postgresOf,
)
