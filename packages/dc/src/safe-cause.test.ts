import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { echoes, safeCause } from './error.ts'

const secret = '1000.0123456789abcdef0123456789abcdef.fedcba9876543210fedcba98'
const odd = 'planted+secret/with=odd&letters %'
const sent = [secret, odd]

/** Everything that any way of printing shows. */
function seen(value: unknown): string {
  const copy: unknown = structuredClone(value)
  return [value, copy, { ...(value as object) }]
    .flatMap((each) => [
      inspect(each, { showHidden: true, depth: 20, getters: true }),
      JSON.stringify(each),
      String(each),
    ])
    .join('\n')
}

class WithToJson extends Error {
  toJSON(): string {
    return secret
  }
}
class WithInspect extends Error {
  [inspect.custom](): string {
    return secret
  }
}

/** Where drivers and hostile code put what they sent. */
const places: readonly (readonly [string, () => unknown])[] = [
  ['a message', () => new Error(`params: ${secret}`)],
  ['the beginning of it', () => new Error(`params: ${secret.slice(0, 24)}…`)],
  ['the end of it', () => new Error(`params: …${secret.slice(-16)}`)],
  ['24 letters of its middle', () => new Error(`params: …${secret.slice(13, 37)}…`)],
  ['an encoded form', () => new Error(`body: code=${encodeURIComponent(odd)}`)],
  ['a page', () => new Error(`got ${odd.replaceAll('&', '&amp;')}`)],
  ['a thrown string', () => secret],
  ['a stack', () => Object.assign(new Error('a'), { stack: `Error: ${secret}` })],
  ['a cause', () => new Error('a', { cause: new Error(secret) })],
  ['a cause that is not an error', () => new Error('a', { cause: { message: secret, secret } })],
  ['a name', () => Object.assign(new Error('a'), { name: secret })],
  ['a code', () => Object.assign(new Error('a'), { code: secret })],
  ['an array in a member', () => Object.assign(new Error('a'), { params: [1, [secret]] })],
  ['a hidden member', () => Object.defineProperty(new Error('a'), 'config', { value: { secret } })],
  ['a member by symbol', () => Object.assign(new Error('a'), { [Symbol('request')]: secret })],
  ['a key', () => Object.assign(new Error('a'), { [secret]: 1 })],
  ['a function with members', () => Object.assign(new Error('a'), { f: Object.assign(() => 1, { secret }) })],
  ['toJSON', () => new WithToJson('a')],
  ['inspect.custom', () => new WithInspect('a')],
  ['a URL', () => Object.assign(new Error('a'), { url: new URL(`https://example.com/?t=${secret}`) })],
  ['a promise', () => Object.assign(new Error('a'), { row: Promise.resolve(secret) })],
  ['bytes', () => Object.assign(new Error('a'), { data: Buffer.from(secret) })],
  ['hex', () => Object.assign(new Error(`bytes ${Buffer.from(secret).toString('hex')}`))],
  ['numbers', () => Object.assign(new Error('a'), { data: [...Buffer.from(secret)] })],
  ['a map', () => Object.assign(new Error('a'), { rows: new Map([['alice', secret]]) })],
  ['an error of several', () => new AggregateError([new Error(secret)], 'a')],
  [
    'a request',
    () =>
      Object.assign(new Error('a'), {
        request: new Request('https://example.com', { headers: { authorization: secret } }),
      }),
  ],
  [
    'a getter that throws it',
    () =>
      Object.defineProperty(new Error('a'), 'code', {
        get() {
          throw new Error(secret)
        },
      }),
  ],
]

describe('safeCause (A1, A11, A21)', () => {
  it.each(places)('shows nothing of %s, in whatever way it is printed', (_where, thrown) => {
    const text = seen(safeCause(thrown(), sent))
    const hex = Buffer.from(secret).toString('hex')
    for (const piece of [
      secret.slice(0, 16),
      secret.slice(16, 32),
      secret.slice(-16),
      odd,
      'with%3Dodd',
      hex,
      '49, 48, 48, 48',
    ])
      expect(text).not.toContain(piece)
  })

  it.each(places)('shows nothing of %s when nobody knows what is secret', (_where, thrown) => {
    const text = seen(safeCause(thrown()))
    for (const piece of [secret.slice(0, 24), secret.slice(-24)]) expect(text).not.toContain(piece)
  })

  it('keeps name, code and message, down the chain', () => {
    const inner = Object.assign(new TypeError('connect ECONNREFUSED 127.0.0.1:5432'), {
      code: 'ECONNREFUSED',
    })
    const safe = safeCause(new RangeError('query failed', { cause: inner }), sent) as Error & { cause: Error }
    expect([safe.name, safe.message]).toEqual(['RangeError', 'query failed'])
    expect(safe.cause).toMatchObject({ name: 'TypeError', code: 'ECONNREFUSED', message: inner.message })
    expect(safe.cause).not.toHaveProperty('cause')
  })

  it('says what the first of several tries met', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED ::1:443'), { code: 'ECONNREFUSED' })
    expect(safeCause(new AggregateError([refused, refused])).cause).toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('keeps a message up to where it quotes, and words without what looks like a token', () => {
    expect(
      safeCause(new Error('Mock dispatch not matched for headers \'{"authorization":"x"}\'')).message,
    ).toBe('Mock dispatch not matched for headers…')
    expect(safeCause(new Error(`bad row ${secret} of alice`)).message).toBe('bad row … of alice')
    expect(safeCause(new Error("can't reach 'x'")).message).toBe("can't reach…")
    expect(safeCause(new Error('getaddrinfo ENOTFOUND accounts.zoho.com.au')).message).toBe(
      'getaddrinfo ENOTFOUND accounts.zoho.com.au',
    )
  })

  it('bounds a message, takes control characters out, and copies what is not an error', () => {
    expect(safeCause(new Error('x '.repeat(400))).message).toHaveLength(300)
    expect(safeCause(new Error('a\u001B[31mred\u202E')).message).toBe('a…')
    expect(safeCause('the disk is on fire').message).toBe('the disk is on fire')
    for (const thrown of [undefined, null, 7, {}, () => 1, Symbol('s')])
      expect(safeCause(thrown)).toMatchObject({ name: 'Error', message: '' })
  })

  it('is never the error itself, and ends with a chain that goes in a circle', () => {
    const first = new Error('first')
    first.cause = new Error('second', { cause: first })
    let depth = 0
    for (let each: unknown = safeCause(first); each instanceof Error; each = each.cause) depth += 1
    expect(depth).toBe(6)
    expect(safeCause(first)).not.toBe(first)
  })
})

describe('echoes (A6)', () => {
  it.each([
    ['all of it', `<p>${secret}</p>`, true],
    ['a piece of 24 characters', secret.slice(5, 29), true],
    ['its end', secret.slice(-16), true],
    ['a form', `code=${encodeURIComponent(odd)}`, true],
    ['markup', odd.replaceAll('&', '&amp;'), true],
    ['another text', 'Service unavailable', false],
    ['12 characters', secret.slice(11, 23), true],
    ['too short a piece to mean anything', secret.slice(11, 22), false],
  ])('%s', (_what, text, expected) => {
    expect(echoes(text, sent)).toBe(expected)
  })

  it('ignores what is empty or too short to be a secret', () => {
    expect(echoes('<html>', ['', 'html'])).toBe(false)
  })

  it('bears half a character', () => {
    expect(echoes('text', ['\uD800'.repeat(40)])).toBe(false)
  })
})
