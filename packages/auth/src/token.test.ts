import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { createToken } from './token.ts'

it('a token can be used, and printed in any way without its value', () => {
  const token = createToken({
    value: 'planted-access-token',
    apiDomain: 'https://www.zohoapis.eu',
    environment: 'production',
    scopes: ['ZohoCRM.org.READ'],
    issuedAt: 1,
    expiresAt: 7,
  })
  const shown = {
    apiDomain: 'https://www.zohoapis.eu',
    environment: 'production',
    scopes: ['ZohoCRM.org.READ'],
    issuedAt: 1,
    expiresAt: 7,
  }
  expect(token.value).toBe('planted-access-token')
  expect(Object.isFrozen(token)).toBe(true)
  expect({ ...token }).toEqual(shown)
  expect(Object.keys(token)).toEqual(Object.keys(shown))
  expect(JSON.parse(JSON.stringify({ token }))).toEqual({ token: { value: '[redacted]', ...shown } })
  for (const text of [
    inspect(token),
    inspect([[[token]]], { depth: 9 }),
    inspect(token, { showHidden: true }),
    JSON.stringify(token),
  ]) {
    expect(text).toContain('[redacted]')
    expect(text).not.toContain('planted')
  }
  for (const [name, value] of Object.entries(shown)) expect(Reflect.get(token, name)).toEqual(value)
})
