import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dataCenters } from '@x/dc'
import {
  createEmulator,
  defaultOrganization,
  issueGrant,
  type Emulator,
  type IssuedGrant,
} from '../../src/index.ts'
import { listen, type Listening } from '../../src/node.ts'

/** The calls of Zoho's pages as they stand there; only host and token are replaced. */
const run = promisify(execFile)
const missing = spawnSync('curl', ['--version']).status !== 0

let emulator: Emulator
let server: Listening
let grant: IssuedGrant
beforeAll(async () => {
  emulator = createEmulator({
    dataCenters: dataCenters.filter(({ id }) => id === 'us'),
    seed: { organization: defaultOrganization() },
  })
  server = await listen(emulator)
  const scopes = ['ZohoCRM.settings.user_groups.ALL', 'ZohoCRM.users.ALL']
  grant = issueGrant(emulator, { dc: 'us', scopes, dataCenters: server.dataCenters })
})
afterAll(() => server.close())

async function curl(...given: string[]): Promise<unknown> {
  const { stdout } = await run('curl', ['--silent', '--max-time', '10', ...given])
  return stdout === '' ? '' : (JSON.parse(stdout) as unknown)
}
const token = (): string => `Authorization: Zoho-oauthtoken ${grant.accessToken}`
const api = (path: string): string => `${grant.apiDomain}/crm/v7${path}`
const accounts = (path: string): string => `${server.dataCenters[0]?.accounts}${path}`

describe.skipIf(missing)('curl, from the documentation', () => {
  test('get sources count', async () => {
    const answer = await curl(
      api('/settings/user_groups/3652397000009952001/actions/sources_count'),
      '-X',
      'GET',
      '-H',
      token(),
    )
    expect(answer).toEqual({
      sources_count: [{ territories: 2, roles: 2, groups: 0, users: { inactive: 0, deleted: 0, active: 2 } }],
    })
  })

  test('list, with filters as the page encodes them', async () => {
    const list = (await curl(
      api('/settings/user_groups?include=sources_count'),
      '-X',
      'GET',
      '-H',
      token(),
    )) as {
      user_groups: { id: string; sources_count: unknown }[]
    }
    expect(list.user_groups.map(({ id }) => id)).toContain('3652397000009952001')
    const filters = encodeURIComponent(
      JSON.stringify({ field: { api_name: 'name' }, comparator: 'starts_with', value: 'zzz' }),
    )
    expect(await curl(api(`/settings/user_groups?filters=${filters}`), '-X', 'GET', '-H', token())).toBe('')
  })

  test('create, update and delete with bodies sent by -d', async () => {
    const sources = [{ type: 'roles', source: { id: '3652397000000026022' }, subordinates: true }]
    const send = (method: string, path: string, body?: unknown): Promise<unknown> =>
      curl(
        api(path),
        '-X',
        method,
        '-H',
        token(),
        ...(body === undefined ? [] : ['-d', JSON.stringify(body)]),
      )
    const created = (await send('POST', '/settings/user_groups', {
      user_groups: [{ name: 'From curl', sources }],
    })) as {
      user_groups: { code: string; details: { id: string } }[]
    }
    const id = created.user_groups[0]?.details.id ?? ''
    expect(created.user_groups[0]?.code).toBe('SUCCESS')
    const path = `/settings/user_groups/${id}`
    expect(await send('PUT', path, { user_groups: [{ name: 'Renamed', sources }] })).toMatchObject({
      user_groups: [{ code: 'SUCCESS' }],
    })
    expect(await send('DELETE', path)).toMatchObject({ user_groups: [{ code: 'SUCCESS' }] })
    expect(await send('GET', path)).toMatchObject({
      code: 'INVALID_DATA',
      details: { resource_path_index: 2 },
    })
  })

  test('the current user', async () => {
    expect(await curl(api('/users?type=CurrentUser'), '-X', 'GET', '-H', token())).toMatchObject({
      users: [{ full_name: 'Nora Lindqvist' }],
    })
  })

  test('refresh and revoke: parameters in the query, in a form, and multipart', async () => {
    const { clientId, clientSecret } = emulator.client
    const fields = [
      `refresh_token=${grant.refreshToken}`,
      `client_id=${clientId}`,
      `client_secret=${clientSecret}`,
      'grant_type=refresh_token',
    ]
    const url = accounts('/oauth/v2/token')
    expect(await curl('--request', 'POST', `${url}?${fields.join('&')}`)).toHaveProperty('access_token')
    expect(await curl(url, '-X', 'POST', ...fields.flatMap((field) => ['-d', field]))).toHaveProperty(
      'access_token',
    )
    expect(await curl(url, '-X', 'POST', ...fields.flatMap((field) => ['-F', field]))).toHaveProperty(
      'access_token',
    )
    const other = issueGrant(emulator, { dc: 'us', scopes: ['ZohoCRM.users.READ'] })
    expect(await curl('-X', 'POST', accounts(`/oauth/v2/token/revoke?token=${other.refreshToken}`))).toEqual({
      status: 'success',
    })
  })
})
