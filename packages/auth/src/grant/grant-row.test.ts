import { dataCenters, environments } from '@x/dc'
import { describe, expect, it } from 'vitest'
import { formatGrant, parseGrant } from './grant-row.ts'
import { recentAttempts, withAttempt, type Grant } from '../grant.ts'

const grant: Grant = {
  id: 'alice',
  clientId: '1000.C',
  dc: 'eu',
  environment: 'sandbox',
  apiDomain: 'https://sandbox.zohoapis.eu',
  source: { refreshToken: 'refresh' },
  scopes: ['ZohoCRM.org.READ'],
  organization: 'ZohoCRM.1',
  savedAt: 1,
  consents: 2,
  access: { token: 'token', issuedAt: 3, expiresAt: 4 },
  attempts: [5, 6],
  failures: 7,
  rest: { until: 8, reason: 'throttled' },
  dead: { of: 'hash', at: 9 },
}
const parse = (text: string): Grant =>
  parseGrant(text, { id: 'alice', clientId: '1000.C', version: '1', dataCenters })
const changed = (members: object): string => formatGrant({ ...grant, ...members })

/** A data center of the table, and an environment of which it has no address. */
const placeless = dataCenters
  .flatMap((dc) => environments.map((environment) => ({ dc: dc.id, environment, api: dc.api[environment] })))
  .find(({ api }) => api === undefined)

describe('a row', () => {
  it('comes back as it was, frozen to the last list', () => {
    const { organization, access, rest, dead, scopes, ...least } = grant
    expect(parse(formatGrant(grant))).toEqual(grant)
    expect(parse(formatGrant(least))).toEqual(least)
    expect([organization, access, rest, dead, scopes]).not.toContain(undefined)
    const read = parse(formatGrant(grant))
    for (const each of [read, read.source, read.scopes, read.access, read.attempts, read.rest, read.dead])
      expect(Object.isFrozen(each)).toBe(true)
    const source = { soid: 'ZohoCRM.1', scopes: ['a'] }
    expect(parse(changed({ source })).source).toEqual(source)
    for (const reason of ['throttled', 'unavailable', 'client-rejected'])
      expect(parse(changed({ rest: { until: 1, reason } })).rest?.reason).toBe(reason)
  })

  it('has its attempts in order, whoever wrote them', () => {
    expect(parse(changed({ attempts: [30, 4, 200, -1] })).attempts).toEqual([-1, 4, 30, 200])
  })

  it('drops what it does not know', () => {
    expect(parse(changed({ more: 1, source: { refreshToken: 'refresh', more: 1 } }))).toEqual(grant)
  })

  it.each<[string, object]>([
    ['a token of 5,000 letters', { access: { ...grant.access, token: 'x'.repeat(5000) } }],
    ['1,000 scopes', { scopes: Array<string>(1000).fill('a') }],
    ['1,000 attempts', { attempts: Array<number>(1000).fill(1) }],
    ['a token of every letter there is', { access: { ...grant.access, token: ' ~' } }],
    ['no consents', { consents: 0, failures: 0 }],
  ])('of %s is read', (_what, members) => {
    expect(() => parse(changed(members))).not.toThrow()
  })

  it.each<[string, object]>([
    ['a token of 5,001 letters', { access: { ...grant.access, token: 'x'.repeat(5001) } }],
    ['1,001 scopes', { scopes: Array<string>(1001).fill('a') }],
    ['an empty scope', { scopes: [''] }],
    ['a letter below', { access: { ...grant.access, token: '\u001F' } }],
    ['a letter beyond', { access: { ...grant.access, token: '\u007F' } }],
    ['a line break at the end', { access: { ...grant.access, token: 'token\n' } }],
    ['a list for an access token', { access: [] }],
    ['text for a rest', { rest: 'x' }],
    ['null for a rest', { rest: null }],
    ['null for a dead mark', { dead: null }],
    ['an unknown environment', { environment: 'nowhere' }],
    ['an environment that has no address there, and without one', { ...placeless, apiDomain: undefined }],
    ['a source of neither kind', { source: {} }],
    ['a list for a source', { source: [] }],
    ['text among the attempts', { attempts: [1, '2'] }],
    ['minus one failures', { failures: -1 }],
    ['half a failure', { failures: 0.5 }],
  ])('of %s is damaged', (_what, members) => {
    expect(placeless).toBeDefined()
    expect(() => parse(changed(members))).toThrow('cannot be used')
  })

  it('of 256 KiB is read, and of more is not', () => {
    const text = formatGrant(grant)
    expect(() => parse(text.padEnd(256 * 1024))).not.toThrow()
    expect(() => parse(text.padEnd(256 * 1024 + 1))).toThrow('it is too large to be a grant')
    expect(() => parse(7 as never)).toThrow('the store returned something that is not a string')
  })
})

describe('attempts', () => {
  it('are kept to thirty, the latest', () => {
    const attempts = Array.from({ length: 40 }, (_, index) => index)
    expect(withAttempt({ ...grant, attempts }, 99)).toEqual([...attempts.slice(-29), 99])
    expect(withAttempt({ ...grant, attempts: [] }, 99)).toEqual([99])
  })

  it('count for ten minutes and fifteen seconds, either way', () => {
    const now = 1_000_000
    const attempts = [now - 615_000, now - 614_999, now, now + 615_000, now + 615_001]
    expect(recentAttempts({ attempts }, now)).toEqual([now - 614_999, now, now + 615_000])
  })
})
