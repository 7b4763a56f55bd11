import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { safeCause } from './safe-cause.ts'

const secret = '1000.0123456789abcdef0123456789abcdef.fedcba9876543210fedcba98'
const odd = 'sentinel+secret/with=odd&letters %'

class Query extends Error {
  override readonly name = 'Query'
  readonly code = 'P2002'
}
const grow = (): Record<string, unknown> => {
  const big: Record<string, unknown> = {}
  for (let each = 0; each < 3000; each += 1) big[`key ${each}`] = { each }
  return big
}

describe('safeCause', () => {
  it.each<[string, unknown]>([
    ['an error', new Error('connection refused')],
    ['an error with members', Object.assign(new Error('a'), { code: 'ECONNRESET', socket: { port: 1 } })],
    ['one that goes in a circle', Object.assign(new Error('a'), { self: {} })],
    ['what is no error', 'the disk is on fire'],
    ['nothing', undefined],
    ['null', null],
    [
      'what has as many values as are looked at',
      Object.assign(new Error('a'), { rows: Array(1900).fill(1) }),
    ],
    ['too short a piece to mean anything', new Error(secret.slice(3, 18))],
  ])('leaves %s as it is', (_what, error) => {
    if (error instanceof Error && 'self' in error) error.self = error
    expect(safeCause(error, [secret, odd])).toBe(error)
  })

  it('leaves everything as it is when there is nothing to hide', () => {
    const error = new Error(secret)
    expect(safeCause(error, [])).toBe(error)
    expect(safeCause(error, ['', ''])).toBe(error)
  })

  it.each<[string, () => unknown]>([
    ['a message', () => new Error(`params: ${secret}`)],
    ['its beginning', () => new Error(`params: ${secret.slice(0, 24)}…`)],
    ['its end', () => new Error(`params: …${secret.slice(-16)}`)],
    ['24 letters of its middle', () => new Error(`params: …${secret.slice(13, 37)}…`)],
    ['an encoded form', () => new Error(`body: code=${encodeURIComponent(odd)}`)],
    ['text', () => secret],
    ['a stack', () => Object.assign(new Error('a'), { stack: `Error: ${secret}` })],
    ['a cause', () => new Error('a', { cause: new Error(secret) })],
    ['a list in a member', () => Object.assign(new Error('a'), { params: [1, [secret]] })],
    ['a hidden member', () => Object.defineProperty(new Error('a'), 'config', { value: { secret } })],
    ['a member by symbol', () => Object.assign(new Error('a'), { [Symbol('request')]: secret })],
    ['a form', () => Object.assign(new Error('a'), { body: new URLSearchParams({ secret }) })],
    ['a map', () => Object.assign(new Error('a'), { rows: new Map([['alice', secret]]) })],
    [
      'the headers of a request',
      () =>
        Object.assign(new Error('a'), {
          request: new Request('https://example.com', { headers: { authorization: secret } }),
        }),
    ],
    ['bytes', () => Object.assign(new Error('a'), { sent: new TextEncoder().encode(secret) })],
    [
      'part of a buffer',
      () => Object.assign(new Error('a'), { sent: Buffer.from(`xx${secret}`).subarray(1) }),
    ],
    ['an error of several', () => new AggregateError([new Error(secret)], 'a')],
    ['more values than are looked at', () => Object.assign(new Error('a'), grow())],
    [
      'what cannot be looked at',
      () =>
        Object.defineProperty(new Error('a'), 'row', {
          enumerable: true,
          get() {
            throw new Error('gone')
          },
        }),
    ],
  ])('takes it out of %s', (_where, error) => {
    const safe = safeCause(error(), [secret, odd])
    expect(safe).toBeInstanceOf(Error)
    const seen = inspect(safe, { showHidden: true, depth: 9 }) + JSON.stringify(safe)
    for (const each of [secret.slice(0, 16), secret.slice(-16), secret.slice(16, 32), odd, 'with%3Dodd'])
      expect(seen).not.toContain(each)
  })

  it('ends with what never ends, and walks nothing that can be walked only once', () => {
    const endless = Object.assign(new Error('a'), {
      rows: {
        *[Symbol.iterator]() {
          for (;;) yield 1
        },
      },
    })
    expect(safeCause(endless, [secret])).not.toBe(endless)
    const once = Object.assign(new Error('a'), { rows: new Map([['a', 1]]).entries() })
    expect(safeCause(once, [secret])).toBe(once)
    expect([...once.rows]).toEqual([['a', 1]])
  })

  it('keeps name, code and message, down the chain, and leaves out the messages that quote', () => {
    const inner = Object.assign(new TypeError('x'.repeat(400)), { code: 'ECONNRESET' })
    const error = new Query(`insert ${secret}`, { cause: inner })
    const safe = safeCause(error, [secret]) as Error & { code: string }
    expect([safe.name, safe.code, safe.message]).toEqual([
      'Query',
      'P2002',
      '(the message held a secret, so it is left out)',
    ])
    const cause = safe.cause as Error & { code: string }
    expect([cause.name, cause.code, cause.message]).toEqual(['TypeError', 'ECONNRESET', 'x'.repeat(300)])
    expect(cause.cause).toBeUndefined()
  })

  it('keeps no name, code or cause that quotes, and of a thrown text nothing', () => {
    const error = Object.assign(new Error('a', { cause: { secret } }), { name: secret, code: secret })
    const safe = safeCause(error, [secret]) as Error
    expect([safe.name, safe.message, safe.cause, 'code' in safe]).toEqual(['Error', 'a', undefined, false])
    expect(safeCause(secret, [secret])).toMatchObject({ name: 'Error', message: /left out/ })
    expect(safeCause(Object.assign(new Error('a'), { code: 7, secret }), [secret])).not.toHaveProperty('code')
  })

  it('ends with a chain of causes that goes in a circle', () => {
    const first = Object.assign(new Error('first'), { secret })
    first.cause = new Error('second', { cause: first })
    let depth = 0
    for (let each: unknown = safeCause(first, [secret]); each instanceof Error; each = each.cause) depth += 1
    expect(depth).toBe(6)
  })
})
