import { createClient, path, request, type Client } from '@x/client'
import { createEmulator, defaultOrganization, issueGrant } from '@x/emulator'
import { expect, test } from 'vitest'
import { addresses, buyers, openDeals, worthOfStages } from './query.ts'

async function open(): Promise<Client> {
  const { records: _samples, ...organization } = defaultOrganization()
  const emulator = createEmulator({ seed: { organization } })
  const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.coql.READ']
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
  const zoho = createClient({
    token: () => ({ value, apiDomain }),
    fetch: emulator.fetch,
    clock: emulator.clock,
  })
  const make = async (module: string, ...data: readonly object[]): Promise<string> => {
    const answer = await request(zoho, { method: 'POST', path: path`${module}`, body: { data } })
    return (answer as { data: readonly { details: { id: string } }[] }).data[0]?.details.id ?? ''
  }
  const id = await make('Accounts', { Account_Name: "O'Brien & Sons" })
  const deal = (Deal_Name: string, Stage: string, Amount: number): object => ({
    Deal_Name,
    Stage,
    Amount,
    Account_Name: { id },
    Closing_Date: '2026-12-01',
  })
  await make(
    'Deals',
    deal('small', 'Qualification', 1),
    deal('large', 'Qualification', 9),
    deal('won', 'Closed Won', 5),
  )
  await make(
    'Contacts',
    { Last_Name: 'Boyle', First_Name: 'Mary', Email: 'mary@zylker.example' },
    { Last_Name: 'Out', Email: 'out@zylker.example', Email_Opt_Out: true },
    { Last_Name: 'None' },
  )
  return zoho
}

test('queries give what they ask for', async () => {
  const zoho = await open()
  expect(await openDeals(zoho, "O'Brien & Sons", new Date(0))).toEqual(['large', 'small'])
  expect(await openDeals(zoho, "' or id is not null or Deal_Name = '", new Date(0))).toEqual([])
  const found: string[] = []
  for await (const address of addresses(zoho)) found.push(address)
  expect(found).toEqual(['Mary Boyle <mary@zylker.example>'])
  expect(await worthOfStages(zoho)).toEqual(
    new Map([
      ['Qualification', 10],
      ['Closed Won', 5],
    ]),
  )
  expect(await buyers(zoho, 8)).toEqual(["O'Brien & Sons"])
})
