import { createClient, type Client } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { getRecordTerritories, getUser, listTerritories, listTerritoryUsers } from '@x/users'
import { expect, test } from 'vitest'
import { assign, keepInStep } from './territories.ts'
import { addressesOf, handOver, offboard, possibleOwners } from './users.ts'

const LEAVER = '3652397000000186022'
const SUCCESSOR = '3652397000000186020'

/** A client whose waiting between two looks at a job takes no time. */
function open(): Client {
  const emulator = createEmulator()
  const scopes = ['users', 'settings', 'change_owner', 'modules'].map((group) => `ZohoCRM.${group}.ALL`)
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
  const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
    const slept = emulator.clock.sleep(ms, signal)
    if (ms <= 15_000) emulator.clock.advance(ms)
    await slept
  }
  const clock = { now: () => emulator.clock.now(), monotonic: () => emulator.clock.now(), sleep }
  return createClient({ token: () => ({ value, apiDomain }), fetch: emulator.fetch, clock })
}

test('owners are offered, one hands over, another is offboarded', async () => {
  const zoho = open()
  const owners = await possibleOwners(zoho)
  expect(owners.map(({ id }) => id)).toContain(LEAVER)
  const notes: string[] = []
  const leaver = { id: LEAVER, status: 'active' }
  expect(await offboard(zoho, leaver, SUCCESSOR, (text) => notes.push(text))).toBe(true)
  expect(notes).toEqual(['locked out', 'checked', 'transfer started', 'transferred', 'deleted'])
  await handOver(zoho, '3652397000000186023', SUCCESSOR)
  expect(await getUser(zoho, '3652397000000186023')).toMatchObject({ status: 'deleted' })
})

test('territories come into step, and stay there', async () => {
  const zoho = open()
  const wanted = [
    { name: 'Alps', above: 'Europe', managerId: SUCCESSOR, memberIds: [LEAVER] },
    { name: 'Nordics', above: 'Alps', managerId: LEAVER, memberIds: [] },
  ]
  for (let time = 0; time < 2; time += 1) {
    await keepInStep(zoho, wanted)
    const { items } = await listTerritories(zoho)
    const [alps, nordics] = ['Alps', 'Nordics'].map((name) => items.find((each) => each.name === name))
    expect([alps?.reporting_to?.name, nordics?.reporting_to?.name]).toEqual(['Europe', 'Alps'])
    const people = await listTerritoryUsers(zoho, nordics?.id ?? '')
    expect(people.items.map(({ id }) => id)).toEqual([LEAVER])
  }
  await expect(
    keepInStep(zoho, [{ name: 'Alps', managerId: LEAVER, memberIds: [], above: 'Nowhere' }]),
  ).rejects.toThrow('Nowhere is not there')
})

test('an account gets a territory', async () => {
  const zoho = open()
  const account = '3652397000005200041'
  await assign(zoho, account, '3652397000000505003')
  expect(await getRecordTerritories(zoho, 'Accounts', account)).toMatchObject([{ Name: 'Nordics' }])
})

test('a group has addresses', async () => {
  const addresses = await addressesOf(open(), '3652397000009952001')
  expect(addresses.length).toBeGreaterThan(1)
  expect(new Set(addresses).size).toBe(addresses.length)
})
