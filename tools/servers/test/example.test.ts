// The README's lines about many processes, and the example app's setting STORE, with real drivers and servers.
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { Pool } from 'pg'
import { createClient } from 'redis'
import { authOnPostgres, authOnRedis, sharedClient } from '../../../apps/examples/src/many-processes.ts'
import { openStore } from '../../../apps/example/src/store/open-store.ts'
import { importGrant, tokenFor, type Auth, type AuthOptions } from '../../../packages/auth/src/index.ts'
import { request, path } from '../../../packages/client/src/index.ts'
import { createEmulator, issueGrant } from '../../../packages/emulator/src/index.ts'
import { place, startPostgres, withoutPostgres } from '../server/postgres.ts'
import { startRedis, withoutRedis } from '../server/redis.ts'

const closing: (() => unknown)[] = []
after(async () => {
  for (const close of closing.toReversed()) await close()
})
const emulator = createEmulator()
const { clientId, clientSecret } = emulator.client
const options: AuthOptions = { clientId, clientSecret, fetch: emulator.fetch, clock: emulator.clock }
const drivers = { redis: () => import('redis'), pg: () => import('pg') } as Record<
  string,
  () => Promise<unknown>
>

async function renews(auth: Auth): Promise<void> {
  const scopes = ['ZohoCRM.org.READ']
  const { refreshToken } = issueGrant(emulator, { dc: 'eu', scopes })
  await importGrant(auth, { grantId: 'acme', refreshToken, dc: 'eu', scopes })
  const { value, apiDomain } = await tokenFor(auth, 'acme')()
  assert.equal(apiDomain, 'https://www.zohoapis.eu')
  assert.match(value, /^1000\./)
}
async function opens(setting: string): Promise<void> {
  const { store, close } = await openStore(setting, (name) => drivers[name]!())
  const version = await store.write('key', 'value', undefined)
  assert.deepEqual(await store.read('key'), { value: 'value', version })
  await close()
}

describe('many processes, as the README shows it', () => {
  it('on PostgreSQL', { skip: withoutPostgres }, async () => {
    const server = await startPostgres()
    closing.push(() => server.close())
    const pool = new Pool(place(server.port))
    await renews(await authOnPostgres(pool, options))
    await pool.end()
  })
  it('on Redis, with a shared limiter', { skip: withoutRedis }, async () => {
    const server = await startRedis()
    closing.push(() => server.close())
    const redis = await createClient({ url: `redis://127.0.0.1:${server.port}` }).connect()
    closing.push(() => redis.destroy())
    const auth = authOnRedis(redis, options)
    await renews(auth)
    // The example calls with the platform's fetch, which must not leave this machine.
    const { fetch } = globalThis
    globalThis.fetch = emulator.fetch
    try {
      const body = (await request(sharedClient(redis, auth, 'acme', '123'), { path: path`org` })) as {
        org: unknown[]
      }
      assert.equal(body.org.length, 1)
    } finally {
      globalThis.fetch = fetch
    }
    assert.equal(await redis.zCard('zoho:limit:123'), 0)
  })
})

describe('STORE of the example app', () => {
  it('is Redis', { skip: withoutRedis }, async () => {
    const server = await startRedis()
    closing.push(() => server.close())
    await opens(`redis://127.0.0.1:${server.port}`)
    await server.crash()
    await assert.rejects(opens(`redis://127.0.0.1:${server.port}`), /The Redis of STORE cannot be reached/)
  })
  it('is PostgreSQL', { skip: withoutPostgres }, async () => {
    const server = await startPostgres()
    closing.push(() => server.close())
    const { host, port, user, password, database } = place(server.port)
    const url = `postgres://${user}:${password}@${host}:${port}/${database}`
    await opens(url)
    await server.crash()
    await assert.rejects(opens(url), /The PostgreSQL of STORE cannot be used/)
  })
})
