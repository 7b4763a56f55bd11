import { describe, expect, it } from 'vitest'
import { defineDataCenter } from './define.ts'

const row = { id: 'local', accounts: 'http://127.0.0.1:4600', api: { production: 'http://localhost:4601' } }

describe('defineDataCenter', () => {
  it('takes http on loopback, freezes, and fills in what may be left out', () => {
    const defined = defineDataCenter(row)
    expect(defined).toMatchObject({ ...row, name: 'local', aliases: [], apiDomainAliases: [] })
    expect(Object.isFrozen(defined) && Object.isFrozen(defined.api)).toBe(true)
    expect(Object.keys(defined.api)).toEqual(['production'])
  })

  it.each([
    'http://accounts.zoho.eu',
    'http://127.0.0.1.evil.example',
    'http://10.0.0.1',
    'http://localhost.evil.example',
    'https://accounts.zoho.eu/',
    'https://accounts.zoho.eu/oauth',
    'https://user@accounts.zoho.eu',
    'https://accounts.zoho.eu:8443',
    'https://accounts.zoho.eu.',
    'https://Accounts.zoho.eu',
    'https://z\u043Eho.com',
    'ftp://127.0.0.1',
    'accounts.zoho.eu',
    '',
  ])('refuses %j as an accounts origin', (accounts) => {
    expect(() => defineDataCenter({ ...row, accounts })).toThrow(TypeError)
  })

  it('checks each address and each name', () => {
    expect(() => defineDataCenter({ ...row, id: 'EU' })).toThrow('short lower-case word')
    expect(() => defineDataCenter({ ...row, aliases: ['a b'] })).toThrow('alias')
    expect(() => defineDataCenter({ ...row, api: { ...row.api, sandbox: 'x' } })).toThrow('api.sandbox')
    expect(() => defineDataCenter({ ...row, upload: 'http://x.example' })).toThrow('upload')
    expect(() => defineDataCenter({ ...row, apiDomainAliases: ['x'] })).toThrow('apiDomainAliases')
  })
})
