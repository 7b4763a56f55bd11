import { dataCenters, getDataCenter, resolveRedirect } from '@x/dc'
import { expect, test } from 'vitest'
import { apiAddress, documented, sandbox, stoppedClock, table, tokenAddress } from './dc.ts'

const callback = (query: string): URL => new URL(`https://app.example.com/callback?code=x&${query}`)

test('a redirect selects a row, or is refused', () => {
  expect(tokenAddress(callback('location=ca&accounts-server=https%3A%2F%2Faccounts.zohocloud.ca&'))).toBe(
    'https://accounts.zohocloud.ca/oauth/v2/token',
  )
  expect(tokenAddress(callback(''))).toBe('https://accounts.zoho.com/oauth/v2/token')
  expect(() => tokenAddress(callback('accounts-server=https://accounts.zoho.com.evil.example'))).toThrow(
    'is not a data center',
  )
  expect(() => tokenAddress(callback('location=eu&accounts-server=https://accounts.zoho.com'))).toThrow(
    'contradicts',
  )
})

test('an api_domain gives data center, environment and the address to call', () => {
  expect(apiAddress('https://www.zohoapis.com.au')).toBe(
    'https://www.zohoapis.com.au (Australia, production)',
  )
  expect(apiAddress('https://sandbox.zohoapis.eu/')).toBe('https://sandbox.zohoapis.eu (Europe, sandbox)')
  expect(apiAddress('https://api.zoho.com')).toBe('https://www.zohoapis.com (United States, production)')
})

test('a host that nobody confirmed is not guessed', () => {
  expect(sandbox('ca')).toBe('https://sandbox.zohoapis.ca')
  expect(() => sandbox('uk')).toThrow('Nobody has confirmed the sandbox API host of data center uk')
})

test('a table of your own knows what you put into it', () => {
  expect(table.map(({ id }) => id)).toEqual(['us', 'eu', 'in', 'sg', 'local'])
  const us = getDataCenter('us', table)
  expect(resolveRedirect({ location: 'sg' }, us, table).accounts).toBe('https://accounts.zoho.sg')
  expect(() => resolveRedirect({ location: 'jp' }, us, table)).toThrow('Known: us, eu, in, sg, local')
})

test('most of the table is documented', () => {
  expect(documented).toContain('Canada')
  expect(documented).not.toContain('United Kingdom')
  expect(documented).toHaveLength(dataCenters.length - 1)
})

test('the clock stands still until it is told to move', async () => {
  const clock = stoppedClock(1000)
  clock.pass(500)
  await clock.sleep(3_600_000)
  expect([clock.now(), clock.monotonic()]).toEqual([3_601_500, 3_600_500])
})
