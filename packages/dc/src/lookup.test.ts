import fc from 'fast-check'
import { anyText, webUrl } from '../test/any-text.ts'
import { describe, expect, it } from 'vitest'
import { isToolkitError } from './error.ts'
import {
  apiOrigin,
  dataCenters,
  downloadOrigin,
  environments,
  evidence,
  getDataCenter,
  resolveApiDomain,
  resolveRedirect,
  singapore,
  uploadOrigin,
  type ShippedDataCenterId,
} from './index.ts'

const caught = (call: () => unknown): Error => {
  try {
    call()
  } catch (error) {
    return error as Error
  }
  throw new Error('nothing was thrown')
}
const us = getDataCenter('us')
const hosts = dataCenters.flatMap((row) => [row.accounts, ...Object.values(row.api)])

describe('the table', () => {
  it('never lets two rows share an id, an alias or an address', () => {
    const rows = [...dataCenters, singapore]
    const names = rows.flatMap((row) => [row.id, ...row.aliases])
    expect(new Set(names).size).toBe(names.length)
    const origins = rows.flatMap((row) => [
      row.accounts,
      ...Object.values(row.api),
      ...row.apiDomainAliases,
      row.upload,
      ...(row.downloads ?? []),
      row.crm,
      row.console,
    ])
    const known = origins.filter((origin) => origin !== undefined)
    expect(new Set(known).size).toBe(known.length)
  })

  it('is frozen, down to the last list', () => {
    for (const row of dataCenters) {
      for (const part of [dataCenters, row, row.api, row.aliases, row.apiDomainAliases, row.downloads ?? row])
        expect(Object.isFrozen(part)).toBe(true)
    }
  })

  it('has evidence for each address that it has, and for no other', () => {
    expect(Object.keys(evidence)).toEqual(dataCenters.map((row) => row.id))
    for (const row of dataCenters) {
      const known = evidence[row.id]!
      expect(Object.keys(known.api)).toEqual(Object.keys(row.api))
      for (const part of ['upload', 'downloads', 'crm', 'console'] as const)
        expect([row.id, part, known[part] !== undefined]).toEqual([row.id, part, row[part] !== undefined])
    }
  })

  it('P1: Canada logs in at zohocloud.ca, calls zohoapis.ca, and is never cn', () => {
    expect(getDataCenter('ca')).toMatchObject({
      accounts: 'https://accounts.zohocloud.ca',
      api: { production: 'https://www.zohoapis.ca' },
    })
    expect(getDataCenter('cn').accounts).toBe('https://accounts.zoho.com.cn')
    expect(hosts.some((host) => host.endsWith('zoho.ca'))).toBe(false)
  })
})

describe('getDataCenter', () => {
  it.each([
    ['us', 'us'],
    ['com', 'us'],
    ['com.au', 'au'],
    ['com.cn', 'cn'],
    ['zohocloud.ca', 'ca'],
    ['uae', 'ae'],
  ])('finds %s as %s', (name, id) => {
    expect(getDataCenter(name).id).toBe(id)
  })

  it.each([
    ['US', 'us'],
    ['europe', 'eu'],
    ['Canada', 'ca'],
    ['.com', 'us'],
    ['accounts.zoho.eu', 'eu'],
    ['https://accounts.zoho.au', 'au'],
    ['accounts.zoho.ca', 'ca'],
    ['accounts.zoh.com', 'us'],
    ['xx', undefined],
    ['', undefined],
  ])('refuses %j, and names the nearest', (name, nearest) => {
    const error = caught(() => getDataCenter(name))
    expect(isToolkitError(error, 'UNKNOWN_DATA_CENTER')).toBe(true)
    expect(error).toMatchObject({ nearest, known: dataCenters.map((row) => row.id) })
    expect(error.message).toContain('Known: us, eu, in')
  })

  it('does not know Singapore until it is added', () => {
    expect(() => getDataCenter('sg')).toThrow('There is no data center "sg"')
    expect(getDataCenter('sg', [...dataCenters, singapore])).toBe(singapore)
  })
})

describe('resolveRedirect', () => {
  it('selects by either parameter, by both, and stays where the login started with none', () => {
    for (const row of dataCenters) {
      expect(resolveRedirect({ location: row.id }, us)).toBe(row)
      expect(resolveRedirect({ accountsServer: row.accounts }, us)).toBe(row)
      expect(resolveRedirect({ location: row.id, accountsServer: row.accounts }, us)).toBe(row)
    }
    expect(resolveRedirect({}, us)).toBe(us)
  })

  it('case 7: a location that contradicts the accounts-server is refused, naming both', () => {
    const error = caught(() => resolveRedirect({ location: 'eu', accountsServer: us.accounts }, us))
    expect(isToolkitError(error, 'DATA_CENTER_MISMATCH')).toBe(true)
    expect(error).toMatchObject({ expected: 'eu', actual: 'us' })
  })

  it('case 7: an unknown location is refused, and an alias is not a location', () => {
    expect(() => resolveRedirect({ location: 'xx' }, us)).toThrow('unknown location')
    expect(() => resolveRedirect({ location: 'com.au' }, us)).toThrow('unknown location')
  })

  it('case 8: cn is China, ca is Canada', () => {
    expect(resolveRedirect({ location: 'cn' }, us).accounts).toBe('https://accounts.zoho.com.cn')
    expect(resolveRedirect({ location: 'ca' }, us).accounts).toBe('https://accounts.zohocloud.ca')
  })

  it.each([
    ['1', 'https://evil.example'],
    ['2', 'https://accounts.zoho.com@evil.example'],
    ['2', 'https://accounts.zoho.com.evil.example'],
    ['3', 'http://accounts.zoho.eu'],
    ['3', 'https://accounts.zoho.eu:8443'],
    ['3', 'https://accounts.zoho.eu.'],
    ['4', 'https://accounts.z\u043Eho.com'],
    ['4', 'https://[::ffff:169.254.169.254]'],
    ['4', 'https://127.0.0.1'],
    ['5', 'https://accounts.zoho.com\\@evil.example'],
    ['5', 'https://acc\nounts.zoho.com'],
    ['5', 'HTTPS://ACCOUNTS.ZOHO.COM'],
    ['5', 'https://accounts.zoho.com:443'],
    ['5', 'https://accounts.zoho.com/'],
    ['6', 'https%3A%2F%2Faccounts.zoho.com'],
    ['6', `https://accounts.zoho.com${'/x'.repeat(50_000)}`],
    ['6', ''],
  ])('case %s: refuses accounts-server %j', (_case, accountsServer) => {
    const error = caught(() => resolveRedirect({ accountsServer }, us))
    expect(isToolkitError(error, 'UNKNOWN_DATA_CENTER')).toBe(true)
    expect(error.message.length).toBeLessThan(500)
    expect(error.message).not.toMatch(/[\n\u043E]/)
  })

  it('accepts no text but the canonical origins: generated text, and one edit around each origin', () => {
    const accounts = new Set(dataCenters.map((row) => row.accounts))
    const edited = fc
      .tuple(fc.constantFrom(...accounts), fc.nat(40), anyText({ minLength: 0, maxLength: 3 }), fc.nat(3))
      .map(([origin, at, inserted, removed]) => origin.slice(0, at) + inserted + origin.slice(at + removed))
    fc.assert(
      fc.property(fc.oneof(anyText(), webUrl(), edited), (text) => {
        try {
          return resolveRedirect({ accountsServer: text }, us).accounts === text && accounts.has(text)
        } catch {
          return !accounts.has(text)
        }
      }),
      { numRuns: 3000 },
    )
  })
})

describe('resolveApiDomain', () => {
  it('finds data center and environment of each API origin, with or without a slash at the end', () => {
    for (const dataCenter of dataCenters) {
      for (const environment of environments) {
        const origin = dataCenter.api[environment]
        if (origin === undefined) continue
        expect(resolveApiDomain(origin)).toEqual({ dataCenter, environment, origin })
        expect(resolveApiDomain(`${origin}/`)).toEqual({ dataCenter, environment, origin })
      }
    }
  })

  it('takes api.zoho.com for the US production host, and never hands it out', () => {
    expect(resolveApiDomain('https://api.zoho.com')).toMatchObject({
      environment: 'production',
      origin: 'https://www.zohoapis.com',
    })
  })

  it.each([
    'http://www.zohoapis.com',
    'https://www.zohoapis.com/crm',
    'https://www.zohoapis.com//',
    'https://evil.example',
    'https://www.zohoapis.com.',
    '',
    'https://crm.zoho.com',
  ])('case 15: refuses %j', (apiDomain) => {
    expect(
      isToolkitError(
        caught(() => resolveApiDomain(apiDomain)),
        'UNKNOWN_DATA_CENTER',
      ),
    ).toBe(true)
  })

  it('gives out origins of the table only, whatever comes in', () => {
    const origins = new Set(hosts)
    const aliases = dataCenters.flatMap((row) => row.apiDomainAliases)
    const edited = fc
      .tuple(fc.constantFrom(...origins, ...aliases), fc.nat(40), anyText({ maxLength: 2 }))
      .map(([origin, at, inserted]) => origin.slice(0, at) + inserted + origin.slice(at))
    fc.assert(
      fc.property(fc.oneof(anyText(), webUrl(), edited), (text) => {
        try {
          return (
            origins.has(resolveApiDomain(text).origin) &&
            (origins.has(text.replace(/\/$/, '')) || aliases.includes(text.replace(/\/$/, '')))
          )
        } catch (error) {
          return isToolkitError(error, 'UNKNOWN_DATA_CENTER')
        }
      }),
      { numRuns: 3000 },
    )
  })
})

describe('uploadOrigin, downloadOrigin', () => {
  it('gives out hosts of the row only', () => {
    expect(uploadOrigin(getDataCenter('ca'))).toBe('https://upload.zohocloud.ca')
    expect(downloadOrigin(us, 'production', '')).toBe('https://download-accl.zoho.com')
    expect(downloadOrigin(us, 'production', 'https://download-accl.zoho.com')).toBe(
      'https://download-accl.zoho.com',
    )
    expect(downloadOrigin(us, 'sandbox', 'https://sandbox.zohoapis.com')).toBe('https://sandbox.zohoapis.com')
  })
  it.each([
    ['eu', 'https://download-accl.zoho.com'],
    ['us', 'https://download-accl.zoho.com.evil.example'],
    ['us', 'http://download-accl.zoho.com'],
    ['us', 'https://sandbox.zohoapis.com'],
    ['us', 'https://accounts.zoho.com'],
    ['us', 'undefined'],
    ['ae', ''],
  ])('refuses, at %s, %j', (id, named) => {
    const error = caught(() => downloadOrigin(getDataCenter(id), 'production', named))
    expect(isToolkitError(error, 'UNCONFIRMED_HOST')).toBe(true)
    expect(error.message).toContain('defineDataCenter')
  })
  it('refuses to upload where nobody confirmed a host', () => {
    const error = caught(() => uploadOrigin(getDataCenter('uk')))
    expect(isToolkitError(error, 'UNCONFIRMED_HOST')).toBe(true)
    expect(error.message).toContain('upload')
  })
})

it('offers the ids of all data centers, and no others', () => {
  const offered: Record<ShippedDataCenterId, true> = {
    us: true,
    eu: true,
    in: true,
    au: true,
    jp: true,
    cn: true,
    ca: true,
    sa: true,
    uk: true,
    ae: true,
    sg: true,
  }
  expect(Object.keys(offered)).toEqual([...dataCenters, singapore].map(({ id }) => id))
})

describe('apiOrigin', () => {
  it('refuses an environment that nobody confirmed, and says how to add it', () => {
    const error = caught(() => apiOrigin(getDataCenter('uk'), 'sandbox'))
    expect(isToolkitError(error, 'UNCONFIRMED_HOST')).toBe(true)
    expect(error.message).toContain('defineDataCenter')
    expect(apiOrigin(getDataCenter('eu'), 'sandbox')).toBe('https://sandbox.zohoapis.eu')
  })
})
