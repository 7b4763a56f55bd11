import { describe, expect, it } from 'vitest'
import {
  isToolkitError,
  NonJsonResponseError,
  quote,
  RedirectRefusedError,
  snippet,
  ToolkitError,
} from './error.ts'

describe('isToolkitError', () => {
  it('knows errors of another copy of the package by their brand, and by code', () => {
    const foreign = Object.assign(new Error('x'), { code: 'TIMEOUT', [Symbol.for('@x/error')]: true })
    expect(isToolkitError(foreign)).toBe(true)
    expect(isToolkitError(foreign, 'TIMEOUT')).toBe(true)
    expect(isToolkitError(foreign, 'NETWORK')).toBe(false)
    expect(isToolkitError(new Error('x'))).toBe(false)
    expect(isToolkitError({ code: 'TIMEOUT' })).toBe(false)
  })

  it('names survive minifiers, and the brand does not show', () => {
    const error = new RedirectRefusedError('accounts.zoho.com', 307)
    expect(error).toBeInstanceOf(ToolkitError)
    expect(error.name).toBe('RedirectRefusedError')
    expect(
      Object.getOwnPropertySymbols(error).filter(
        (key) => Object.getOwnPropertyDescriptor(error, key)?.enumerable,
      ),
    ).toEqual([])
  })
})

describe('quote', () => {
  it('escapes control and bidirectional characters, and caps', () => {
    expect(quote('a\u001B[31m\u202Eb\u2028')).toBe('"a\\u001b[31m\\u202eb\\u2028"')
    expect(quote('x'.repeat(1000)).length).toBeLessThan(90)
    expect(quote(12)).toBe('"12"')
  })
})

describe('NonJsonResponseError', () => {
  it('names host, status and type, strips tags, and caps what it shows', () => {
    const page = `<!doctype html><style>b{}</style><script>steal()</script><h1>Bad\n gateway</h1>${'<p>x '.repeat(5000)}`
    const error = new NonJsonResponseError('accounts.zoho.eu', 502, 'text/html;charset=UTF-8\u0007', page)
    expect(error.message).toContain(
      'accounts.zoho.eu answered HTTP 502 with text/html;charset=UTF-8 that is not JSON ("Bad gateway',
    )
    expect(error.message).not.toMatch(/[<>]|steal/)
    expect(error.message.length).toBeLessThan(600)
  })

  it('is linear on hostile markup', () => {
    expect(snippet('<'.repeat(1_000_000))).toBe('')
    expect(snippet('<script'.repeat(100_000))).toBe('')
  })
})
