import { createServer, type AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { defineDataCenter } from '@x/dc'
import { afterEach, describe, expect, test } from 'vitest'
import { createClient, path, request, type ClientEvent, type Fetch } from '@x/client'
import { createRows, operation, type CreateRows } from '@x/client/endpoint'
import { createNodeFetch } from '@x/client/node'
import { MockAgent } from 'undici'

const secret = '1000.5e471e1b2c3d4e5f60718293a4b5c6d7.0f1e2d3c4b5a69788796a5b4c3d2e1f0'
const org = { path: path`org` }
const createRoles: CreateRows<[], object> = createRows('settings/roles', 'roles', '')
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** Everything that a program could do to see what is in a value. */
function prints(value: unknown): string {
  const printed = [
    String(value),
    inspect(value, { depth: 20, showHidden: true, getters: true, maxStringLength: null, breakLength: 1e9 }),
    JSON.stringify(value),
    inspect({ ...(value as object) }, { depth: 20, showHidden: true }),
    (value as Error).stack,
  ]
  try {
    printed.push(inspect(structuredClone(value), { depth: 20, showHidden: true }))
  } catch {
    // What cannot be cloned shows nothing.
  }
  for (let each: unknown = value; each instanceof Error; each = each.cause) {
    printed.push(each.message, each.stack, JSON.stringify(Object.getOwnPropertyDescriptors(each)))
  }
  return printed.join('\n')
}

const PIECES = [secret, secret.slice(5, 25), secret.slice(-20), encodeURIComponent(secret)]
function expectNoSecret(values: readonly unknown[]): void {
  for (const value of values) {
    const seen = prints(value)
    for (const piece of PIECES) expect(seen).not.toContain(piece)
  }
}

/** Calls by read and by write; what they threw, what rows failed with, and every event. */
async function gather(fetch: Fetch | undefined, origin = 'https://www.zohoapis.eu'): Promise<unknown[]> {
  const events: ClientEvent[] = []
  const dataCenters = origin.includes('127.0.0.1')
    ? [defineDataCenter({ id: 'local', accounts: origin, api: { production: origin } })]
    : undefined
  const zoho = createClient({
    token: () => ({ value: secret, apiDomain: origin }),
    onEvent: (event) => events.push(event),
    dataCenters,
    fetch,
  })
  const thrown = (error: unknown): unknown => error
  const results = [
    await request(zoho, org, { retries: 0 }).catch(thrown),
    await request(zoho, { ...org, as: 'response' }, { retries: 0 })
      .then((response) => response.text())
      .catch(thrown),
    await createRoles(zoho, [{}]).then((rows) => rows.map((row) => (row.ok ? row.code : row.error)), thrown),
  ]
  return [...results.flat(), ...events, zoho]
}

const authorization = (sent: Request): string => sent.headers.get('authorization') ?? ''
class Custom extends Error {
  readonly #secret: string
  constructor(secretText: string) {
    super('it failed')
    this.#secret = secretText
  }
  toJSON(): unknown {
    return { secret: this.#secret }
  }
  [inspect.custom](): string {
    return this.#secret
  }
}

describe('A1: what a transport throws', () => {
  test.each<[string, (sent: Request) => unknown]>([
    ['with the request', (sent) => Object.assign(new TypeError('fetch failed'), { request: sent })],
    ['with its headers in a cause', (sent) => new TypeError('x', { cause: { headers: [...sent.headers] } })],
    ['with received bytes', (sent) => Object.assign(new Error('parse'), { data: authorization(sent) })],
    ['as bytes', (sent) => Object.assign(new Error('parse'), { data: Buffer.from(authorization(sent)) })],
    ['with the token in its message', (sent) => new Error(`bad header ${authorization(sent)}`)],
    ['with it in its name', (sent) => Object.assign(new Error('x'), { name: authorization(sent) })],
    ['with it as its code', (sent) => Object.assign(new Error('x'), { code: authorization(sent).slice(17) })],
    ['with it in its stack', (sent) => Object.assign(new Error('x'), { stack: authorization(sent) })],
    ['that prints as it likes', (sent) => new Custom(authorization(sent))],
    ['several', (sent) => new AggregateError([new Error(authorization(sent))], authorization(sent))],
    ['a text', (sent) => authorization(sent)],
    ['an object', (sent) => ({ [authorization(sent)]: 1, toString: () => authorization(sent) })],
    [
      'what throws when it is read',
      (sent) =>
        Object.defineProperty(new Error('x'), 'code', {
          get() {
            throw new Error(authorization(sent))
          },
        }),
    ],
    ['a circle', (sent) => Object.assign(new Error('x'), { cause: Object.assign(new Error('y'), { sent }) })],
  ])('%s', async (_what, thrown) => {
    const gathered = await gather(async (sent) => await Promise.reject(thrown(sent)))
    expectNoSecret(gathered)
    expect(gathered[0]).toMatchObject({ code: 'NETWORK', host: 'www.zohoapis.eu' })
  })
  test('a body that breaks with it', async () => {
    const fetch: Fetch = async (sent) =>
      new Response(new ReadableStream({ pull: () => Promise.reject(new Custom(authorization(sent))) }))
    const [first, , last, ...events] = await gather(fetch)
    expectNoSecret([first, last, ...events])
    expect(first).toMatchObject({ code: 'NETWORK' })
  })
  describe.each([
    ['the platform', undefined],
    ['undici', createNodeFetch()],
  ])('a server that speaks no HTTP and repeats what it hears, over %s', (_name, fetch) => {
    test.each([
      '',
      'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n',
      'HTTP/1.1 403 No\r\ncontent-length: 900\r\n\r\n',
    ])('after %j', async (before) => {
      let heard = ''
      const server = createServer((socket) => {
        socket.on('data', (data) => {
          heard += String(data)
          socket.end(`${before}${String(data)}`)
        })
        socket.on('error', () => {})
      })
      closing.push(() => server.close())
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      expectNoSecret(await gather(fetch, origin))
      expect(heard).toContain(secret)
    })
  })
  test('a mock agent whose headers do not match', async () => {
    const agent = new MockAgent()
    agent.disableNetConnect()
    agent
      .get('https://www.zohoapis.eu')
      .intercept({ path: '/crm/v7/org', headers: { authorization: 'other' } })
      .reply(200, {})
    closing.push(() => void agent.close())
    const gathered = await gather(createNodeFetch({ dispatcher: agent }))
    expectNoSecret(gathered)
    expect(gathered[0]).toMatchObject({ code: 'NETWORK' })
  })
})

test('an answer, as an operation by hand gets it', async () => {
  const answers: unknown[] = []
  const look = operation(
    { address: 'org', rows: 'org', scope: '' },
    () => ({}),
    (answer) => answers.push(answer),
  )
  const zoho = createClient({
    token: () => ({ value: secret, apiDomain: 'https://www.zohoapis.eu' }),
    fetch: async () => Response.json({ org: [] }),
  })
  await look(zoho)
  expect(answers).toMatchObject([{ status: 200, value: { org: [] } }])
  expectNoSecret(answers)
})

test('a source that takes token and address for each other', async () => {
  const zoho = createClient({ token: () => ({ value: 'https://www.zohoapis.eu', apiDomain: secret }) })
  const thrown = await request(zoho, org).catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(TypeError)
  expectNoSecret([thrown])
})

describe('A6: an answer that repeats the request', () => {
  const as = (type: string, status: number) => (text: string) =>
    new Response(text, { status, headers: { 'content-type': type } })
  const html = as('text/html', 403)
  const json = (status: number, body: unknown): Response => Response.json(body, { status })
  const rows = (row: object): Response => json(400, { org: [{ status: 'error', ...row }] })
  test.each<[string, (token: string) => Response, string]>([
    ['a page', (token) => html(`<p>Blocked: ${token}</p>`), 'NON_JSON_RESPONSE'],
    ['part of it', (token) => html(`<p>…${token.slice(20, 40)}…</p>`), 'NON_JSON_RESPONSE'],
    ['an encoded one', (token) => html(encodeURIComponent(token)), 'NON_JSON_RESPONSE'],
    ['broken JSON', (token) => as('application/json', 200)(`{"a":"${token}`), 'NON_JSON_RESPONSE'],
    ['a content type', (token) => as(`text/${token.slice(17)}`, 403)('x'), 'NON_JSON_RESPONSE'],
    ['a code', (token) => json(400, { code: token, message: '', status: 'error' }), 'UNKNOWN'],
    ['a code of letters', (token) => json(400, { code: token.slice(22, 50), status: 'error' }), 'UNKNOWN'],
    ['a message', (token) => json(400, { code: 'X', message: token, status: 'error' }), 'X'],
    ['details', (token) => json(403, { code: 'X', details: { param: { deep: [token] } } }), 'X'],
    ['a key of details', (token) => json(403, { code: 'X', details: { [token]: 1 } }), 'X'],
    ['details without a code', (token) => json(403, { a: token }), 'NON_JSON_RESPONSE'],
    [
      'a scope error',
      (token) => json(401, { code: 'OAUTH_SCOPE_MISMATCH', message: token }),
      'MISSING_SCOPE',
    ],
    ['the old form', (token) => json(400, { code: 400, error: 'X', error_info: token }), 'X'],
    ['that of the gateway', (token) => json(401, { ERROR_CODE: 401, ERROR_MESSAGE: token }), '401'],
    ['a failed row', (token) => rows({ code: 'X', message: token, details: { id: token } }), 'X'],
    ['a refusal in a 200', (token) => json(200, { code: 'X', message: token, status: 'error' }), 'X'],
    ['a 429', (token) => json(429, { code: token, message: token }), 'RATE_LIMITED'],
  ])('in %s', async (_where, answer, code) => {
    const [first, raw, ...rest] = await gather(async (sent) => answer(authorization(sent)))
    expect(first).toMatchObject({ code })
    // A response that the caller asked for is the caller's to read.
    expectNoSecret([first, ...(raw instanceof Error ? [raw] : []), ...rest])
  })
  test('what does not repeat it is shown, as before', async () => {
    const refusal = { code: 'INVALID_DATA', message: 'the id is invalid', details: { api_name: 'id' } }
    const [first] = await gather(async () => json(400, { ...refusal, status: 'error' }))
    expect(first).toMatchObject({ zohoMessage: 'the id is invalid', details: { api_name: 'id' } })
    const [page] = await gather(async () => html('<p>Blocked by Example</p>'))
    expect(page).toMatchObject({ snippet: 'Blocked by Example', contentType: 'text/html' })
  })
})
