import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { StoreFailureReason } from '../leak-check.ts'
import { misusedServer, serverFailure } from '../../src/store/server-failure.ts'

const key = 'grant:1000.CLIENT:acme%20inc'
const row = '{"source":{"refreshToken":"1000.planted-refresh-token.of-acme"}}'
const coded = (code: string): Error => Object.assign(new Error('the driver says no'), { code })

/** What drivers throw, by code or by words. Real servers and drivers say it in tools/servers/test/failures.test.ts. */
const thrown: Readonly<Record<StoreFailureReason, readonly unknown[]>> = {
  unavailable: [
    ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'].map(coded),
    ...['EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'ENOTFOUND', 'EAI_AGAIN', 'NR_CLOSED'].map(coded),
    ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'].map(coded),
    coded('CONNECTION_CONNECT_TIMEOUT'),
    ...['08006', '57P03', '40001', '55P03', '25P02', '25P03'].map(coded),
    ...[
      'LOADING Redis is loading the dataset in memory',
      'MASTERDOWN Link with MASTER is down',
      'CLUSTERDOWN The cluster is down',
      'TRYAGAIN Multiple keys request during rehashing',
      'NOREPLICAS Not enough good replicas to write.',
      'BUSY Redis is busy running a script.',
      'UNBLOCKED client unblocked',
      'Connection is closed.',
      'The client is closing',
      'Socket closed unexpectedly',
      'Client was disconnected',
      'Connection terminated unexpectedly',
      'Command timed out',
      'Connection timeout',
      'statement time-out',
      "Stream isn't writeable and enableOfflineQueue options is false",
      'The client is offline',
      'Reached the max retries per request limit',
      'Client has encountered a connection error and is not queryable',
      'write after ended',
      'the database system is in recovery mode',
    ].map((message) => new Error(message)),
    // Node.js tried several addresses.
    new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')], ''),
    new AggregateError([new Error('Connection is closed.')], ''),
  ],
  certificate: [
    ...['ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_SSL_WRONG_VERSION_NUMBER', 'EPROTO', 'CERT_HAS_EXPIRED'].map(
      coded,
    ),
    ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'].map(
      coded,
    ),
    ...['The server does not support SSL connections', 'bad Certificate', 'wrong version number'].map(
      (message) => new Error(message),
    ),
  ],
  authentication: [
    ...['28P01', '28000'].map(coded),
    ...[
      'NOAUTH Authentication required.',
      'WRONGPASS invalid username-password pair or user is disabled.',
      'SASL: client password must be a string',
      'ERR invalid password',
      'ERR AUTH <password> called without any password configured',
    ].map((message) => new Error(message)),
  ],
  permission: [
    coded('42501'),
    ...[
      'NOPERM this user has no rights',
      'ACL failure in script',
      "User app has no permissions to run the 'eval' command",
      "This user can't run this command",
    ].map((message) => new Error(message)),
  ],
  'read-only': [coded('25006'), new Error("READONLY You can't write against a read only replica.")],
  full: [
    ...['53300', '53100', '54000'].map(coded),
    ...[
      "OOM command not allowed when used memory > 'maxmemory'.",
      'MISCONF Redis is configured to save RDB snapshots',
      'ERR max number of clients reached',
    ].map((message) => new Error(message)),
  ],
  'not-set-up': [
    ...['42P01', '42703', '3D000', '3F000', '22P02'].map(coded),
    ...[
      'WRONGTYPE Operation against a key holding the wrong kind of value',
      'MOVED 1234 10.0.0.1:6379',
      "CROSSSLOT Keys in request don't hash to the same slot",
      "ERR unknown command 'EVAL'",
    ].map((message) => new Error(message)),
  ],
  unknown: [
    new Error('something else'),
    coded('E_SOMETHING'),
    coded('XECONNRESET'),
    coded('ECONNRESETX'),
    coded('X28P01'),
    coded('428'),
    new Error(''),
    'text',
    undefined,
    null,
    { code: 7, message: 7 },
  ],
}

const cures: Readonly<Record<StoreFailureReason, string>> = {
  unavailable: 'could not be reached, is starting, failing over or too slow',
  certificate: 'Check the address, the certificate authority given to the client',
  authentication: 'it refused the user or password. Check both',
  permission: 'its user lacks a right on the row. Grant what the README of @x/auth lists',
  'read-only': 'Connect to the primary',
  full: 'out of memory, disk or connections. Free or add some; nothing was written',
  'not-set-up': 'Run migratePostgres, or check the address and the prefix',
  unknown: 'see cause',
}

describe('serverFailure', () => {
  for (const [reason, errors] of Object.entries(thrown)) {
    it.each(errors.map((error) => [inspect(error).split('\n')[0], error]))(
      `${reason}: %s`,
      (_what, error) => {
        const failure = serverFailure('Redis', { operation: 'write', key, error, secret: row })
        const retryable = reason === 'unavailable' || reason === 'unknown'
        expect(failure).toMatchObject({
          code: 'STORE',
          operation: 'write',
          reason,
          retryable,
          grantId: 'acme inc',
        })
        expect(failure.message).toMatch(/^Redis failed to write the row of grant "acme inc": .*\.$/)
        expect(failure.message).toContain(cures[reason as StoreFailureReason])
        expect(failure.cause).toBeInstanceOf(Error)
      },
    )
  }

  it('F22: a connection that outlived a failover is read-only, and the message says how to be rid of it', () => {
    const error = new Error("READONLY You can't write against a read only replica.")
    const failure = serverFailure('Redis', { operation: 'write', key, error, secret: row })
    expect(failure.reason).toBe('read-only')
    expect(failure.message).toMatch(/after a failover/i)
  })

  it('says what is known of rows that are no grant’s', () => {
    const of = (each: string) =>
      serverFailure('PostgreSQL', { operation: 'read', key: each, error: new Error('no'), secret: undefined })
    expect(of('spent:1000.CLIENT:hash')).toMatchObject({
      message: 'PostgreSQL failed to read a row: see cause.',
      grantId: undefined,
    })
    expect(of('lease:grant:1000.CLIENT:bob')).toMatchObject({ grantId: 'bob' })
    // Somebody else's key.
    for (const each of ['grant:a:%E0', 'xgrant:a:b', 'grant:a:b:c', 'grant:a'])
      expect(of(each).grantId).toBeUndefined()
  })

  it('keeps name, code and message of the driver in a cause that holds nothing else', () => {
    const error = Object.assign(new RangeError('insert failed'), {
      code: '23505',
      detail: row,
      query: { text: 'insert', values: [row] },
    })
    const { cause } = serverFailure('PostgreSQL', { operation: 'write', key, error, secret: row })
    expect(cause).toMatchObject({ name: 'RangeError', message: 'insert failed', code: '23505' })
    expect(inspect(cause, { showHidden: true, depth: 9 })).not.toContain('planted')
    const plain = serverFailure('Redis', { operation: 'write', key, error: new Error('x'), secret: row })
    expect(plain.cause).not.toHaveProperty('code')
  })

  it('leaves out a message that quotes the row, and cuts a long one', () => {
    const causeOf = (message: string, secret?: string) =>
      (serverFailure('Redis', { operation: 'write', key, error: new Error(message), secret }).cause as Error)
        .message
    const left = '(the message held what was sent, so it is left out)'
    expect(causeOf(`ERR near '${row}'`, row)).toBe(left)
    expect(causeOf(`ERR near '${row.slice(11, 23)}'`, row)).toBe(left)
    expect(causeOf(row.slice(11, 23), row)).toBe(left)
    expect(causeOf(`ERR near '${row.slice(11, 22)}'`, row)).toBe('ERR near…')
    expect(causeOf(`ERR near '${row}'`)).toBe('ERR near…')
    expect(causeOf('x'.repeat(301), row)).toBe('x'.repeat(300))
    // What is cut off needs not to be looked for.
    expect(causeOf(`${'x'.repeat(300)}${row}`, row)).toBe('x'.repeat(300))
  })
})

it('misusedServer says that nothing was touched, and what is to be done', () => {
  expect(misusedServer('Redis', key, 'give redisStore a prefix of its own')).toMatchObject({
    code: 'STORE',
    operation: 'read',
    reason: 'not-set-up',
    retryable: false,
    grantId: 'acme inc',
    message:
      'Redis failed to read the row of grant "acme inc": give redisStore a prefix of its own. The row was left as it is.',
  })
})
