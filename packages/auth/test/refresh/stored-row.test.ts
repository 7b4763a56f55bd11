import { describe, expect, it } from 'vitest'
import { failure, setUp } from './setup.ts'

describe('a stored row', () => {
  it.each([
    ['no JSON', 'not json', 'damaged'],
    ['half a row', '{"schema":1,"id":"ali', 'damaged'],
    ['a list', '[]', 'damaged'],
    ['null', 'null', 'damaged'],
    ['too large', ' '.repeat(300_000), 'damaged'],
  ])('case 29: %s is GrantUnreadableError, and stays as it is', async (_name, value, reason) => {
    const setup = setUp()
    await setup.connect()
    const key = `grant:${setup.own.auth.clientId}:alice`
    await setup.store.write(key, value, (await setup.store.read(key))?.version)
    const error = await failure(() => setup.own.ask())
    expect(error).toMatchObject({ code: 'GRANT_UNREADABLE', retryable: false, reason, grantId: 'alice' })
    expect((await setup.store.read(key))?.value).toBe(value)
    expect(setup.calls()).toHaveLength(0)
  })

  const edits: readonly (readonly [string, (row: Record<string, unknown>) => void, string])[] = [
    ['of an older schema', (row) => (row['schema'] = 0), 'schema'],
    ['of a later schema', (row) => (row['schema'] = 2), 'schema'],
    ['of another client', (row) => (row['clientId'] = '1000.OTHER'), 'client'],
    ['of another grant', (row) => (row['id'] = 'bob'), 'damaged'],
    ['of an unknown data center', (row) => (row['dc'] = 'xx'), 'data-center'],
    ['of an unknown environment', (row) => (row['environment'] = 'moon'), 'damaged'],
    ['with a foreign API address', (row) => (row['apiDomain'] = 'https://evil.example'), 'damaged'],
    [
      'with the API address of another data center',
      (row) => (row['apiDomain'] = 'https://www.zohoapis.com'),
      'damaged',
    ],
    ['without source', (row) => delete row['source'], 'damaged'],
    ['with a source that is text', (row) => (row['source'] = 'x'), 'damaged'],
    ['with an empty refresh token', (row) => (row['source'] = { refreshToken: '' }), 'damaged'],
    ['with a refresh token that is a number', (row) => (row['source'] = { refreshToken: 7 }), 'damaged'],
    ['with a refresh token of two lines', (row) => (row['source'] = { refreshToken: 'a\nb' }), 'damaged'],
    ['with an organization without scopes', (row) => (row['source'] = { soid: 'ZohoCRM.1' }), 'damaged'],
    ['with scopes that are text', (row) => (row['scopes'] = 'a,b'), 'damaged'],
    ['with a scope that is a number', (row) => (row['scopes'] = [7]), 'damaged'],
    ['with an organization that is a number', (row) => (row['organization'] = 7), 'damaged'],
    ['without savedAt', (row) => delete row['savedAt'], 'damaged'],
    ['saved at a text', (row) => (row['savedAt'] = 'today'), 'damaged'],
    ['with minus one consents', (row) => (row['consents'] = -1), 'damaged'],
    ['with half a consent', (row) => (row['consents'] = 0.5), 'damaged'],
    ['with failures that are null', (row) => (row['failures'] = null), 'damaged'],
    ['without attempts', (row) => delete row['attempts'], 'damaged'],
    ['with attempts that are no times', (row) => (row['attempts'] = ['now']), 'damaged'],
    ['with 1,001 attempts', (row) => (row['attempts'] = Array(1001).fill(0)), 'damaged'],
    ['with half an access token', (row) => (row['access'] = { token: 'abc' }), 'damaged'],
    ['with an access token that is null', (row) => (row['access'] = null), 'damaged'],
    [
      'with an access token without end',
      (row) => (row['access'] = { token: 'a', issuedAt: 1, expiresAt: null }),
      'damaged',
    ],
    [
      'with an access token of two lines',
      (row) => (row['access'] = { token: 'a\r\nb', issuedAt: 1, expiresAt: 2 }),
      'damaged',
    ],
    ['with a rest without reason', (row) => (row['rest'] = { until: 1 }), 'damaged'],
    ['with a rest for an unknown reason', (row) => (row['rest'] = { until: 1, reason: 'tired' }), 'damaged'],
    ['with a rest without end', (row) => (row['rest'] = { reason: 'throttled' }), 'damaged'],
    ['with a dead mark of nothing', (row) => (row['dead'] = { at: 1 }), 'damaged'],
    ['with a dead mark without time', (row) => (row['dead'] = { of: 'x' }), 'damaged'],
  ]
  it.each(edits)('case 29: %s is refused whole, and stays as it is', async (_name, edit, reason) => {
    const setup = setUp()
    await setup.connect()
    await setup.own.ask()
    await setup.rewrite((row) => {
      edit(row as unknown as Record<string, unknown>)
    })
    const before = await setup.row()
    const fresh = setup.process()
    expect(await failure(() => fresh.ask())).toMatchObject({
      code: 'GRANT_UNREADABLE',
      reason,
      grantId: 'alice',
    })
    expect(await setup.row()).toEqual(before)
    expect(setup.calls()).toHaveLength(1)
  })

  it('of an organization, with everything known, is read', async () => {
    const setup = setUp()
    await setup.connect()
    await setup.own.ask()
    await setup.rewrite((row) => ({
      ...row,
      source: { soid: 'ZohoCRM.1', scopes: ['ZohoCRM.org.READ'] },
      organization: 'ZohoCRM.1',
    }))
    expect((await setup.process().ask()).value).toBe((await setup.row())?.access?.token)
  })
})
