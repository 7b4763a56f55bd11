// What clients of others need of the CRM: versions, words for what is not here, conditions, keys; and snapshots that lie.
import { describe, expect, test } from 'vitest'
import { createEmulator, issueGrant } from '@x/emulator'

const scopes = ['ZohoCRM.users.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.modules.ALL', 'ZohoCRM.coql.READ']

function open(): (
  method: string,
  path: string,
  headers?: Record<string, string>,
) => Promise<{ status: number; body: Record<string, unknown> }> {
  const emulator = createEmulator()
  const { accessToken, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
  return async (method, path, headers = {}) => {
    const authorization = `Bearer ${accessToken}`
    const answer = await emulator.fetch(`${apiDomain}/crm/${path}`, {
      method,
      headers: { authorization, ...headers },
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) }
  }
}

test.each(['v2', 'v2.1', 'v3', 'v4', 'v5', 'v6', 'v7', 'v8'])('E3: %s is served', async (version) => {
  const { status, body } = await open()('GET', `${version}/users?type=CurrentUser`)
  expect([status, (body['users'] as unknown[]).length]).toEqual([200, 1])
})
test.each(['v1', 'v9', 'v77', 'V7'])('E3: %s is no version', async (version) => {
  expect((await open()('GET', `${version}/users`)).status).toBe(404)
})

test.each([
  ['POST', 'v7/settings/automation/webhooks'],
  ['GET', 'v7/settings/automation/cadences'],
  ['PUT', 'v7/settings/automation/scoring_rules'],
])('E4: %s %s is not emulated, and says so', async (method, path) => {
  const { status, body } = await open()(method, path)
  expect([status, body['code']]).toEqual([501, 'NOT_EMULATED'])
  expect(body['message']).toContain('The emulator does not serve')
})

test('E6: users that nobody changed since are not sent again', async () => {
  const call = open()
  const later = { 'if-modified-since': '2099-01-01T00:00:00+00:00' }
  expect(await call('GET', 'v7/users', later)).toEqual({ status: 304, body: {} })
  expect((await call('GET', 'v7/users', { 'if-modified-since': '2000-01-01T00:00:00+00:00' })).status).toBe(
    200,
  )
})

test('E10: a user has the keys that a real answer has', async () => {
  const { body } = await open()('GET', 'v7/users?type=CurrentUser')
  const [user] = body['users'] as object[]
  const keys = [
    'customize_info',
    'theme',
    'status_reason__s',
    'offset',
    'Isonline',
    'distance_preference__s',
    'country_locale',
  ]
  expect(keys.filter((key) => !(key in (user ?? {})))).toEqual([])
})

describe('A33: a snapshot that lies is refused whole', () => {
  test('with the state as it was', async () => {
    const emulator = createEmulator()
    const { accessToken } = issueGrant(emulator, { dc: 'eu', scopes })
    const good = JSON.stringify(emulator.snapshot())
    const lies: ((snapshot: Record<string, unknown>) => unknown)[] = [
      () => null,
      () => [],
      () => ({}),
      (snapshot) => ({ ...snapshot, clients: [null] }),
      (snapshot) => ({ ...snapshot, clients: 'x' }),
      (snapshot) => ({ ...snapshot, schema: 99, version: 99, format: 99 }),
      ...Object.keys(emulator.snapshot()).flatMap((key) =>
        [null, 7, 'x', [null], [1], { __proto__: null, a: null }].map(
          (value) => (snapshot: Record<string, unknown>) => ({ ...snapshot, [key]: value }),
        ),
      ),
    ]
    const taken: unknown[] = []
    const refused: unknown[] = []
    for (const lie of lies) {
      const snapshot = lie(JSON.parse(good) as Record<string, unknown>)
      const outcome = attempt(() => emulator.restore(snapshot as never))
      if (outcome === undefined) {
        taken.push(snapshot)
        emulator.restore(JSON.parse(good) as never)
      } else refused.push(outcome)
      const answer = await emulator.fetch('https://www.zohoapis.eu/crm/v7/users', {
        headers: { authorization: `Bearer ${accessToken}` },
      })
      expect(answer.status).toBe(200)
    }
    expect(refused.filter((error) => !(error instanceof TypeError))).toEqual([])
    // What is taken must at least answer: an instant of another time, say.
    expect(taken.length).toBeLessThan(lies.length / 2)
  })
})

/** What a piece of work throws; undefined when it does not. */
function attempt(work: () => unknown): unknown {
  try {
    work()
    return undefined
  } catch (error) {
    return error
  }
}
