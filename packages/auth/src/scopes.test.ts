import { describe, expect, it } from 'vitest'
import { areScopes, formatScopes, parseScopes } from './scopes.ts'

describe('formatScopes', () => {
  it('joins by commas', () => {
    expect(formatScopes(['ZohoCRM.org.READ', 'ZohoCRM.users.ALL'])).toBe('ZohoCRM.org.READ,ZohoCRM.users.ALL')
  })
  it.each<[unknown, string]>([
    [[], 'scopes must be a list with at least one scope'],
    ['ZohoCRM.org.READ', 'scopes must be a list with at least one scope'],
    [
      ['ZohoCRM.org.READ,ZohoCRM.users.ALL'],
      '"ZohoCRM.org.READ,ZohoCRM.users.ALL" is not a scope. A scope is a dotted name',
    ],
    [['ZohoCRM.org.READ ZohoCRM.users.ALL'], 'pass several as a list, not joined by commas or spaces'],
    [['ZohoCRM.org.READ', 7], '"7" is not a scope'],
    [[`A${'a'.repeat(200)}`], 'is not a scope'],
    [Array(1001).fill('ZohoCRM.org.READ'), 'scopes are 1001; a grant holds 1000 at most'],
  ])('%j: %s', (scopes, message) => {
    expect(() => formatScopes(scopes as string[])).toThrow(message)
  })
})

describe('parseScopes', () => {
  it.each<[unknown, readonly string[] | undefined]>([
    ['ZohoCRM.org.READ', ['ZohoCRM.org.READ']],
    ['ZohoCRM.org.READ ZohoCRM.users.ALL', ['ZohoCRM.org.READ', 'ZohoCRM.users.ALL']],
    ['ZohoCRM.org.READ,ZohoCRM.users.ALL', ['ZohoCRM.org.READ', 'ZohoCRM.users.ALL']],
    [' ZohoCRM.org.READ,  ZohoCRM.users.ALL,', ['ZohoCRM.org.READ', 'ZohoCRM.users.ALL']],
    ['', undefined],
    [' , ', undefined],
    ['ZohoCRM.\u00F6rg.READ', undefined],
    ['ZohoCRM.org.READ ZohoCRM.\u00F6rg.READ', undefined],
    ['a'.repeat(201), undefined],
    [7, undefined],
    [undefined, undefined],
  ])('%j is %j', (scope, parsed) => {
    expect(parseScopes(scope)).toEqual(parsed)
  })
})

it('a list is one of scopes when each of it is', () => {
  expect(areScopes(['ZohoCRM.org.READ', 'aaaserver.profile.READ'])).toBe(true)
  expect(areScopes([])).toBe(true)
  expect(areScopes(['ZohoCRM.org.READ', 'with space'])).toBe(false)
  expect(areScopes(['ZohoCRM.org.READ', ''])).toBe(false)
  expect(areScopes('ZohoCRM.org.READ')).toBe(false)
})
