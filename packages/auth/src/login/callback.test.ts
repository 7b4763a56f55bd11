import { describe, expect, it } from 'vitest'
import { checkCode, parseCallback } from './callback.ts'

describe('parseCallback', () => {
  it('reads the five parameters that mean something, from whatever stands around the query', () => {
    const query = 'state=s&code=c&error=e&location=eu&accounts-server=https%3A%2F%2Faccounts.zoho.eu&more=1&'
    const all = {
      state: 's',
      code: 'c',
      error: 'e',
      location: 'eu',
      'accounts-server': 'https://accounts.zoho.eu',
    }
    for (const url of [
      `?${query}`,
      `/callback?${query}`,
      `http://a.example/?${query}#x?state=t`,
      new URL(`https://a.example/?${query}`),
    ])
      expect(parseCallback(url)).toEqual(all)
  })

  it.each([
    '',
    'https://a.example/',
    'https://a.example/#?state=s',
    '#?state=s',
    '?',
    '?STATE=s&code%5B%5D=c',
  ])('finds nothing in %j', (url) => {
    expect(parseCallback(url)).toEqual({})
  })

  it('keeps an empty parameter, and a question mark within a value', () => {
    expect(parseCallback('?state=&code=a?state=b')).toEqual({ state: '', code: 'a?state=b' })
  })

  it('reads 16,384 letters, of which 2,048 in one value, and no more', () => {
    const value = 'x'.repeat(2048)
    expect(parseCallback(`?state=${value}`.padEnd(16_384, '&'))).toEqual({ state: value })
    expect(() => parseCallback(`?state=${value}`.padEnd(16_385, '&'))).toThrow('is far too long')
    expect(() => parseCallback(`?state=${value}x`)).toThrow('has a parameter state of 2049 characters')
    expect(parseCallback(`?more=${value}x`)).toEqual({})
  })

  it.each(['state', 'code', 'error', 'location', 'accounts-server'])('refuses %s twice', (name) => {
    expect(() => parseCallback(`?${name}=a&${name}=a`)).toThrow(`has the parameter ${name} more than once`)
    expect(() => parseCallback(`?${name}=&x=1&${name}=`)).toThrow('more than once')
  })
})

describe('checkCode', () => {
  it.each(['!', '~', '1000.abc', 'x'.repeat(2048)])('takes %j', (code) => {
    expect(checkCode(code, 'eu')).toBe(code)
  })

  it.each([undefined, '', null, 7, ' ', 'a b', 'a\n', '\u007F', 'é', 'x'.repeat(2049)])(
    'refuses %j',
    (code) => {
      const isMissing = code === undefined || code === ''
      expect(() => checkCode(code, 'eu')).toThrow(isMissing ? 'There is no code.' : 'The code has a shape')
      expect(() => checkCode(code, 'eu')).toThrow(
        'Nothing was sent to data center eu. Start the login again.',
      )
    },
  )
})
