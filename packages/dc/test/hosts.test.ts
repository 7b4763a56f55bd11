import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  apiOrigin,
  dataCenters,
  defineDataCenter,
  environments,
  getDataCenter,
  resolveApiDomain,
  resolveRedirect,
  singapore,
  type DataCenter,
} from '../src/index.ts'
import { isToolkitError } from '../src/error.ts'
import { hostileText } from './hostile-text.ts'

const everywhere = [...dataCenters, singapore]
const origins = (rows: readonly DataCenter[]): readonly string[] =>
  rows.flatMap((row) => [row.accounts, ...Object.values(row.api)])
const aliases = (rows: readonly DataCenter[]): readonly string[] =>
  rows.flatMap((row) => row.apiDomainAliases)

/** Any table that somebody may use: some of the rows, in any order. */
const table = fc.shuffledSubarray(everywhere, { minLength: 1 })
const text = hostileText([...origins(everywhere), ...aliases(everywhere)])
const name = fc.oneof(
  fc.constantFrom(...everywhere.flatMap((row) => [row.id, row.name, ...row.aliases])),
  text,
)

/** What a look-up finds, or `undefined` when it refuses in the documented way; anything else fails the test. */
function found<T>(lookUp: () => T): T | undefined {
  try {
    return lookUp()
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}

/** A typed error whose message is short, and safe for a terminal or a log. */
function isRefusal(error: unknown): boolean {
  const known = isToolkitError(error, 'UNKNOWN_DATA_CENTER') || isToolkitError(error, 'DATA_CENTER_MISMATCH')
  return known && error.message.length < 700 && /^[\u0020-\u007E]+$/.test(error.message)
}

describe('whatever the table and the text', () => {
  it('an accounts-server selects a row when it is, letter for letter, the origin of one, and never else', () => {
    fc.assert(
      fc.property(table, text, (rows, accountsServer) => {
        const row = found(() => resolveRedirect({ accountsServer }, rows[0]!, rows))
        expect(row).toEqual(rows.find(({ accounts }) => accounts === accountsServer))
      }),
      { numRuns: 2000 },
    )
  })

  it('a location selects a row when it is the id of one, and never else', () => {
    fc.assert(
      fc.property(table, name, (rows, location) => {
        const row = found(() => resolveRedirect({ location }, rows[0]!, rows))
        expect(row).toEqual(rows.find(({ id }) => id === location))
      }),
      { numRuns: 1000 },
    )
  })

  it('both together select a row when they agree, and never else', () => {
    fc.assert(
      fc.property(table, name, text, (rows, location, accountsServer) => {
        const row = found(() => resolveRedirect({ location, accountsServer }, rows[0]!, rows))
        expect(row).toEqual(rows.find((each) => each.id === location && each.accounts === accountsServer))
      }),
      { numRuns: 1000 },
    )
  })

  it('an id or a listed alias selects a row, and nothing else does', () => {
    fc.assert(
      fc.property(table, name, (rows, given) => {
        const row = found(() => getDataCenter(given, rows))
        expect(row).toEqual(rows.find(({ id, aliases: others }) => id === given || others.includes(given)))
      }),
      { numRuns: 1000 },
    )
  })

  it('an api_domain stands for an origin of the table; aliases are recognised and never handed out', () => {
    fc.assert(
      fc.property(table, text, (rows, apiDomain) => {
        const place = found(() => resolveApiDomain(apiDomain, rows))
        const bare = apiDomain.endsWith('/') ? apiDomain.slice(0, -1) : apiDomain
        expect(place !== undefined).toBe(
          [
            ...origins(rows.map((row) => ({ ...row, accounts: row.api.production }))),
            ...aliases(rows),
          ].includes(bare),
        )
        if (place === undefined) return
        const { dataCenter, environment, origin } = place
        expect(rows).toContain(dataCenter)
        expect(origin).toBe(dataCenter.api[environment])
        expect(apiOrigin(dataCenter, environment)).toBe(origin)
        expect(aliases(rows)).not.toContain(origin)
      }),
      { numRuns: 2000 },
    )
  })
})

/** The row, or `undefined` when its address is refused. */
function defined(accounts: string): DataCenter | undefined {
  try {
    return defineDataCenter({ id: 'x', accounts, api: { production: 'https://api.example' } })
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

describe('defineDataCenter', () => {
  it('takes an address only when it is its own canonical origin: https without a port, or loopback', () => {
    fc.assert(
      fc.property(text, (accounts) => {
        const row = defined(accounts)
        if (row === undefined) return
        const { origin, protocol, hostname, port, username, password, pathname } = new URL(row.accounts)
        expect([row.accounts, accounts]).toEqual([origin, origin])
        expect([username, password, pathname]).toEqual(['', '', '/'])
        const loopback = ['localhost', '[::1]'].includes(hostname) || hostname.startsWith('127.')
        expect(loopback || (protocol === 'https:' && port === '' && !hostname.endsWith('.'))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('copies what it is given, and freezes the copy', () => {
    const input = {
      id: 'x',
      accounts: 'https://a.example',
      api: { production: 'https://b.example' },
      aliases: ['y'],
    }
    const row = defineDataCenter(input)
    input.accounts = 'https://evil.example'
    input.api.production = 'https://evil.example'
    input.aliases.push('z')
    expect(row).toMatchObject({
      accounts: 'https://a.example',
      api: { production: 'https://b.example' },
      aliases: ['y'],
    })
    for (const part of [row, row.api, row.aliases, row.apiDomainAliases])
      expect(Object.isFrozen(part)).toBe(true)
  })

  it('the shipped rows pass their own check, value for value', () => {
    for (const row of everywhere) expect(defineDataCenter(row)).toEqual(row)
  })

  it('each host of the table leads back to its row', () => {
    for (const row of everywhere) {
      expect(resolveRedirect({ location: row.id, accountsServer: row.accounts }, row, everywhere)).toBe(row)
      for (const environment of environments.filter((each) => row.api[each] !== undefined)) {
        const origin = row.api[environment]!
        expect(resolveApiDomain(origin, everywhere)).toEqual({ dataCenter: row, environment, origin })
      }
    }
  })
})
