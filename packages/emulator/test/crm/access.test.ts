import { describe, expect, test } from 'vitest'
import { notEmulated } from '../../src/crm/not-emulated.ts'
import { routes } from '../../src/crm/routes.ts'
import { coveringScopes } from '../../src/crm/scope.ts'
import { BRAM, GROUPS, NORA, NORTH, setUpCrm } from './setup.ts'

const count = `${GROUPS}/${NORTH}/actions/sources_count`

describe('scopes', () => {
  test.each([
    'ZohoCRM.settings.user_groups.READ',
    'ZohoCRM.settings.user_groups.ALL',
    'ZohoCRM.settings.READ',
    'ZohoCRM.settings.ALL',
    'zohocrm.SETTINGS.user_groups.read',
  ])('%s covers reading groups', (scope) => {
    expect(setUpCrm().call(`GET ${count}`, undefined, { scopes: [scope] }).status).toBe(200)
  })

  test.each([
    'ZohoCRM.settings.roles.ALL',
    'ZohoCRM.settings.user_groups.WRITE',
    'ZohoCRM.ALL',
    'ZohoCRM.modules.ALL',
    '',
  ])('%j does not', (scope) => {
    expect(setUpCrm().call(`GET ${count}`, undefined, { scopes: [scope] })).toMatchObject({
      status: 401,
      body: { code: 'OAUTH_SCOPE_MISMATCH' },
    })
  })

  test('WRITE covers the three writes', () => {
    for (const operation of ['CREATE', 'UPDATE', 'DELETE']) {
      expect(coveringScopes(`ZohoCRM.settings.user_groups.${operation}`)).toContain(
        'zohocrm.settings.user_groups.write',
      )
    }
  })

  test('the groups of a user need two, or one when the reading says so', () => {
    const line = `GET /users/${BRAM}/actions/associated_groups`
    const scopes = ['ZohoCRM.settings.user_groups.READ']
    expect(setUpCrm().call(line, undefined, { scopes }).status).toBe(401)
    expect(setUpCrm().call(line, undefined, { scopes: [...scopes, 'ZohoCRM.users.READ'] }).status).toBe(200)
    expect(
      setUpCrm({ readings: { userGroups: { groupsOfUserScope: 'user_groups' } } }).call(line, undefined, {
        scopes,
      }).status,
    ).toBe(200)
  })
})

describe('callers', () => {
  test.each([
    ['a profile without Manage Groups', BRAM, 'NO_PERMISSION'],
    ['a profile without API access', '3652397000000186046', 'NO_PERMISSION'],
    ['an inactive user', '3652397000000186027', 'INACTIVE_USER'],
    ['a deleted user', '3652397000000186028', 'INACTIVE_USER'],
    ['nobody', '1', 'INACTIVE_USER'],
  ])('%s is refused', (_, userId, code) => {
    expect(setUpCrm().call(`GET ${count}`, undefined, { userId })).toMatchObject({
      status: 403,
      body: { code },
    })
  })
})

describe('addresses', () => {
  test.each([
    '/x',
    '/',
    '/settings/user_groups/',
    '/settings/user_groups/abc',
    '/settings/user_groups/actions',
    '/settings/user_groups/%31%2F2',
    '/settings/user_groups/%',
    '/settings/user_groups/%2e%2e',
    '/settings/user_groups/ 1',
    '/settings/user_groups/１',
    '/Settings/user_groups',
  ])('%s is unknown', (path) => {
    const { crm } = setUpCrm()
    const request = { version: 'v7', method: 'GET', path, query: new URLSearchParams(), body: undefined }
    const caller = { userId: NORA, scopes: ['ZohoCRM.settings.ALL'] }
    expect(crm.handle({ ...request, caller })).toMatchObject({
      status: 404,
      body: { code: 'INVALID_URL_PATTERN' },
    })
  })

  test('an encoded id is the same id', () => {
    expect(setUpCrm().call(`GET ${GROUPS}/%33652397000009952001`).status).toBe(200)
  })

  test('a wrong method is 400, or 405 when the reading says so', () => {
    expect(setUpCrm().call(`PATCH ${GROUPS}`)).toMatchObject({
      status: 400,
      body: { code: 'INVALID_REQUEST_METHOD' },
    })
    expect(
      setUpCrm({ readings: { requests: { methodErrorStatus: 405 } } }).call(`PATCH ${GROUPS}`).status,
    ).toBe(405)
  })

  test.each([
    ['v7', 200],
    ['v8', 200],
    ['v2.1', 200],
    ['v6', 200],
    ['v9', 404],
    ['', 404],
  ])('version %j answers %i', (version, status) => {
    const { crm } = setUpCrm()
    const caller = { userId: NORA, scopes: ['ZohoCRM.settings.ALL'] }
    const request = { method: 'GET', path: GROUPS, query: new URLSearchParams(), body: undefined, caller }
    expect(crm.handle({ ...request, version }).status).toBe(status)
  })
})

describe('what Zoho has and the emulator lacks', () => {
  test('says so, and blames nobody', () => {
    expect(setUpCrm().call('GET /settings/signals')).toMatchObject({
      status: 501,
      body: { code: 'NOT_EMULATED', message: expect.stringContaining('GET /settings/signals') },
    })
  })

  test('is not served as well', () => {
    const keyOf = ({ method, path }: { method: string; path: string }): string =>
      `${method} ${path.replaceAll(/:\w+/g, ':')}`
    const served = new Set(routes.map(keyOf))
    expect(notEmulated.map(keyOf).filter((key) => served.has(key))).toEqual([])
  })
})

test('credits that depend on the request are put into words for the tables', () => {
  const silent = routes.filter(({ credits }) => credits.length > 0 && credits.words === undefined)
  expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([])
})
