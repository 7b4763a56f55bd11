// What every route refuses alike, from the routes themselves: a new one is in here without a word.
import { describe, expect, test } from 'vitest'
import { defaultOrganization, type CrmAnswer } from '../../src/crm/index.ts'
import { notEmulated } from '../../src/crm/not-emulated.ts'
import type { Route } from '../../src/crm/route.ts'
import { routes } from '../../src/crm/routes.ts'
import { documentedReadings } from '../../src/crm/readings.ts'
import { setUpCrm } from '../crm/setup.ts'

const UNKNOWN = '1234567890'

/** A path with a module, and with something at every other place. */
function fill(path: string, at: (name: string) => string): string {
  return path.replaceAll(/:(\w+)/g, (_all, name: string) => (name === 'module' ? 'Leads' : at(name)))
}

const isId = (name: string): boolean => /id$/i.test(name)
const unknown = (name: string): string => (isId(name) ? UNKNOWN : 'Leads')
const scopesOf = ({ scopes }: Route): readonly string[] =>
  (typeof scopes === 'function' ? scopes(documentedReadings) : scopes).map(
    (scope) => scope.split('|')[0] ?? '',
  )
const granted = (route: Route): readonly string[] =>
  scopesOf(route).map((scope) => {
    const named = scope.replaceAll('{module}', 'leads')
    return named.startsWith('Zoho') ? named : `ZohoCRM.${named}`
  })
const line = ({ method, path }: Route): string => `${method} ${path}`

/** Somebody whose profile lacks these permissions. */
function setUpWithout(permissions: readonly string[]) {
  const { users = [], profiles = [], ...seed } = defaultOrganization()
  const [admin, ...others] = users
  const profile = {
    name: 'Nothing',
    permissions_details: permissions.map((name) => ({ name, enabled: false })),
  }
  const nobody = { ...others[0], profile: 'Nothing', status: 'active' as const, confirm: true }
  return setUpCrm({
    seed: {
      ...seed,
      profiles: [...profiles, profile],
      users: [admin, nobody, ...others.slice(1)] as typeof users,
    },
  })
}

/** One organization for all: nothing of this changes it. */
const shared = setUpCrm()
const setUps = new Map<string, ReturnType<typeof setUpCrm>>()

describe.each(routes.map((route) => [line(route), route] as const))('%s', (_line, route) => {
  const { method, path, permissions, since } = route
  const { call, crm } = shared
  const ask = (address: string, scopes = granted(route), way = method): CrmAnswer =>
    call(`${way} ${address}`, undefined, { scopes })

  test.each(granted(route))('without the scope %s: 401', (scope) => {
    const others = granted(route).filter((each) => each !== scope)
    expect(ask(fill(path, unknown), others)).toMatchObject({
      status: 401,
      body: { code: 'OAUTH_SCOPE_MISMATCH' },
    })
  })

  test.each(['Crm_Implied_Api_Access', ...permissions])('without the permission %s: 403', (permission) => {
    const name = permission.replaceAll('{module}', 'Leads')
    const setup = setUps.get(name) ?? setUpWithout([name])
    setUps.set(name, setup)
    const user = setup.crm.users().find(({ profile }) => profile === 'Nothing')
    const caller = { scopes: granted(route), userId: user?.id ?? '' }
    expect(setup.call(`${method} ${fill(path, unknown)}`, undefined, caller)).toMatchObject({
      status: 403,
      body: { code: 'NO_PERMISSION', details: { permissions: name } },
    })
  })

  const ids = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name).filter(isId)
  test.each(ids)('a word for :%s: 404', (id) => {
    const answer = ask(fill(path, (name) => (name === id ? 'word' : unknown(name))))
    expect(answer).toMatchObject({ status: 404, body: { code: 'INVALID_URL_PATTERN' } })
  })

  test.each(ids.slice(0, 1))('ids that nothing has: nothing, or why not (:%s)', () => {
    const mark = crm.marks.mark()
    const { status, body } = ask(fill(path, unknown))
    crm.marks.rewind(mark)
    crm.marks.release(mark)
    const code = /"code":"([A-Z_]+)"/.exec(JSON.stringify(body) ?? '')?.[1]
    expect(status === 204 ? 'nothing' : `${status} ${code}`).toMatch(/^(?:nothing|40[034] [A-Z_]+)$/)
  })

  test('another method: INVALID_REQUEST_METHOD', () => {
    const known = [...routes, ...notEmulated].filter((each) => shapeOf(each.path) === shapeOf(path))
    const other = ['PATCH', 'DELETE', 'PUT', 'POST', 'HEAD'].find(
      (way) => !known.some((each) => each.method === way),
    )
    expect(ask(fill(path, unknown), [], other ?? '')).toMatchObject({
      status: 400,
      body: { code: 'INVALID_REQUEST_METHOD' },
    })
  })

  test.each(since > 2 ? [since - 1] : [])('v%d: API_NOT_SUPPORTED', (version) => {
    const answer = crm.handle({
      version: `v${version}`,
      method,
      path: fill(path, unknown),
      query: new URLSearchParams(),
      body: undefined,
      caller: { userId: crm.users()[0]?.id ?? '', scopes: granted(route) },
    })
    expect(answer).toMatchObject({ status: 400, body: { code: 'API_NOT_SUPPORTED' } })
  })
})

function shapeOf(path: string): string {
  return path.replaceAll(/:\w+/g, ':')
}
