import { createServer as createTcpServer, type Server } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { defineDataCenter } from '@x/dc'
import { NetworkError } from '@x/dc/error'
import { afterEach, describe, expect, test } from 'vitest'
import { createClient, path, request, type Fetch, type Token } from '@x/client'
import { createRows } from '@x/client/endpoint'
import { createNodeFetch } from '@x/client/node'
import { clientOn } from './fake-zoho.ts'

const roles = { path: path`settings/roles` }
const write = { ...roles, method: 'POST' as const, body: {} }
const fine = (): Response => Response.json({})
const failure = (call: Promise<unknown>): Promise<Error & { readonly code?: string }> =>
  call.then(
    () => new Error('no failure'),
    (error: Error) => error,
  )
const closing: Server[] = []
afterEach(() => {
  for (const server of closing.splice(0)) server.close()
})

describe('A18, F23: what was never sent has no effect', () => {
  const failed = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code })
  const wrapped = (cause: Error): Error => new TypeError('fetch failed', { cause })
  const proxy = failed('UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling')
  test.each([
    ['a certificate of nobody', failed('DEPTH_ZERO_SELF_SIGNED_CERT'), /certificate/, false],
    ['one of an unknown authority', failed('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), /certificate/, false],
    ['one that has ended', failed('CERT_HAS_EXPIRED'), /certificate/, false],
    ['one in a chain', failed('SELF_SIGNED_CERT_IN_CHAIN'), /certificate/, false],
    ['one of another host', failed('ERR_TLS_CERT_ALTNAME_INVALID'), /certificate/, false],
    ['no TLS at all', failed('ERR_SSL_WRONG_VERSION_NUMBER'), /certificate/, false],
    ['a handshake that breaks', failed('EPROTO'), /certificate/, false],
    [
      'a handshake that ends',
      failed('ECONNRESET', 'Client network socket disconnected before secure TLS connection was established'),
      /certificate/,
      true,
    ],
    ['a proxy that wants a password', proxy, /proxy in front of www\.zohoapis\.eu refused .*HTTP 407/, false],
    [
      'a proxy that is overloaded',
      failed('UND_ERR_ABORTED', 'Proxy response (503) !== 200'),
      /HTTP 503/,
      true,
    ],
    [
      'a proxy that asks to wait',
      failed('UND_ERR_ABORTED', 'Proxy response (429) !== 200'),
      /HTTP 429/,
      true,
    ],
    ['a proxy without TLS', failed('UND_ERR_PRX_TLS'), /proxy/, false],
    ['a request that the transport refuses', failed('UND_ERR_INVALID_ARG'), /UND_ERR_INVALID_ARG/, true],
    ['no address of several', new AggregateError([failed('ECONNREFUSED')], 'all'), /ECONNREFUSED/, true],
  ])('%s', async (_what, cause, message, retryable) => {
    for (const error of [cause, wrapped(cause), wrapped(wrapped(cause))]) {
      const { zoho, requests } = clientOn([error])
      const thrown = await failure(request(zoho, write))
      expect(thrown).toMatchObject({ code: 'NETWORK', outcome: 'none', retryable })
      expect(thrown.message).toMatch(message)
      expect(thrown.message).not.toContain('Whether the write happened')
      expect(requests).toHaveLength(1)
    }
  })
  test('a read is not repeated against a certificate that stays, but after a handshake that was cut off', async () => {
    const stays = clientOn([wrapped(failed('CERT_HAS_EXPIRED')), fine()])
    expect(await failure(request(stays.zoho, roles))).toMatchObject({ code: 'NETWORK', retryable: false })
    expect(stays.requests).toHaveLength(1)
    const cut = failed(
      'ECONNRESET',
      'Client network socket disconnected before secure TLS connection was established',
    )
    const passes = clientOn([wrapped(cut), fine()])
    await request(passes.zoho, roles)
    expect(passes.requests).toHaveLength(2)
  })
  test.each(['ECONNRESET', 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'UND_ERR_SOCKET'])(
    'but of %s nobody knows',
    async (code) => {
      const { zoho } = clientOn([wrapped(failed(code))])
      expect(await failure(request(zoho, write))).toMatchObject({ code: 'NETWORK', outcome: 'unknown' })
    },
  )
  describe.each([
    ['the platform', undefined],
    ['undici', createNodeFetch()],
  ])('over %s', (_name, fetch: Fetch | undefined) => {
    test.each([
      [
        'speaks no TLS',
        () => createTcpServer((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      ],
      ['has no certificate', () => createTlsServer({}).on('tlsClientError', () => {})],
    ])('a server that %s', async (_what, create) => {
      const server: Server = create()
      closing.push(server)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
      const dataCenters = [defineDataCenter({ id: 'local', accounts: origin, api: { production: origin } })]
      const zoho = createClient({ token: () => ({ value: 'x', apiDomain: origin }), dataCenters, fetch })
      const thrown = await failure(request(zoho, write))
      expect(thrown).toMatchObject({ code: 'NETWORK', outcome: 'none' })
      expect(thrown.message).toContain('certificate')
    })
  })
})

describe('A19: a mistake in a program is not the network', () => {
  test('a transport that answers nothing', async () => {
    let sent = 0
    const fetch = (async () => void (sent += 1)) as unknown as Fetch
    expect(await failure(request(clientOn([fine()], { fetch }).zoho, roles))).toBeInstanceOf(TypeError)
    expect(sent).toBe(1)
  })
  test('a limiter that breaks', async () => {
    const acquire = (): never => {
      throw new TypeError('mine')
    }
    const { zoho, requests } = clientOn([fine()], { limiter: { acquire } })
    expect((await failure(request(zoho, roles))).message).toBe('mine')
    expect(requests).toHaveLength(0)
  })
  test('a token source that answers nonsense', async () => {
    let asked = 0
    const token = (): Token => ({ value: `${(asked += 1)} x`, apiDomain: '' })
    expect(await failure(request(clientOn([fine()], { token }).zoho, roles))).toBeInstanceOf(TypeError)
    expect(asked).toBe(1)
  })
})

describe('A27: a transport that follows redirects in spite of what it was told', () => {
  const followed = (): Response => Object.defineProperty(fine(), 'redirected', { value: true })
  test.each(['json', 'response'] as const)('its answer is refused, as %s', async (as) => {
    const { zoho, requests } = clientOn([followed])
    expect(await failure(request(zoho, { ...roles, as } as typeof roles))).toMatchObject({
      code: 'REDIRECT_REFUSED',
      retryable: false,
    })
    expect(requests).toHaveLength(1)
  })
})

describe('A17: JSON that goes deeper than any stack', () => {
  const deep = (open: string, close: string): string => `${open.repeat(80_000)}1${close.repeat(80_000)}`
  const text = (body: string, status = 400): Response =>
    new Response(body, { status, headers: { 'content-type': 'application/json' } })
  test('in the details of a refusal: the refusal, without them', async () => {
    const body = `{"code":"INVALID_DATA","status":"error","message":"m","details":{"param":${deep('[', ']')}}}`
    const { zoho } = clientOn([text(body)])
    const thrown = await failure(request(zoho, write))
    expect(thrown).toMatchObject({ code: 'INVALID_DATA', status: 400, outcome: 'none', details: {} })
    expect(() => JSON.stringify(thrown)).not.toThrow()
  })
  test('in the details of a row', async () => {
    const rows = `{"roles":[{"code":"INVALID_DATA","status":"error","message":"m","details":${deep('{"a":', '}')}}]}`
    const { zoho } = clientOn([text(rows)])
    expect(await createRows('settings/roles', 'roles', '')(zoho, [{}])).toMatchObject([
      { ok: false, error: { code: 'INVALID_DATA', outcome: 'none' } },
    ])
  })
  test.each([
    ['failures in failures', deep('{"status":"error","a":', '}')],
    ['arrays in arrays', deep('[', ']')],
  ])('%s are not an answer of Zoho; a 400 had no effect', async (_what, body) => {
    const { zoho, requests } = clientOn([text(body)])
    expect(await failure(request(zoho, write))).toMatchObject({ code: 'NON_JSON_RESPONSE', status: 400 })
    expect(requests).toHaveLength(1)
  })
})

describe('F5: a token call that was lost', () => {
  const source = (lost: number): (() => Promise<Token>) & { asked(): number } => {
    let asked = 0
    const token = async (): Promise<Token> => {
      asked += 1
      if (asked <= lost) throw new NetworkError('lost', 'accounts.zoho.eu')
      return { value: 'token', apiDomain: 'https://www.zohoapis.eu' }
    }
    return Object.assign(token, { asked: () => asked })
  }
  test.each(['GET', 'POST', 'DELETE'] as const)('is repeated, for a %s', async (method) => {
    const { zoho, requests, waits } = clientOn([fine()], { token: source(2) })
    await request(zoho, { ...roles, method })
    expect([requests.length, waits.length]).toEqual([1, 2])
  })
  test('as often as a call may be, and is then what it was', async () => {
    const token = source(3)
    const { zoho, requests } = clientOn([fine()], { token })
    expect(await failure(request(zoho, write))).toMatchObject({ code: 'NETWORK', outcome: 'none' })
    expect([token.asked(), requests.length]).toEqual([3, 0])
  })
  test('while a refused token is replaced: the refused one does not come again', async () => {
    const needs: (string | undefined)[] = []
    const token = async ({ rejected }: { rejected?: string }): Promise<Token> => {
      needs.push(rejected)
      if (needs.length === 2) throw new NetworkError('lost', 'accounts.zoho.eu')
      return { value: `token-${needs.length}`, apiDomain: 'https://www.zohoapis.eu' }
    }
    const refused = Response.json({ code: 'INVALID_TOKEN', details: {}, status: 'error' }, { status: 401 })
    const { zoho, requests } = clientOn([refused, fine()], { token })
    await request(zoho, write)
    expect(needs).toEqual([undefined, 'token-1', 'token-1'])
    expect(requests.map((each) => each.headers.get('authorization'))).toEqual([
      'Zoho-oauthtoken token-1',
      'Zoho-oauthtoken token-3',
    ])
  })
})

describe('F11: an API that learns of a token two seconds late', () => {
  test('the same token is sent once more, and is not reported', async () => {
    const born = Date.parse('2026-01-05T09:00:00Z')
    let time = born
    const clock = {
      now: () => time,
      monotonic: () => time,
      sleep: async (ms: number) => {
        if (ms === 30_000) await new Promise(() => {})
        time += ms
      },
    }
    const needs: unknown[] = []
    const token = (need: object): Token => {
      needs.push(need)
      return { value: 'young', apiDomain: 'https://www.zohoapis.eu', issuedAt: born }
    }
    const api = (): Response =>
      time - born < 2000
        ? Response.json({ code: 'INVALID_TOKEN', details: {}, status: 'error' }, { status: 401 })
        : fine()
    const { zoho, requests, events } = clientOn([api], { token, clock })
    await request(zoho, write, { retries: 0 })
    expect([requests.length, needs.length, time - born]).toEqual([2, 1, 3000])
    expect(events.map(({ type }) => type)).not.toContain('token-rejected')
    expect(events).toContainEqual(expect.objectContaining({ type: 'waiting', reason: 'new-token', ms: 3000 }))
  })
  test('one that is really bad is reported after that, and its replacement is tried', async () => {
    const needs: (string | undefined)[] = []
    const token = ({ rejected }: { rejected?: string }): Token => {
      needs.push(rejected)
      return {
        value: `token-${needs.length}`,
        apiDomain: 'https://www.zohoapis.eu',
        issuedAt: Date.parse('2026-01-05T09:00:00Z'),
      }
    }
    const refused = Response.json({ code: 'INVALID_TOKEN', details: {}, status: 'error' }, { status: 401 })
    const { zoho, requests } = clientOn([refused, refused, fine()], { token })
    await request(zoho, roles)
    expect([requests.length, needs]).toEqual([3, [undefined, 'token-1']])
  })
})
