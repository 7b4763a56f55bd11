import { getDataCenter } from '@x/dc'
import { describe as group, expect, it } from 'vitest'
import { createAuth } from '../create-auth.ts'
import { internalsOf } from '../internals.ts'
import { testClock } from '../../test/test-clock.ts'
import { checkConflict, type Offer } from './check-conflict.ts'
import { checkEnvironment, checkHost } from './check-environment.ts'
import { describe } from './describe-grant.ts'
import { fingerprint } from './fingerprint.ts'
import type { Grant } from '../grant.ts'
import { resolveEnvironment } from './save-grant.ts'

const NOW = Date.parse('2026-11-01T12:00:00Z')
const auth = internalsOf(
  createAuth({ clientId: '1000.C', clientSecret: 'planted-secret-0123', clock: testClock(NOW) }),
)
const grant: Grant = {
  id: 'alice',
  clientId: '1000.C',
  dc: 'eu',
  environment: 'production',
  apiDomain: 'https://www.zohoapis.eu',
  source: { refreshToken: 'planted-refresh-token' },
  savedAt: 5,
  consents: 1,
  attempts: [],
  failures: 0,
}

group('describeGrant', () => {
  it('shows all that is not a secret, and leaves out what is not known', async () => {
    const least = {
      grantId: 'alice',
      clientId: '1000.C',
      dc: 'eu',
      environment: 'production',
      apiDomain: 'https://www.zohoapis.eu',
      kind: 'refresh-token',
      savedAt: 5,
      status: 'active',
      recentCalls: 0,
    }
    const shown = await describe(auth, grant)
    expect(shown).toStrictEqual(least)
    expect(Object.isFrozen(shown)).toBe(true)
    const full = await describe(auth, {
      ...grant,
      source: { soid: 'ZohoCRM.1', scopes: ['a'] },
      scopes: ['a', 'b'],
      organization: 'ZohoCRM.1',
      access: { token: 'planted-access-token', issuedAt: 6, expiresAt: 7 },
      attempts: [NOW - 615_000, NOW - 614_999, NOW],
    })
    expect(full).toStrictEqual({
      ...least,
      kind: 'organization',
      scopes: ['a', 'b'],
      organization: 'ZohoCRM.1',
      accessToken: { issuedAt: 6, expiresAt: 7 },
      recentCalls: 2,
    })
    expect(Object.isFrozen(full.accessToken)).toBe(true)
  })

  it.each<[string, Partial<Grant>, string, number | undefined]>([
    ['a rest', { rest: { until: NOW + 1, reason: 'throttled' } }, 'resting', 1],
    ['a rest that is over', { rest: { until: NOW, reason: 'throttled' } }, 'active', undefined],
    ['the longest rest', { rest: { until: NOW + 1_200_000, reason: 'throttled' } }, 'resting', 1_200_000],
    [
      'a rest of a wrong clock',
      { rest: { until: NOW + 1_200_001, reason: 'throttled' } },
      'active',
      undefined,
    ],
    ['nine calls', { attempts: Array<number>(9).fill(NOW) }, 'active', undefined],
    ['ten calls', { attempts: [NOW - 600_000, ...Array<number>(9).fill(NOW)] }, 'resting', 15_000],
    [
      'both',
      { attempts: Array<number>(10).fill(NOW - 600_000), rest: { until: NOW + 20_000, reason: 'throttled' } },
      'resting',
      20_000,
    ],
  ])('tells %s', async (_what, members, status, retryAfter) => {
    const { status: told, retryAt } = await describe(auth, { ...grant, ...members })
    expect([told, retryAt]).toEqual([status, retryAfter === undefined ? undefined : NOW + retryAfter])
  })

  it('tells a dead refresh token, for as long as it is the one', async () => {
    const dead = { of: await fingerprint('planted-refresh-token'), at: 0 }
    const rest = { until: NOW + 9, reason: 'throttled' } as const
    expect(await describe(auth, { ...grant, dead, rest })).toMatchObject({
      status: 'reauthorization-required',
      retryAt: NOW + 9,
    })
    expect((await describe(auth, { ...grant, dead: { of: 'another', at: 0 } })).status).toBe('active')
    const source = { soid: 'ZohoCRM.1', scopes: ['a'] }
    expect((await describe(auth, { ...grant, dead, source })).status).toBe('active')
  })
})

group('checkConflict', () => {
  const offer: Offer = { kind: 'refresh-token', dc: 'eu' }
  const conflict = (members: Partial<Grant>, offered: Partial<Offer>): unknown => {
    try {
      checkConflict({ ...grant, ...members }, { ...offer, ...offered })
      return undefined
    } catch (error) {
      const { stored, offered: is } = error as { stored: string; offered: string }
      return [stored, is]
    }
  }

  it('lets pass what is of the same place, as far as it is known', () => {
    expect(() => checkConflict(undefined, offer)).not.toThrow()
    expect(conflict({}, {})).toBeUndefined()
    expect(conflict({}, { environment: 'production' })).toBeUndefined()
    expect(conflict({ organization: 'a' }, {})).toBeUndefined()
    expect(conflict({}, { organization: 'a' })).toBeUndefined()
    expect(conflict({ organization: 'a' }, { organization: 'a' })).toBeUndefined()
  })

  it('refuses another data center, environment, kind and organization, in this order', () => {
    const source = { soid: 'a', scopes: [] }
    const other = { dc: 'in', environment: 'sandbox', kind: 'organization', organization: 'b' } as const
    expect(conflict({ organization: 'a' }, other)).toEqual(['eu', 'in'])
    expect(conflict({ organization: 'a' }, { ...other, dc: 'eu' })).toEqual(['production', 'sandbox'])
    expect(conflict({ organization: 'a' }, { kind: 'organization', organization: 'b' })).toEqual([
      "a user's login",
      'an organization token',
    ])
    expect(conflict({ source, organization: 'a' }, { organization: 'b' })).toEqual([
      'an organization token',
      "a user's login",
    ])
    expect(conflict({ organization: 'a' }, { organization: 'b' })).toEqual(['a', 'b'])
  })
})

group('the environment of a token answer', () => {
  const eu = getDataCenter('eu')
  it.each<[string | undefined, 'production' | 'sandbox' | 'developer' | undefined, string]>([
    [undefined, undefined, 'production'],
    [undefined, 'sandbox', 'sandbox'],
    ['https://www.zohoapis.eu', undefined, 'production'],
    ['https://www.zohoapis.eu', 'production', 'production'],
    ['https://www.zohoapis.eu', 'sandbox', 'sandbox'],
    ['https://sandbox.zohoapis.eu', undefined, 'sandbox'],
    ['https://sandbox.zohoapis.eu', 'sandbox', 'sandbox'],
    ['https://sandbox.zohoapis.eu', 'production', 'DATA_CENTER_MISMATCH'],
    ['https://sandbox.zohoapis.eu', 'developer', 'DATA_CENTER_MISMATCH'],
    ['https://developer.zohoapis.eu', 'sandbox', 'DATA_CENTER_MISMATCH'],
    ['https://www.zohoapis.com', undefined, 'DATA_CENTER_MISMATCH'],
    ['https://evil.example', undefined, 'UNKNOWN_DATA_CENTER'],
  ])('case 45: %s, where %s was stated, is %s', (apiDomain, stated, expected) => {
    let outcome: string
    try {
      outcome = resolveEnvironment(auth, eu, apiDomain, stated)
    } catch (error) {
      outcome = (error as { code: string }).code
    }
    expect(outcome).toBe(expected)
  })

  it.each(['Production', '', null, 7, 'sandboxes'])('%j is none', (environment) => {
    expect(() => checkEnvironment(environment)).toThrow(
      'environment is one of production, sandbox, developer, not ',
    )
  })

  it('is checked before anything is sent', () => {
    for (const environment of [undefined, 'production', 'sandbox', 'developer'] as const) {
      expect(() => checkEnvironment(environment)).not.toThrow()
      expect(() => checkHost(eu, environment)).not.toThrow()
    }
    const bare = { ...eu, api: { production: eu.api.production } }
    expect(() => checkHost(bare, undefined)).not.toThrow()
    expect(() => checkHost(bare, 'sandbox')).toThrow('sandbox')
  })
})
