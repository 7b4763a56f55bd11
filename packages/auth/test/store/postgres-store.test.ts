import assert from 'node:assert/strict'
import { describe, expect, it } from 'vitest'
import { migratePostgres, postgresSchema, postgresStore } from '../../src/postgres.ts'
import type { PostgresClient } from '../../src/store/postgres-client.ts'
import { storeContract } from '../../src/testing.ts'
import { testClock, type TestClock } from '../test-clock.ts'

type Values = readonly (string | number | null)[]
interface Row {
  readonly value: string
  readonly version: string
  readonly end: number
}

/**
 * Stands for a PostgreSQL that knows the store's statements, told apart by their beginning and their conditions. What real
 * servers make of the SQL itself is tested in tools/servers.
 */
class Table {
  readonly rows = new Map<string, Row>()
  readonly sent: string[] = []
  readonly #clock: TestClock
  #versions = 0
  constructor(clock: TestClock) {
    this.#clock = clock
  }
  run(text: string, values: Values): unknown[] {
    this.sent.push(text)
    const sql = text.replaceAll(/\s+/g, ' ')
    const now = this.#clock.monotonic()
    if (sql.startsWith('DELETE FROM zoho_store WHERE id IN (SELECT id FROM zoho_store WHERE expires_at <')) {
      for (const [key, { end }] of this.rows) if (end <= now) this.rows.delete(key)
      return []
    }
    assert.ok(sql.includes("sha256(convert_to($1::text, 'UTF8'))"))
    assert.ok(sql.includes('(row.expires_at IS NULL OR row.expires_at > clock_timestamp())'))
    const [key, value, ttl, expected] = values as [string, string, number | null, string]
    const row = this.rows.get(key)
    const live = row !== undefined && row.end > now ? row : undefined
    const store = (): unknown[] => {
      assert.ok(sql.includes("nextval('zoho_store_version')"))
      assert.ok(sql.includes("clock_timestamp() + $3::float8 * interval '1 millisecond'"))
      this.#versions += 1
      const version = String(this.#versions)
      this.rows.set(key, { value, version, end: ttl === null ? Infinity : now + ttl })
      return [{ version }]
    }
    if (sql.startsWith('SELECT row.value, row.version::text AS version FROM zoho_store AS row WHERE'))
      return live === undefined ? [] : [{ value: live.value, version: live.version }]
    if (sql.startsWith('INSERT INTO zoho_store AS row') && sql.includes('ON CONFLICT (id) DO UPDATE'))
      return live === undefined ? store() : []
    if (sql.startsWith('UPDATE zoho_store AS row SET value') && sql.includes('version::text = $4::text'))
      return live?.version === expected ? store() : []
    assert.match(
      sql,
      /^DELETE FROM zoho_store AS row WHERE .* row\.version::text = \$2::text AND .* RETURNING /,
    )
    if (live?.version !== value) return []
    this.rows.delete(key)
    return [{ version: value }]
  }
}

const clients = {
  pg: (table: Table): PostgresClient => ({
    query: async (text, values) => ({ rows: table.run(text, values) }),
  }),
  postgres: (table: Table): PostgresClient =>
    // A function with members, as the real one.
    Object.assign(() => {}, {
      query: 7,
      unsafe: async (text: string, values: Values, options: object) => {
        assert.deepEqual(options, { prepare: false })
        return table.run(text, values)
      },
    }) as never,
}

for (const [name, connect] of Object.entries(clients)) {
  describe(`postgresStore on ${name}`, () => {
    for (const each of storeContract) {
      // oxlint-disable-next-line vitest/expect-expect -- a case rejects by itself
      it(each.name, () => {
        const clock = testClock()
        const table = new Table(clock)
        const store = postgresStore(connect(table))
        return each.run({ store, other: postgresStore(connect(table)), elapse: clock.elapse })
      })
    }
  })
}

describe('postgresStore', () => {
  it('sweeps away what has expired with each 64th write that has a ttl', async () => {
    const clock = testClock()
    const table = new Table(clock)
    const store = postgresStore(clients.pg(table))
    for (let write = 0; write < 63; write += 1) await store.write(`old ${write}`, '', undefined, 100)
    await clock.elapse(200)
    for (let write = 0; write < 70; write += 1) await store.write(`stays ${write}`, '', undefined)
    expect(table.rows.size).toBe(133)
    await store.write('one more', '', undefined, 100)
    expect(table.rows.size).toBe(71)
    expect(table.sent.filter((each) => each.includes('LIMIT 500 FOR UPDATE SKIP LOCKED'))).toHaveLength(1)
  })

  it('a sweep that fails costs nothing', async () => {
    const table = new Table(testClock())
    const store = postgresStore({
      query: async (text, values) => {
        if (values.length === 0) throw new Error('deadlock detected')
        return { rows: table.run(text, values) }
      },
    })
    for (let write = 0; write < 65; write += 1)
      expect(await store.write(`key ${write}`, '', undefined, 100)).toBe(String(write + 1))
  })

  it.each([
    ['value', { value: Buffer.from('x'), version: '1' }],
    ['version', { value: 'x', version: 1n }],
  ])('a client whose %s is not a string is told so', async (_what, row) => {
    const store = postgresStore({ query: async () => ({ rows: [row] }) })
    await expect(store.read('grant:c:acme')).rejects.toMatchObject({
      code: 'STORE',
      reason: 'not-set-up',
      grantId: 'acme',
      message: expect.stringContaining('leave out its type parsers for text') as string,
    })
  })

  it.each(['read', 'write', 'remove'] as const)(
    'a failed %s names the grant, and quotes no row',
    async (operation) => {
      const store = postgresStore({
        query: async (_text, values) => {
          throw Object.assign(new Error(`failing row contains (${values.join()})`), { code: '53100' })
        },
      })
      const calls = {
        read: () => store.read('grant:c:acme'),
        write: () => store.write('grant:c:acme', 'a planted that must not be told', undefined),
        remove: () => store.remove('grant:c:acme', '1'),
      }
      const error = await calls[operation]().then(String, (each: Error & { cause: Error }) => each)
      expect(error).toMatchObject({ code: 'STORE', operation, reason: 'full', grantId: 'acme' })
      expect((error as Error & { cause: Error }).cause.message).not.toContain('planted')
      const left = '(the message held what was sent, so it is left out)'
      expect((error as Error & { cause: Error }).cause.message === left).toBe(operation === 'write')
    },
  )

  it.each([undefined, null, {}, () => {}])('refuses %j as a client', (client) => {
    const needs = 'postgresStore needs a client of the package "pg", "postgres" or "@electric-sql/pglite".'
    expect(() => postgresStore(client as never)).toThrow(needs)
  })

  it.each([
    '',
    'Zoho',
    'a b',
    'a;drop table b',
    '"a"',
    '1a',
    'a.b.c',
    '.a',
    'a.',
    'x'.repeat(51),
    7,
    true,
    ['a'],
  ])('refuses %j as a table', (table) => {
    const options = { table: table as never }
    for (const make of [
      () => postgresSchema(options),
      () => postgresStore({ query: async () => ({ rows: [] }) }, options),
    ])
      expect(make).toThrow(
        'table is the name of a PostgreSQL table, such as "zoho_store" or "crm.zoho_store"',
      )
  })

  it.each(['a', '_a1', 'crm.zoho_store', 'x'.repeat(50), `${'s'.repeat(50)}.${'x'.repeat(50)}`])(
    'takes %s as a table, in every statement',
    async (table) => {
      const sent: string[] = []
      const client: PostgresClient = {
        query: async (text) => {
          sent.push(text)
          return { rows: [{ value: '', version: '1' }] }
        },
      }
      const store = postgresStore(client, { table })
      await store.read('a')
      const version = await store.write('a', '', undefined)
      await store.write('a', '', version)
      await store.remove('a', '1')
      await migratePostgres(client, { table })
      expect(sent).toHaveLength(5)
      for (const text of sent) expect(text).toMatch(new RegExp(` ${table.replace('.', '\\.')} `))
      for (const text of sent.slice(1, 3)) expect(text).toContain(`nextval('${table}_version')`)
    },
  )

  it('makes its table, sequence and index under a lock, only when they are not there', async () => {
    const sql = postgresSchema({ table: 'crm.zoho' })
    for (const part of [
      "pg_advisory_xact_lock(hashtext('crm.zoho'))",
      'CREATE SEQUENCE IF NOT EXISTS crm.zoho_version;',
      'CREATE TABLE IF NOT EXISTS crm.zoho (',
      'CREATE INDEX IF NOT EXISTS zoho_expires_at ON crm.zoho (expires_at)',
    ])
      expect(sql).toContain(part)
    const sent: unknown[] = []
    await migratePostgres({
      query: async (text, values) => {
        sent.push(text, values)
        return { rows: [] }
      },
    })
    expect(sent).toEqual([postgresSchema({ table: 'zoho_store' }), []])
  })
})

describe('a statement that another has beaten (F7)', () => {
  const beaten = (times: number, code = '40001') => {
    let calls = 0
    const query = async (): Promise<{ rows: unknown[] }> => {
      calls += 1
      if (calls <= times) throw Object.assign(new Error('could not serialize access'), { code })
      return { rows: [{ value: 'v', version: '7' }] }
    }
    return { store: postgresStore({ query }), calls: () => calls }
  }

  it.each(['40001', '40P01'])('is repeated after %s', async (code) => {
    const { store, calls } = beaten(4, code)
    expect(await store.write('key', 'v', '6')).toBe('7')
    expect(calls()).toBe(5)
  })

  it('each time is a lost compare-and-set, and for a read a store that is unavailable', async () => {
    expect(await beaten(9).store.write('key', 'v', '6')).toBeUndefined()
    expect(await beaten(9).store.remove('key', '6')).toBe(false)
    const { store, calls } = beaten(9)
    await expect(store.read('key')).rejects.toMatchObject({
      code: 'STORE',
      reason: 'unavailable',
      retryable: true,
    })
    expect(calls()).toBe(5)
  })
})
