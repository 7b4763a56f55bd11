import { describe, expect, it } from 'vitest'
import { fingerprint } from '../grant/fingerprint.ts'
import type { Grant } from '../grant.ts'
import type { ZohoTime } from '../zoho-time.ts'
import { decide, type Wish } from './decide.ts'
import { iso } from '../instant.ts'
import { refreshWindow } from '../memory/token-memory.ts'

const NOW = Date.parse('2026-11-01T12:00:00Z')
const MINUTE = 60_000
const HOUR = 3_600_000
const grant = (members: Partial<Grant> = {}): Grant => ({
  id: 'alice',
  clientId: '1000.C',
  dc: 'eu',
  environment: 'production',
  apiDomain: 'https://www.zohoapis.eu',
  source: { refreshToken: 'refresh' },
  savedAt: NOW,
  consents: 1,
  attempts: [],
  failures: 0,
  ...members,
})
const access = (from: number, to: number): NonNullable<Grant['access']> => ({
  token: 'token',
  issuedAt: NOW + from,
  expiresAt: NOW + to,
})

/** What is decided, in a word: `use`, `call`, or the code of the error with its reason and time. */
async function verdict(
  members: Partial<Grant>,
  wish: { readonly rejected?: boolean; readonly early?: boolean; readonly doubtful?: boolean } = {},
  now = NOW,
): Promise<string> {
  const time = { now: () => now, doubtful: () => wish.doubtful === true } as ZohoTime
  const asked: Wish = { isRejected: () => wish.rejected === true, early: wish.early === true }
  const decision = await decide(grant(members), asked, time)
  if (decision === 'call') return 'call'
  if ('use' in decision) return `use ${decision.use.token}`
  const { code, retryAt, reason } = decision.fail as { code: string; retryAt?: number; reason?: string }
  return [code, reason, retryAt === undefined ? undefined : retryAt - now]
    .filter((each) => each !== undefined)
    .join(' ')
}

describe('step 3', () => {
  it.each<[string, Partial<Grant>, string]>([
    ['no token', {}, 'call'],
    ['a good token', { access: access(-MINUTE, HOUR) }, 'use token'],
    ['a token to the last millisecond', { access: access(-HOUR, 1) }, 'use token'],
    ['a token that ends now', { access: access(-HOUR, 0) }, 'call'],
    ['a token that ends as late as any can', { access: access(0, 4_200_000) }, 'use token'],
    ['a token that a wrong clock dated', { access: access(0, 4_200_001) }, 'call'],
    ['a rest', { rest: { until: NOW + 1, reason: 'throttled' } }, 'THROTTLED throttled 1'],
    [
      'a rest for another reason',
      { rest: { until: NOW + 9, reason: 'client-rejected' } },
      'THROTTLED client-rejected 9',
    ],
    ['a rest that ends now', { rest: { until: NOW, reason: 'throttled' } }, 'call'],
    [
      'the longest rest',
      { rest: { until: NOW + 1_200_000, reason: 'unavailable' } },
      'THROTTLED unavailable 1200000',
    ],
    ['a rest that a wrong clock wrote', { rest: { until: NOW + 1_200_001, reason: 'unavailable' } }, 'call'],
    ['nine attempts', { attempts: Array<number>(9).fill(NOW) }, 'call'],
    ['ten attempts', { attempts: Array<number>(10).fill(NOW - 5) }, 'THROTTLED budget 614995'],
    [
      'eleven attempts',
      { attempts: [NOW - 600, ...Array<number>(10).fill(NOW - 5)] },
      'THROTTLED budget 614995',
    ],
    ['ten of which one is too old', { attempts: [NOW - 615_000, ...Array<number>(9).fill(NOW)] }, 'call'],
    [
      'ten of which one is just not',
      { attempts: [NOW - 614_999, ...Array<number>(9).fill(NOW)] },
      'THROTTLED budget 1',
    ],
    [
      'ten of which one is as far ahead as counts',
      { attempts: [...Array<number>(9).fill(NOW), NOW + 615_000] },
      'THROTTLED budget 615000',
    ],
    [
      'ten of which one is further ahead',
      { attempts: [...Array<number>(9).fill(NOW), NOW + 615_001] },
      'call',
    ],
    [
      'a rest that outlasts the budget',
      { attempts: Array<number>(10).fill(NOW - 600_000), rest: { until: NOW + 15_001, reason: 'throttled' } },
      'THROTTLED throttled 15001',
    ],
    [
      'a rest as long as the budget',
      { attempts: Array<number>(10).fill(NOW - 600_000), rest: { until: NOW + 15_000, reason: 'throttled' } },
      'THROTTLED budget 15000',
    ],
  ])('%s', async (_what, members, expected) => {
    expect(await verdict(members)).toBe(expected)
  })

  it.each<[string, number, string]>([
    ['now', 0, 'REAUTHORIZATION_REQUIRED'],
    ['almost an hour ago', -HOUR + 1, 'REAUTHORIZATION_REQUIRED'],
    ['an hour ago', -HOUR, 'call'],
    ['in less than an hour, by another clock', HOUR - 1, 'REAUTHORIZATION_REQUIRED'],
    ['in an hour, by a wrong clock', HOUR, 'call'],
  ])('a refresh token that died %s', async (_when, at, expected) => {
    const of = await fingerprint('refresh')
    expect(await verdict({ dead: { of, at: NOW + at } })).toBe(expected)
    expect(await verdict({ dead: { of: await fingerprint('another'), at: NOW + at } })).toBe('call')
    const source = { soid: 'ZohoCRM.1', scopes: ['ZohoCRM.org.READ'] }
    expect(await verdict({ dead: { of, at: NOW + at }, source })).toBe('call')
    // It outweighs a rest, and a token that is still good outweighs it.
    const rest = { until: NOW + 5, reason: 'throttled' } as const
    expect(await verdict({ dead: { of, at: NOW + at }, rest })).toBe(
      expected === 'call' ? 'THROTTLED throttled 5' : expected,
    )
    expect(await verdict({ dead: { of, at: NOW + at }, access: access(-MINUTE, HOUR) })).toBe('use token')
  })

  it.each<[string, number, string]>([
    ['now', 0, 'ACCESS_TOKEN_REJECTED'],
    ['less than a minute ago', -MINUTE + 1, 'ACCESS_TOKEN_REJECTED'],
    ['a minute ago', -MINUTE, 'call'],
    ['in less than a minute, by another clock', MINUTE - 1, 'ACCESS_TOKEN_REJECTED'],
    ['in a minute, by a wrong clock', MINUTE, 'call'],
  ])('a refused token that was issued %s', async (_when, from, expected) => {
    expect(await verdict({ access: access(from, HOUR) }, { rejected: true })).toBe(expected)
    expect(await verdict({ access: access(from, HOUR) }, { rejected: true, doubtful: true })).toBe('call')
    const rest = { until: NOW + 5, reason: 'throttled' } as const
    expect(await verdict({ access: access(from, HOUR), rest }, { rejected: true })).toBe(
      'THROTTLED throttled 5',
    )
  })

  it('early, a token inside its window is renewed, unless something is in the way', async () => {
    const fresh = { access: access(0, HOUR) }
    const old = { access: access(-HOUR + 100_000, 100_000) }
    expect(await verdict(fresh, { early: true })).toBe('use token')
    expect(await verdict(old)).toBe('use token')
    expect(await verdict(old, { early: true })).toBe('call')
    const rest = { until: NOW + 5, reason: 'throttled' } as const
    expect(await verdict({ ...old, rest }, { early: true })).toBe('use token')
  })
})

describe('the refresh window', () => {
  const HALF_MINUTE = 30_000
  it('begins to the millisecond, and is a tenth of a short life', async () => {
    const life = 10 * MINUTE
    const window = refreshWindow('alice', life)
    expect(window).toBeGreaterThanOrEqual(HALF_MINUTE)
    expect(window).toBeLessThanOrEqual(MINUTE)
    const at = async (left: number): Promise<string> =>
      verdict({ access: { token: 'token', issuedAt: left - life, expiresAt: left } }, { early: true }, 0)
    expect(await at(window)).toBe('call')
    expect(await at(window + 1)).toBe('use token')
    expect(await at(2 * MINUTE)).toBe('use token')
  })
})

describe('an instant in words', () => {
  it.each([
    [NOW, '2026-11-01T12:00:00.000Z'],
    [0, '1970-01-01T00:00:00.000Z'],
    [8e15, '8000000000000000'],
    [-8e15, '-8000000000000000'],
    [Infinity, 'Infinity'],
    [Number.NaN, 'NaN'],
  ])('%d is %s', (at, words) => expect(iso(at)).toBe(words))
})
