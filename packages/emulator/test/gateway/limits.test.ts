import { describe, expect, test } from 'vitest'
import {
  createEmulator,
  defaultOrganization,
  issueGrant,
  type Emulator,
  type EmulatorOptions,
} from '../../src/index.ts'
import { call, codeOf, SCOPES } from '../accounts/client.ts'

const start = Date.parse('2026-03-02T08:00:00Z')

function withToken(options: EmulatorOptions = {}): { emulator: Emulator; token: string } {
  const emulator = createEmulator({ start, ...options })
  return { emulator, token: issueGrant(emulator, { dc: 'us', scopes: SCOPES }).accessToken }
}

/** So many calls at once, each of which takes a second; how many were let in. */
async function letIn(
  { emulator, token }: { emulator: Emulator; token: string },
  count: number,
  path?: string,
  method = 'GET',
): Promise<number> {
  emulator.faults.add({ name: 'delay', endpoint: 'crm', delay: 1000, count: Infinity })
  const calls = Array.from({ length: count }, () =>
    call(emulator, { token, ...(path === undefined ? {} : { path }) }, { method }),
  )
  await new Promise((resolve) => setImmediate(resolve))
  emulator.clock.advance(1000)
  const codes = await Promise.all(calls.map(async (each) => (await each).status))
  return codes.filter((status) => status !== 429).length
}

const edition = (name: 'free' | 'standard' | 'professional' | 'enterprise' | 'ultimate'): EmulatorOptions => {
  const seed = defaultOrganization()
  return { seed: { organization: { ...seed, org: { ...seed.org, license_details: { paid_type: name } } } } }
}

describe('calls at a time', () => {
  test.each([
    ['free', 5],
    ['standard', 10],
    ['professional', 15],
    ['enterprise', 20],
    ['ultimate', 25],
  ] as const)('%s lets %i in', async (name, most) => {
    const setup = withToken(edition(name))
    expect(await letIn(setup, 30)).toBe(most)
    expect(await letIn(setup, 1)).toBe(1)
  })

  test('a number replaces the edition, and off lets everybody in', async () => {
    expect(await letIn(withToken({ limits: { concurrency: 3 } }), 10)).toBe(3)
    expect(await letIn(withToken({ limits: { concurrency: 'off' } }), 100)).toBe(100)
  })

  test('heavy calls have a limit of their own', async () => {
    const ultimate = edition('ultimate')
    expect(await letIn(withToken(ultimate), 20, '/crm/v7/coql', 'POST')).toBe(10)
    expect(
      await letIn(withToken({ ...ultimate, limits: { subConcurrency: 'off' } }), 20, '/crm/v7/coql', 'POST'),
    ).toBe(20)
  })

  test('another client of the same organization has its own', async () => {
    const { emulator, token } = withToken({ limits: { concurrency: 1 } })
    const other = issueGrant(emulator, { dc: 'us', scopes: SCOPES, client: emulator.registerClient({}) })
    emulator.faults.add({ name: 'delay', endpoint: 'crm', delay: 1000, count: Infinity })
    const calls = [token, token, other.accessToken].map((each) => call(emulator, { token: each }))
    await new Promise((resolve) => setImmediate(resolve))
    emulator.clock.advance(1000)
    expect(await Promise.all(calls.map(async (each) => (await each).status))).toEqual([200, 429, 200])
  })
})

describe('credits', () => {
  test('the header comes once half are used, and then they end', async () => {
    const { emulator, token } = withToken({ limits: { credits: 4 } })
    const seen: (string | null)[] = []
    for (let count = 0; count < 4; count += 1) {
      seen.push((await call(emulator, { token })).headers.get('x-api-credits-remaining'))
    }
    expect(seen).toEqual([null, '2', '1', '0'])
    const refused = await call(emulator, { token })
    expect(await codeOf(refused.clone())).toBe('429 TOO_MANY_REQUESTS')
    expect(refused.headers.get('retry-after')).toBeNull()
  })

  test('they come back a day after they were spent, piece by piece', async () => {
    const { emulator, token } = withToken({ limits: { credits: 2, accessTokenLife: 172_800_000 } })
    await call(emulator, { token })
    emulator.clock.advance(3_600_000)
    await call(emulator, { token })
    expect((await call(emulator, { token })).status).toBe(429)
    emulator.clock.advance(82_860_000)
    expect((await call(emulator, { token })).status).toBe(200)
    expect((await call(emulator, { token })).status).toBe(429)
  })

  test('data centers and environments have their own', async () => {
    const { emulator, token } = withToken({ limits: { credits: 1 } })
    const eu = issueGrant(emulator, { dc: 'eu', scopes: SCOPES }).accessToken
    await call(emulator, { token })
    expect((await call(emulator, { token })).status).toBe(429)
    expect((await call(emulator, { origin: 'https://www.zohoapis.eu', token: eu })).status).toBe(200)
  })

  test('an edition gives what it and its users give', async () => {
    const { emulator, token } = withToken(edition('free'))
    let first: string | null = null
    for (let count = 1; count <= 2500; count += 1) {
      first = (await call(emulator, { token })).headers.get('x-api-credits-remaining')
      if (first !== null) break
    }
    expect(first).toBe('2500')
  })

  test('a reading sends Retry-After with a 429', async () => {
    const { emulator, token } = withToken({
      limits: { credits: 0 },
      readings: { gateway: { retryAfter: 'present' } },
    })
    expect((await call(emulator, { token })).headers.get('retry-after')).toBe('60')
  })
})
