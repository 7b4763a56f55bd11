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

  it.each([
    ['accounts', { accounts: 'https://x.example/' }],
    ['api.production', { api: { production: 'https://x.example/' } }],
    ['api.sandbox', { api: { ...row.api, sandbox: 'https://x.example/' } }],
    ['api.developer', { api: { ...row.api, developer: 'https://x.example/' } }],
    ['upload', { upload: 'https://x.example/' }],
    ['downloads', { downloads: ['https://x.example/'] }],
    ['crm', { crm: 'https://x.example/' }],
    ['console', { console: 'https://x.example/' }],
    ['apiDomainAliases', { apiDomainAliases: ['https://x.example/'] }],
  ])('says which address is wrong, and how one looks: %s', (field, part) => {
    expect(() => defineDataCenter({ ...row, ...part })).toThrow(
      `Data center local: ${field} must be an origin such as "https://accounts.zoho.eu", not "https://x.example/". ` +
        'No path, no slash at the end, no user name; https, or http on a loopback address.',
    )
  })

  it.each(['', 'EU', 'eU', '1a', 'a b', 'a_', `a${'b'.repeat(32)}`, 'é'])('refuses the id %j', (id) => {
    expect(() => defineDataCenter({ ...row, id })).toThrow(
      `A data center's id is a short lower-case word, not ${JSON.stringify(id)}.`,
    )
  })

  it.each([`a${'b'.repeat(31)}`, 'eu', 'a-1'])('takes the id %j', (id) => {
    expect(defineDataCenter({ ...row, id }).id).toBe(id)
  })

  it.each(['', 'A', '.eu', ' eu', 'eu ', `a${'b'.repeat(32)}`])('refuses the alias %j', (alias) => {
    expect(() => defineDataCenter({ ...row, aliases: [alias] })).toThrow(
      `Data center local: an alias is a short lower-case word, not ${JSON.stringify(alias)}.`,
    )
  })

  it.each([
    'http://localhost',
    'http://127.0.0.1:1',
    'http://127.255.255.254:65535',
    'http://[::1]:4600',
    'https://localhost:4600',
    'https://127.0.0.1:4600',
    'https://[::1]',
    'https://accounts.zoho.eu',
  ])('takes %j', (accounts) => {
    expect(defineDataCenter({ ...row, accounts }).accounts).toBe(accounts)
  })

  it.each([
    'https://10.127.0.0.1',
    'http://x127.0.0.1',
    'http://[::2]',
    'ws://localhost',
    'http://127.0.0.1.',
  ])('does not take %j for loopback', (accounts) => {
    expect(() => defineDataCenter({ ...row, accounts })).toThrow(TypeError)
  })

  it('keeps what is given, each in its place', () => {
    const full = {
      ...row,
      name: 'Local',
      api: {
        production: 'http://localhost:1',
        sandbox: 'http://localhost:2',
        developer: 'http://localhost:3',
      },
      upload: 'http://localhost:4',
      downloads: ['http://localhost:8', 'https://files.example'],
      crm: 'http://localhost:5',
      console: 'http://localhost:6',
      aliases: ['here', '127.0.0.1'],
      apiDomainAliases: ['http://localhost:7'],
    }
    expect(defineDataCenter(full)).toEqual(full)
  })
})
