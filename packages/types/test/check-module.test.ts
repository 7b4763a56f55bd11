import { request, path, type Client } from '@x/client'
import { expect, test } from 'vitest'
import { checkModule, readMetadata } from '../src/index.ts'
import { clientAtEmulator } from './at-emulator.ts'

async function addField(zoho: Client, label: string): Promise<string> {
  const answer = (await request(zoho, {
    method: 'POST',
    path: path`settings/fields`,
    query: { module: 'Leads' },
    body: { fields: [{ field_label: label, data_type: 'text', length: 20 }] },
  })) as { readonly fields: readonly [{ readonly details: { readonly id: string } }] }
  return answer.fields[0].details.id
}

test('tells what is gone, what cannot be written, what is missing, and what is new', async () => {
  const { zoho } = clientAtEmulator()
  const id = await addField(zoho, 'Region')
  const used = {
    reads: ['Last_Name', 'Region'],
    creates: ['Last_Name', 'Region'],
    updates: ['Region'],
  } as const
  expect(await checkModule(zoho, 'Leads', used)).toMatchObject({ breaksReads: [], breaksWrites: [] })

  await request(zoho, { method: 'DELETE', path: path`settings/fields/${id}`, query: { module: 'Leads' } })
  await addField(zoho, 'Area')
  const drift = await checkModule(zoho, 'Leads', used)
  expect(drift.breaksReads).toEqual(['Leads.Region is gone.'])
  expect(drift.breaksWrites).toEqual(['Leads.Region is gone.'])
  expect(drift.added).toContain('Leads.Area is not used.')

  expect(
    await checkModule(zoho, 'Leads', { creates: ['Full_Name', 'Company'], updates: ['Created_Time'] }),
  ).toMatchObject({
    breaksReads: [],
    breaksWrites: [
      'Leads.Full_Name cannot be written in a new record.',
      'Leads.Created_Time cannot be written in a change.',
      'Leads.Last_Name is mandatory, and new records do not bring it.',
    ],
  })
})

test('a module that is gone is an error that says so', async () => {
  await expect(checkModule(clientAtEmulator().zoho, 'Nothing', { reads: ['id'] })).rejects.toMatchObject({
    code: 'INVALID_MODULE',
  })
})

test('reads a call per module and subform; layouts on request', async () => {
  let calls = 0
  const { zoho } = clientAtEmulator(undefined, {}, () => (calls += 1))
  const { modules } = await readMetadata(zoho, { modules: ['Quotes'], layouts: true })
  expect(modules.map(({ api_name: name, layouts }) => [name, layouts?.length])).toEqual([
    ['Quotes', 1],
    ['Quoted_Items', expect.any(Number)],
  ])
  expect(calls).toBe(5)
})
