import { createClient, scopesFor, type Client } from '@x/client'
import { createEmulator, issueGrant, type Emulator } from '@x/emulator'
import { createRecords, getRecord, listRecords, updateRecord, upsertRecords } from '@x/records'
import { expect, test } from 'vitest'
import { addresses, bringIn, bringInCalls, close, keep } from './records.ts'

const scopes = scopesFor(
  listRecords,
  createRecords,
  updateRecord,
  upsertRecords,
  'Leads',
  'Contacts',
  'Deals',
  'Tasks',
)

function open(): { zoho: Client; emulator: Emulator } {
  const emulator = createEmulator()
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
  const { fetch, clock } = emulator
  return { zoho: createClient({ token: () => ({ value, apiDomain }), fetch, clock }), emulator }
}

test('all addresses, and rows that are brought in', async () => {
  const { zoho } = open()
  const before = await addresses(zoho)
  expect(before.length).toBeGreaterThan(10)
  const rows = [{ Last_Name: 'Boyle', Email: 'boyle@zylker.example' }, { Email: 'nobody@zylker.example' }]
  expect(await bringIn(zoho, rows)).toEqual([expect.stringMatching(/^row 2: .*Last_Name/)])
  expect(await addresses(zoho)).toEqual([...before, 'boyle@zylker.example'])
})

test('contacts as the shop has them', async () => {
  const { zoho } = open()
  const customers = [{ Last_Name: 'Boyle', Email: 'boyle@zylker.example' }]
  expect([await keep(zoho, customers), await keep(zoho, customers)]).toEqual([1, 0])
})

test('a deal that nobody changed meanwhile', async () => {
  const { zoho, emulator } = open()
  const { items } = await listRecords(zoho, 'Deals', { fields: ['Modified_Time'], per_page: 1 })
  const deal = items[0] as unknown as { id: string; Modified_Time: string }
  emulator.clock.advance(60_000)
  await close(zoho, deal)
  expect(await getRecord(zoho, 'Deals', deal.id)).toMatchObject({ Stage: 'Closed Won' })
  await expect(close(zoho, deal)).rejects.toMatchObject({ code: 'ALREADY_MODIFIED' })
})

test('calls of a file, line by line', async () => {
  const { zoho } = open()
  async function* lines(): AsyncGenerator<{ to: string; at: Date }> {
    for (let line = 0; line < 150; line += 1)
      yield { to: line === 120 ? 'x'.repeat(300) : 'Asha', at: new Date(0) }
  }
  const failed: number[] = []
  for await (const line of bringInCalls(zoho, lines())) failed.push(line)
  expect(failed).toEqual([121])
})
