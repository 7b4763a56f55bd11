// What real servers and drivers say when something is wrong: a typed error that names the grant and the cure, no secret.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chownSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { inspect } from 'node:util'
import { Redis } from 'ioredis'
import pg from 'pg'
import postgres from 'postgres'
import { createClient } from 'redis'
import type { Store } from '../../../packages/auth/src/index.ts'
import { migratePostgres, postgresStore } from '../../../packages/auth/src/postgres.ts'
import { sharedLimiter } from '../../../packages/client/src/redis/index.ts'
import { redisStore } from '../../../packages/auth/src/redis.ts'
import { ownerOf, PASSWORD, place, startPostgres, withoutPostgres } from '../server/postgres.ts'
import { freePort, type Server } from '../server/process.ts'
import { startRedis, withoutRedis } from '../server/redis.ts'

const KEY = 'grant:1000.CLIENT:acme'
const ROW = `{"source":{"refreshToken":"1000.sentinel-refresh-token.of-acme"},"note":"${'x'.repeat(2000)}"}`
const SECRET = 'sentinel-'

interface Expected {
  readonly reason: string
  readonly retryable: boolean
  readonly says: RegExp
}

const closing: (() => unknown)[] = []
after(async () => {
  for (const close of closing.toReversed()) await close()
})
async function keep<T extends Server>(server: Promise<T>): Promise<T> {
  const started = await server
  closing.push(() => started.close())
  return started
}

/** Every operation fails in the same way. */
async function fails(
  store: Store,
  expected: Expected,
  operations = ['read', 'write', 'remove'],
): Promise<void> {
  const calls: Record<string, () => Promise<unknown>> = {
    read: () => store.read(KEY),
    write: () => store.write(KEY, ROW, undefined),
    remove: () => store.remove(KEY, '00000000-0000-4000-8000-000000000000'),
  }
  for (const operation of operations) {
    const error = await calls[operation]!().then(
      (value) => assert.fail(`${operation} succeeded with ${inspect(value)}`),
      (each: unknown) => each as Error & Record<string, unknown>,
    )
    const { reason, retryable, says } = expected
    const { code, operation: told, grantId } = error
    assert.deepEqual(
      { code, operation: told, reason: error['reason'], retryable: error['retryable'], grantId },
      { code: 'STORE', operation, reason, retryable, grantId: 'acme' },
      inspect(error),
    )
    assert.match(
      error.message,
      /^(?:Redis|PostgreSQL) failed to (?:read|write|remove) the row of grant "acme": /,
    )
    assert.match(error.message, says)
    const shown = [inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error), error.stack].join(
      '\n',
    )
    assert.ok(!shown.includes(SECRET), `a secret is shown: ${shown}`)
    assert.ok(error.cause instanceof Error && error.cause.message !== '', 'the cause is told')
  }
}

const unavailable = { reason: 'unavailable', retryable: true, says: /could not be reached/ }
const authentication = { reason: 'authentication', retryable: false, says: /refused the user or password/ }
const permission = { reason: 'permission', retryable: false, says: /lacks a right/ }
const readOnly = { reason: 'read-only', retryable: false, says: /Connect to the primary/ }
const full = { reason: 'full', retryable: false, says: /out of memory, disk or connections/ }
const notSetUp = { reason: 'not-set-up', retryable: false, says: /migratePostgres|prefix/ }
const certificate = { reason: 'certificate', retryable: false, says: /certificate/ }

describe('redisStore', { skip: withoutRedis }, () => {
  function io(server: Server, options: object = {}): Redis {
    const client = new Redis({
      port: server.port,
      host: '127.0.0.1',
      maxRetriesPerRequest: 1,
      retryStrategy: () => 20,
      ...options,
    })
    client.on('error', () => {})
    closing.push(() => client.disconnect())
    return client
  }
  async function node(server: Server, options: object = {}): Promise<ReturnType<typeof createClient>> {
    const client = createClient({
      url: `redis://127.0.0.1:${server.port}`,
      disableOfflineQueue: true,
      socket: { reconnectStrategy: 20 },
      ...options,
    })
    client.on('error', () => {})
    await client.connect()
    closing.push(() => client.destroy())
    return client as never
  }

  it('no password, or a wrong one', async () => {
    const server = await keep(startRedis('requirepass sentinel-password'))
    await fails(redisStore(io(server)), authentication, ['read'])
    // node-redis tells on connecting; ioredis breaks the connection, so some commands only know that there is none.
    await assert.rejects(
      node(server, { password: 'sentinel-wrong', socket: { reconnectStrategy: false } }),
      /WRONGPASS/,
    )
    await assert.rejects(redisStore(io(server, { password: 'sentinel-wrong' })).read(KEY), (error: Error) => {
      assert.match(error.message, /refused the user or password|error event/)
      assert.ok(!inspect(error).includes(SECRET))
      return true
    })
  })
  it('a user who may only read', async () => {
    const server = await keep(startRedis())
    const admin = io(server)
    await admin.call(
      'ACL',
      'SETUSER',
      'reader',
      'on',
      '>sentinel-p',
      '~*',
      '+get',
      '+eval',
      '+info',
      '+select',
    )
    const options = { username: 'reader', password: 'sentinel-p' }
    await fails(redisStore(io(server, options)), permission, ['write'])
    await fails(redisStore(await node(server, options)), permission, ['write'])
    await admin.call('ACL', 'SETUSER', 'nobody', 'on', '>sentinel-p', '+ping', '+info')
    await fails(redisStore(io(server, { ...options, username: 'nobody' })), permission)
  })
  it('the rights that the documentation lists are enough, for store and limiter', async () => {
    const server = await keep(startRedis())
    const text = readFileSync(new URL('../../../docs/many-processes.md', import.meta.url), 'utf8')
    const [, rights = ''] = /the user needs `(\+eval [^`]*)`/.exec(text) ?? []
    await io(server).call('ACL', 'SETUSER', 'app', 'on', '>sentinel-p', '~zoho:*', ...rights.split(' '))
    const options = { username: 'app', password: 'sentinel-p' }
    for (const client of [io(server, options), await node(server, options)]) {
      const store = redisStore(client)
      const first = await store.write(`${KEY}${Math.random()}`, ROW, undefined, 60_000)
      const again = await store.write(KEY, ROW, undefined)
      assert.ok(first !== undefined && again !== undefined)
      assert.equal((await store.read(KEY))?.value, ROW)
      assert.equal(await store.remove(KEY, again), true)
      const limiter = sharedLimiter(client, {
        key: 'zoho:limit:acme',
        concurrency: 1,
        lease: 1000,
        onError: (error) => assert.fail(String(error)),
      })
      const release = await limiter.acquire(new AbortController().signal)
      await new Promise((resolve) => setTimeout(resolve, 1200))
      await release()
    }
  })
  it('a replica', async () => {
    const primary = await keep(startRedis())
    const replica = await keep(startRedis(`replicaof 127.0.0.1 ${primary.port}`))
    const client = io(replica)
    const until = Date.now() + 15_000
    while (Date.now() < until && !(await client.info('replication')).includes('master_link_status:up'))
      await new Promise((resolve) => setTimeout(resolve, 50))
    await fails(redisStore(client), readOnly, ['write'])
    await fails(redisStore(await node(replica)), readOnly, ['write'])
  })
  it('no memory left', async () => {
    const server = await keep(startRedis('maxmemory 1'))
    await fails(redisStore(io(server)), full, ['write'])
    await fails(redisStore(await node(server)), full, ['write'])
  })
  it("another program's key, text or not", async () => {
    const server = await keep(startRedis())
    const client = io(server)
    await client.lpush(`zoho:${KEY}`, 'x')
    await fails(redisStore(client), notSetUp)
    await fails(redisStore(await node(server)), notSetUp)
    await client.set(`theirs:${KEY}`, 'sentinel-of-somebody-else-and-longer-than-a-version')
    const store = redisStore(client, { prefix: 'theirs:' })
    await assert.rejects(store.read(KEY), (error: Error & { reason?: string; grantId?: string }) => {
      assert.match(error.message, /grant "acme".*another program wrote it.*prefix/)
      assert.deepEqual([error.reason, error.grantId], ['not-set-up', 'acme'])
      assert.ok(!inspect(error).includes(SECRET))
      return true
    })
    assert.equal(await store.write(KEY, 'ours', undefined), undefined, 'it is not written over')
  })
  it('a client that answers with Buffers', async () => {
    const server = await keep(startRedis())
    const client = await node(server)
    await redisStore(client).write(KEY, ROW, undefined)
    const typed = client.withTypeMapping({ 36: Buffer } as never)
    await assert.rejects(redisStore(typed).read(KEY), /answers with something that is not a string/)
  })
  it('a certificate that nobody signed, and TLS where there is none', async () => {
    const { folder, key, cert } = certificateFor('redis')
    const server = await keep(
      startRedis(
        `tls-cert-file ${cert}`,
        `tls-key-file ${key}`,
        `tls-ca-cert-file ${cert}`,
        'tls-auth-clients no',
        'tls-port 0',
      ),
    )
    assert.ok(statSync(folder).isDirectory())
    const port = await tlsPort(server)
    const client = createClient({
      url: `rediss://127.0.0.1:${port}`,
      disableOfflineQueue: true,
      socket: { reconnectStrategy: false },
    })
    client.on('error', () => {})
    const refused = await client.connect().then(
      () => assert.fail('connected'),
      (error: unknown) => error,
    )
    // This is how node-redis tells: on connecting. Commands only know that there is no connection.
    assert.match(inspect(refused), /SELF_SIGNED|self-signed/)
    await fails(redisStore(client), unavailable)
    const trusting = createClient({
      url: `rediss://127.0.0.1:${port}`,
      socket: { ca: readFileSync(cert), checkServerIdentity: () => undefined } as never,
    })
    await trusting.connect()
    closing.push(() => trusting.destroy())
    assert.equal(await redisStore(trusting as never).read(KEY), undefined)
  })
  it('a server that is gone, one that starts again, and one that stands still', async () => {
    const server = await keep(startRedis())
    const clients = [
      io(server, { commandTimeout: 300 }),
      await node(server, { commandOptions: { timeout: 300 } }),
    ]
    const stores = clients.map((client) => redisStore(client as never, { prefix: `${Math.random()}` }))
    for (const store of stores) await store.write(KEY, ROW, undefined)
    server.freeze()
    await fails(redisStore(clients[0] as never), unavailable)
    server.thaw()
    await server.crash()
    for (const store of stores) await fails(store, unavailable)
    await server.start()
    for (const store of stores) {
      const until = Date.now() + 10_000
      for (;;) {
        const row = await store.read(KEY).catch(() => undefined)
        if (row?.value === ROW) break
        assert.ok(Date.now() < until, 'the row is there again')
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  })
})

describe('postgresStore', { skip: withoutPostgres }, () => {
  function pool(server: Server, options: object = {}): pg.Pool {
    const made = new pg.Pool({ ...place(server.port), max: 2, connectionTimeoutMillis: 3000, ...options })
    made.on('error', () => {})
    closing.push(() => made.end())
    return made
  }
  function js(server: Server, options: object = {}): postgres.Sql {
    const sql = postgres({
      ...place(server.port),
      max: 2,
      onnotice: () => {},
      connect_timeout: 3,
      ...options,
    })
    closing.push(() => sql.end({ timeout: 1 }))
    return sql
  }
  async function ready(...settings: readonly string[]): Promise<Server> {
    const server = await keep(startPostgres(...settings))
    await migratePostgres(pool(server))
    return server
  }

  it('a wrong password, and no such database', async () => {
    const server = await ready()
    await fails(postgresStore(pool(server, { password: 'sentinel-wrong' })), authentication)
    await fails(postgresStore(js(server, { password: 'sentinel-wrong' })), authentication)
    await fails(postgresStore(pool(server, { database: 'other' })), notSetUp)
  })
  it('no table, one of another shape, and columns of another type', async () => {
    const server = await ready()
    await fails(postgresStore(pool(server), { table: 'missing' }), notSetUp)
    await fails(postgresStore(js(server), { table: 'missing' }), notSetUp)
    await pool(server).query('CREATE TABLE odd (id bytea, value int); CREATE SEQUENCE odd_version')
    await fails(postgresStore(pool(server), { table: 'odd' }), notSetUp)
    await pool(server).query(
      'CREATE TABLE numbers (id bytea primary key, key text, value int, version bigint, expires_at timestamptz);' +
        'CREATE SEQUENCE numbers_version',
    )
    await fails(postgresStore(pool(server), { table: 'numbers' }), notSetUp, ['write'])
    await pool(server).query(
      'CREATE TABLE narrow (id bytea primary key, key text, value text check (length(value) < 9), version bigint, expires_at timestamptz);' +
        'CREATE SEQUENCE narrow_version',
    )
    await fails(
      postgresStore(pool(server), { table: 'narrow' }),
      { reason: 'unknown', retryable: true, says: /see cause/ },
      ['write'],
    )
    await fails(
      postgresStore(js(server), { table: 'narrow' }),
      { reason: 'unknown', retryable: true, says: /see cause/ },
      ['write'],
    )
  })
  it('a user who may only read', async () => {
    const server = await ready()
    await pool(server).query(
      `CREATE ROLE reader LOGIN PASSWORD '${PASSWORD}'; GRANT SELECT ON zoho_store TO reader`,
    )
    await fails(postgresStore(pool(server, { user: 'reader' })), permission, ['write', 'remove'])
    await fails(postgresStore(js(server, { user: 'reader' })), permission, ['write', 'remove'])
    await assert.rejects(
      migratePostgres(pool(server, { user: 'reader' }), { table: 'mine' }),
      /permission denied/,
    )
  })
  it('the rights that the README lists are enough', async () => {
    const server = await ready()
    await pool(server).query(
      `CREATE ROLE app LOGIN PASSWORD '${PASSWORD}'; GRANT SELECT, INSERT, UPDATE, DELETE ON zoho_store TO app;` +
        'GRANT USAGE ON SEQUENCE zoho_store_version TO app',
    )
    const store = postgresStore(pool(server, { user: 'app' }))
    const first = await store.write(KEY, ROW, undefined)
    const second = await store.write(KEY, ROW, first, 60_000)
    assert.equal(await store.remove(KEY, String(second)), true)
  })
  it('a session that may only read', async () => {
    const server = await ready()
    const options = { options: '-c default_transaction_read_only=on' }
    await fails(postgresStore(pool(server, options)), readOnly, ['write', 'remove'])
    await fails(
      postgresStore(js(server, { connection: { default_transaction_read_only: true } })),
      readOnly,
      ['write', 'remove'],
    )
  })
  it('no connection left', async () => {
    const server = await ready('max_connections=6', 'superuser_reserved_connections=0')
    const hogs = pool(server, { max: 6 })
    const held: pg.PoolClient[] = []
    try {
      for (;;) held.push(await hogs.connect())
    } catch {
      // Full, or the pool's own connections of `ready` hold the rest.
    }
    await fails(postgresStore(pool(server)), full)
    held.forEach((each) => each.release())
  })
  it('a certificate that nobody signed, and a server without TLS', async () => {
    const plain = await ready()
    await fails(postgresStore(pool(plain, { ssl: true })), certificate)
    const { key, cert } = certificateFor('postgres')
    const server = await ready('ssl=on', `ssl_cert_file=${cert}`, `ssl_key_file=${key}`)
    await fails(postgresStore(pool(server, { ssl: true })), certificate)
    await fails(postgresStore(js(server, { ssl: { rejectUnauthorized: true } })), certificate)
    const store = postgresStore(
      pool(server, { ssl: { ca: readFileSync(cert).toString(), checkServerIdentity: () => undefined } }),
    )
    assert.equal(await store.read(KEY), undefined)
  })
  it('a server that is gone, one that starts again, one that stands still, and one that ends sessions', async () => {
    const server = await ready()
    const clients = [pool(server, { query_timeout: 300 }), js(server)]
    const stores = clients.map((client) => postgresStore(client as never))
    await stores[0]!.write(KEY, ROW, undefined)
    await pool(server)
      .query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()')
      .catch(() => {})
    for (const store of stores) await store.read(KEY).catch(() => {})
    await server.crash()
    for (const store of stores) await fails(store, unavailable)
    await server.start()
    for (const store of stores) {
      const until = Date.now() + 10_000
      for (;;) {
        const row = await store.read(KEY).catch(() => undefined)
        if (row?.value === ROW) break
        assert.ok(Date.now() < until, 'the row is there again')
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  })
  it('makes no prepared statement, so that a pooler may share connections', async () => {
    const server = await ready()
    const client = new pg.Client(place(server.port))
    await client.connect()
    closing.push(() => client.end())
    // Without it postgres.js asks for the array types on connecting, by a named statement of its own.
    const sql = js(server, { max: 1, fetch_types: false })
    for (const each of [client, sql]) {
      const store = postgresStore(each as never)
      const version = await store.write(`${KEY}${Math.random()}`, ROW, undefined)
      assert.ok(version)
    }
    const named = 'SELECT name, statement FROM pg_prepared_statements'
    assert.deepEqual((await client.query(named)).rows, [])
    assert.deepEqual([...(await sql.unsafe(named))], [])
  })
  it('sweeps away what has expired', async () => {
    const server = await ready()
    const store = postgresStore(pool(server))
    for (let index = 0; index < 200; index += 1) await store.write(`state:${index}`, 'spent', undefined, 1)
    const { rows } = await pool(server).query('SELECT count(*)::int AS left FROM zoho_store')
    assert.ok(rows[0].left < 100, `${rows[0].left} rows are left of 200`)
  })
  it('the migration may run twice and from many at once', async () => {
    const server = await keep(startPostgres())
    const clients = [pool(server), js(server), pool(server), js(server)]
    await Promise.all(clients.map((client) => migratePostgres(client as never, { table: 'public.shared' })))
    assert.ok(
      await postgresStore(clients[0] as never, { table: 'public.shared' }).write('key', 'value', undefined),
    )
  })
})

/** A key and a certificate that it signs itself. */
function certificateFor(name: string): { folder: string; key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), `x-certificate-`))
  closing.push(() => rmSync(folder, { recursive: true }))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost']
  execFileSync('openssl', [...request, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  const { uid, gid } = name === 'postgres' ? ownerOf() : {}
  if (uid !== undefined && gid !== undefined)
    for (const path of [folder, key, cert]) chownSync(path, uid, gid)
  return { folder, key, cert }
}

/** Redis listens for TLS on a port of its own, which is set while it runs. */
async function tlsPort(server: Server): Promise<number> {
  const client = new Redis(server.port, '127.0.0.1')
  const port = await freePort()
  await client.config('SET', 'tls-port', port)
  await client.quit()
  return port
}
