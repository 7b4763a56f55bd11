import { describe, expect, it } from 'vitest'
import {
  NetworkError,
  NonJsonResponseError,
  quote,
  RedirectRefusedError,
  snippet,
  TimeoutError,
  type ToolkitError,
} from './error.ts'
import { apiOrigin, dataCenters, getDataCenter, resolveApiDomain, resolveRedirect } from './index.ts'

/** What a caller sees: every public field but the stack. */
function seen(error: unknown): Record<string, unknown> {
  const { name, message, code, retryable } = error as ToolkitError
  return { ...(error as object), name, message, code, retryable }
}
function thrown(call: () => unknown): Record<string, unknown> {
  try {
    call()
  } catch (error) {
    return seen(error)
  }
  throw new Error('nothing was thrown')
}
const table = dataCenters.filter((row) => ['us', 'eu', 'uk'].includes(row.id))
const us = getDataCenter('us')

describe('what each error says', () => {
  it('NetworkError', () => {
    const cause = new Error('ECONNRESET')
    expect(seen(new NetworkError('Not reached.', 'accounts.zoho.eu', { cause }))).toEqual({
      name: 'NetworkError',
      message: 'Not reached.',
      code: 'NETWORK',
      retryable: true,
      host: 'accounts.zoho.eu',
      outcome: 'none',
    })
    expect(new NetworkError('', 'h', { cause }).cause).toBe(cause)
    expect('cause' in new NetworkError('', 'h')).toBe(false)
    expect(seen(new NetworkError('', 'h', { outcome: 'unknown' }))).toMatchObject({
      outcome: 'unknown',
      retryable: false,
    })
    expect(new NetworkError('', 'h', { retryable: false })).toMatchObject({
      outcome: 'none',
      retryable: false,
    })
    expect(new NetworkError('', 'h', { outcome: 'unknown', retryable: true }).retryable).toBe(false)
  })

  it('TimeoutError', () => {
    const cause = new Error('slow')
    expect(seen(new TimeoutError('Too slow.', 'accounts.zoho.eu', 8000, { cause }))).toEqual({
      name: 'TimeoutError',
      message: 'Too slow.',
      code: 'TIMEOUT',
      retryable: true,
      host: 'accounts.zoho.eu',
      timeout: 8000,
      outcome: 'none',
    })
    expect(new TimeoutError('', 'h', 1, { cause }).cause).toBe(cause)
    expect('cause' in new TimeoutError('', 'h', 1)).toBe(false)
    expect(seen(new TimeoutError('', 'h', 1, { outcome: 'unknown' }))).toMatchObject({
      outcome: 'unknown',
      retryable: false,
    })
  })

  it('RedirectRefusedError', () => {
    expect(seen(new RedirectRefusedError('accounts.zoho.eu', 307))).toMatchInlineSnapshot(`
      {
        "code": "REDIRECT_REFUSED",
        "host": "accounts.zoho.eu",
        "message": "accounts.zoho.eu answered with a redirect (HTTP 307), which is never followed, so that no token or secret reaches another host. Check for a proxy or a portal between you and Zoho.",
        "name": "RedirectRefusedError",
        "retryable": false,
        "status": 307,
      }
    `)
  })

  it('NonJsonResponseError', () => {
    expect(seen(new NonJsonResponseError('accounts.zoho.eu', 502, 'text/html', '<h1>Bad gateway</h1>')))
      .toMatchInlineSnapshot(`
      {
        "code": "NON_JSON_RESPONSE",
        "contentType": "text/html",
        "host": "accounts.zoho.eu",
        "message": "accounts.zoho.eu answered HTTP 502 with text/html that is not JSON ("Bad gateway"). Either the service is in trouble, or something between you and Zoho (proxy, portal) answered in its place.",
        "name": "NonJsonResponseError",
        "retryable": true,
        "snippet": "Bad gateway",
        "status": 502,
      }
    `)
    expect(seen(new NonJsonResponseError('accounts.zoho.eu', 404, '', ''))).toMatchInlineSnapshot(`
      {
        "code": "NON_JSON_RESPONSE",
        "contentType": "",
        "host": "accounts.zoho.eu",
        "message": "accounts.zoho.eu answered HTTP 404 with a body without content type that is not JSON. Either the service is in trouble, or something between you and Zoho (proxy, portal) answered in its place.",
        "name": "NonJsonResponseError",
        "retryable": false,
        "snippet": "",
        "status": 404,
      }
    `)
    expect(new NonJsonResponseError('h', 500, 'x'.repeat(200), '').contentType).toBe('x'.repeat(80))
    const retryable = (status: number): boolean => new NonJsonResponseError('h', status, '', '').retryable
    expect([200, 201, 404, 499, 500, 502].map(retryable)).toEqual([true, false, false, false, true, true])
  })

  it('UnknownDataCenterError', () => {
    expect(thrown(() => getDataCenter('europe', table))).toMatchInlineSnapshot(`
      {
        "code": "UNKNOWN_DATA_CENTER",
        "known": [
          "us",
          "eu",
          "uk",
        ],
        "message": "There is no data center "europe". Known: us, eu, uk. Did you mean eu? A data center that is not listed is added in code, with defineDataCenter and the dataCenters option.",
        "name": "UnknownDataCenterError",
        "nearest": "eu",
        "retryable": false,
      }
    `)
    expect(thrown(() => resolveRedirect({ location: 'xx' }, us, table))).toMatchInlineSnapshot(`
      {
        "code": "UNKNOWN_DATA_CENTER",
        "known": [
          "us",
          "eu",
          "uk",
        ],
        "message": "The redirect names an unknown location, "xx". Known: us, eu, uk. A data center that is not listed is added in code, with defineDataCenter and the dataCenters option.",
        "name": "UnknownDataCenterError",
        "nearest": undefined,
        "retryable": false,
      }
    `)
    expect(thrown(() => resolveRedirect({ accountsServer: 'https://evil.example' }, us, table)))
      .toMatchInlineSnapshot(`
      {
        "code": "UNKNOWN_DATA_CENTER",
        "known": [
          "us",
          "eu",
          "uk",
        ],
        "message": "The redirect names an accounts-server that is not a data center's, "https://evil.example". Known: us, eu, uk. A data center that is not listed is added in code, with defineDataCenter and the dataCenters option.",
        "name": "UnknownDataCenterError",
        "nearest": undefined,
        "retryable": false,
      }
    `)
    expect(thrown(() => resolveApiDomain('https://www.zohoapis.eu.', table))).toMatchInlineSnapshot(`
      {
        "code": "UNKNOWN_DATA_CENTER",
        "known": [
          "us",
          "eu",
          "uk",
        ],
        "message": ""https://www.zohoapis.eu." is not the API address of a known data center. Known: us, eu, uk. Did you mean eu? A data center that is not listed is added in code, with defineDataCenter and the dataCenters option.",
        "name": "UnknownDataCenterError",
        "nearest": "eu",
        "retryable": false,
      }
    `)
    expect(thrown(() => getDataCenter('us', []))).toMatchInlineSnapshot(`
      {
        "code": "UNKNOWN_DATA_CENTER",
        "known": [],
        "message": "There is no data center "us". Known: none, the table in use is empty. A data center that is not listed is added in code, with defineDataCenter and the dataCenters option.",
        "name": "UnknownDataCenterError",
        "nearest": undefined,
        "retryable": false,
      }
    `)
  })

  it('DataCenterMismatchError', () => {
    expect(thrown(() => resolveRedirect({ location: 'eu', accountsServer: us.accounts }, us)))
      .toMatchInlineSnapshot(`
      {
        "actual": "us",
        "code": "DATA_CENTER_MISMATCH",
        "expected": "eu",
        "message": "The redirect contradicts itself: location is eu, accounts-server is that of us. Nothing was sent. Start the login again; if it happens again, somebody is tampering with the redirect.",
        "name": "DataCenterMismatchError",
        "retryable": false,
      }
    `)
  })

  it('UnconfirmedHostError', () => {
    expect(thrown(() => apiOrigin(getDataCenter('uk'), 'sandbox'))).toMatchInlineSnapshot(`
      {
        "code": "UNCONFIRMED_HOST",
        "dc": "uk",
        "message": "Nobody has confirmed the sandbox API host of data center uk. When you know it, add it in code: defineDataCenter({ ...row, api: { ...row.api, sandbox: 'https://…' } }), and pass the row in dataCenters.",
        "name": "UnconfirmedHostError",
        "retryable": false,
      }
    `)
    expect(apiOrigin(getDataCenter('uk'))).toBe('https://www.zohoapis.uk')
  })
})

describe('quote', () => {
  it('pads what it escapes, and caps at eighty characters', () => {
    expect(quote('\u007F\u0085')).toBe('"\\u007f\\u0085"')
    expect(quote('x'.repeat(80))).toBe(`"${'x'.repeat(80)}"`)
    expect(quote('x'.repeat(81))).toBe(`"${'x'.repeat(80)}…"`)
  })
})

describe('snippet', () => {
  it.each([
    ['<p>one</p><p>two</p>', 'one two'],
    ['a<script type="x">\nsteal()\n</script\n>b', 'a b'],
    ['a<style>p{}</style>b', 'a b'],
    ['a<script>never closed', 'a'],
    ['a<script>const x = "</style>"</script>b', 'a b'],
    ['a <b', 'a'],
    ['x'.repeat(200), 'x'.repeat(200)],
    ['x'.repeat(201), `${'x'.repeat(200)}…`],
    [`${'<p>'.repeat(1365)}a`, 'a'],
    [`${'<p>'.repeat(1400)}too far`, ''],
  ])('case %#', (text, words) => {
    expect(snippet(text)).toBe(words)
  })
})
