import { createClient, type Client } from '@x/client'
import { createEmulator, issueGrant, type Emulator } from '@x/emulator'
import { createRecords, deleteRecord, listRecords, updateRecord } from '@x/records'
import { expect, test } from 'vitest'
import {
  addContracts,
  attach,
  attachmentsOf,
  bigLeads,
  changesSince,
  dealLines,
  deleteBounced,
  importContacts,
  wholeLead,
  writePrices,
} from './record-guides.ts'

function open(): { zoho: Client; emulator: Emulator } {
  const emulator = createEmulator()
  const scopes = ['ZohoCRM.modules.ALL', 'ZohoSearch.securesearch.READ']
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
  const { fetch, clock } = emulator
  return { zoho: createClient({ token: () => ({ value, apiDomain }), fetch, clock }), emulator }
}
const collect = async <T>(all: AsyncIterable<T>): Promise<readonly T[]> => {
  const found: T[] = []
  for await (const one of all) found.push(one)
  return found
}
const idsOf = async (zoho: Client, module: string): Promise<readonly string[]> =>
  (await listRecords(zoho, module, { fields: ['id'] })).items.map(({ id }) => id)

test('every deal', async () => {
  const { zoho } = open()
  const lines = await collect(dealLines(zoho))
  expect(lines).toHaveLength((await idsOf(zoho, 'Deals')).length + 1)
  expect(lines[1]).toMatch(/^"\d+",".+",\d+\.?\d*$/)
})

test('what changed and what is gone', async () => {
  const { zoho, emulator } = open()
  const [changed = '', gone = ''] = await idsOf(zoho, 'Deals')
  emulator.clock.advance(60_000)
  const since = new Date(emulator.clock.now())
  emulator.clock.advance(60_000)
  await updateRecord(zoho, 'Deals', changed, { Amount: 5 })
  await deleteRecord(zoho, 'Deals', gone)
  expect(await changesSince(zoho, since)).toEqual({ changed: [changed], gone: [gone] })
})

test('leads that bounced', async () => {
  const { zoho } = open()
  const row = { Last_Name: 'Boyle', Email_Opt_Out: true }
  await createRecords(zoho, 'Leads', [row, row, { Last_Name: 'Daly' }])
  expect(await deleteBounced(zoho)).toBeGreaterThan(1)
  expect(await deleteBounced(zoho)).toBe(0)
})

test('contacts of a file, while an answer is lost', async () => {
  const { zoho, emulator } = open()
  emulator.faults.add({ name: '500-after-commit', method: 'POST', endpoint: '/crm/v7/Contacts', skip: 1 })
  async function* contacts(): AsyncGenerator<{ Last_Name: string; Email: string }> {
    for (let line = 1; line <= 250; line += 1)
      yield { Last_Name: line === 7 ? '' : 'Boyle', Email: `${line}@zylker.example` }
  }
  const said: number[] = []
  const told = await collect(importContacts(zoho, contacts(), (done) => said.push(done)))
  expect(told).toContainEqual(expect.stringMatching(/^line 7: .*Last_Name/))
  expect(told.filter((line) => line.endsWith('may have been written'))).toHaveLength(100)
  expect(said.at(-1)).toBe(250)
})

test('prices, until all were taken', async () => {
  const { zoho, emulator } = open()
  emulator.faults.add({ name: '500-after-commit', method: 'POST', endpoint: '/crm/v7/Products/upsert' })
  const products = Array.from({ length: 120 }, (_each, No) => ({
    Product_Name: `Boat ${No}`,
    Unit_Price: No,
  }))
  expect(await writePrices(zoho, products)).toEqual([])
  const { items } = await listRecords(zoho, 'Products', { fields: ['Product_Name'] })
  expect(items.filter((item) => String(item['Product_Name']).startsWith('Boat '))).toHaveLength(120)
})

test('big leads', async () => {
  const { zoho } = open()
  const rows = [1, 1000].map((Annual_Revenue) => ({
    Last_Name: 'Boyle',
    Company: 'Zyl, (Ltd)',
    Annual_Revenue,
  }))
  await createRecords(zoho, 'Leads', rows)
  expect(await bigLeads(zoho, 'Zyl, (', 500)).toEqual(['Boyle of Zyl, (Ltd)'])
})

test('files: what is sent, and what comes', async () => {
  const sent: string[] = []
  const answers: Readonly<Record<string, () => Response>> = {
    'POST /crm/v7/Leads/1/Attachments': () => Response.json({ data: [done('7')] }),
    'GET /crm/v7/Leads/1/Attachments': () =>
      Response.json({
        data: [
          { id: '7', File_Name: 'März.txt', $type: 'File' },
          { id: '8', File_Name: 'A page', $type: 'Link URL' },
        ],
      }),
    'GET /crm/v7/Leads/1/Attachments/7': () => new Response('hello'),
    'POST /crm/v7/files': () => Response.json({ data: [done('a1'), done('b2')] }),
    'PUT /crm/v7/Deals/2': () => Response.json({ data: [done('2')] }),
  }
  const zoho = createClient({
    token: () => ({ value: 'token', apiDomain: 'https://www.zohoapis.eu' }),
    fetch: async (request) => {
      const line = `${request.method} ${new URL(request.url).pathname}`
      sent.push(
        `${line} ${request.headers.get('content-type') === 'application/json' ? await request.text() : ''}`,
      )
      return answers[line]?.() ?? new Response(null, { status: 204 })
    },
  })
  const parts: number[] = []
  const file = new File(['hello'], 'März.txt')
  expect(await attach(zoho, '1', file, (part) => parts.push(part))).toBe('7')
  const found = await collect(attachmentsOf(zoho, '1'))
  expect(
    await Promise.all(found.map(async ({ name, body }) => [name, await new Response(body).text()])),
  ).toEqual([['März.txt', 'hello']])
  await addContracts(zoho, '2', [file, file])
  expect(sent.at(-1)).toBe(
    'PUT /crm/v7/Deals/2 {"data":[{"Contracts":[{"File_Id__s":"a1"},{"File_Id__s":"b2"}]}]}',
  )
  expect(await wholeLead(zoho, '1')).toEqual({ gone: true })
})

const done = (id: string): object => ({ code: 'SUCCESS', status: 'success', message: '', details: { id } })
