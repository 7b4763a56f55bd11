import { where } from '@x/client'
import { expect, test } from 'vitest'
import { issueGrant, type Emulator } from '@x/emulator'
import { recordingClient } from '@x/operation-tests'
import {
  countRecords,
  createRecords,
  deleteRecords,
  eachRecord,
  getDealContactRole,
  getRecord,
  listContactRoles,
  listDealContactRoles,
  listRecords,
  removeDealContactRole,
  removeDealContactRoles,
  searchRecords,
  setDealContactRole,
  setDealContactRoles,
  updateRecords,
} from '../src/index.ts'
import { clientAtEmulator } from './at-emulator.ts'

test('all records come, beyond 2,000 by token, each once and in the order of their ids', async () => {
  const { zoho } = clientAtEmulator()
  const rows = Array.from({ length: 2300 }, (_each, index) => ({ Last_Name: `Boyle ${index}` }))
  await createRecords(zoho, 'Leads', rows, { trigger: [] })
  const ids: string[] = []
  for await (const lead of eachRecord(zoho, 'Leads', { fields: ['Last_Name'] })) ids.push(lead.id)
  expect(ids.length).toBe(await countRecords(zoho, 'Leads'))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toEqual(ids.toSorted())
})

test('nothing newer is an empty page, and no error', async () => {
  const { zoho, emulator } = clientAtEmulator()
  const modifiedSince = new Date(emulator.clock.now() + 60_000)
  const { items } = await listRecords(zoho, 'Leads', { fields: ['id'], modifiedSince })
  expect(items).toEqual([])
})

test('an unknown record is undefined; one that is there has what lists leave out', async () => {
  const { zoho } = clientAtEmulator()
  expect(await getRecord(zoho, 'Leads', '1234567890')).toBeUndefined()
  const { items } = await listRecords(zoho, 'Quotes', { fields: ['Subject'], per_page: 1 })
  const quote = await getRecord(zoho, 'Quotes', items[0]?.id ?? '')
  expect(quote).toMatchObject({ Subject: items[0]?.['Subject'], Quoted_Items: [expect.any(Object)] })
})

test('a search finds by the tree of criteria, with every character as it is', async () => {
  const { zoho } = clientAtEmulator()
  const Last_Name = String.raw`Burns, B (\)`
  await createRecords(zoho, 'Leads', [{ Last_Name }])
  const { items } = await searchRecords(zoho, 'Leads', { criteria: where('Last_Name', 'equal', Last_Name) })
  expect(items).toMatchObject([{ Last_Name }])
})

test.each([
  ['page 11', { word: 'boyle', page: 11 }, 'COQL'],
  ['a word of one letter', { word: 'a' }, '2 to 100'],
  ['two things', { word: 'boyle', email: 'a@b.example' }, 'word'],
  ['nothing', {}, 'none'],
])('a search for %s is refused before it is sent', async (_what, query, told) => {
  const { zoho, sent } = recordingClient(() => new Response(null, { status: 204 }))
  await expect(searchRecords(zoho, 'Leads', query as never)).rejects.toThrow(told)
  expect(sent).toEqual([])
})

test('records are named by an external field', async () => {
  const headers: (string | null)[] = []
  const { zoho, sent } = recordingClient(() => new Response(null, { status: 204 }), {
    fetch: async (request) => {
      headers.push(request.headers.get('x-external'))
      return Response.json({ data: [{ id: '1' }] })
    },
  })
  await getRecord(zoho, 'Contacts', 'A 1/2'.replace('/', '-'), { external: 'Customer_No' })
  await listRecords(zoho, 'Contacts', {
    fields: ['id'],
    ids: ['a', 'b'],
    external: ['Customer_No', 'Contacts.Account_Name.Account_No'],
  })
  expect(headers).toEqual(['Contacts.Customer_No', 'Contacts.Customer_No,Contacts.Account_Name.Account_No'])
  expect(sent).toEqual([])
})

test('more than 50 fields are joined from several lists; a record that goes meanwhile is left out', async () => {
  const lists: string[][] = []
  const { zoho } = recordingClient(({ query }) => {
    const asked = new Map(query)
    const fields = (asked.get('fields') ?? '').split(',')
    const ids = asked.get('ids')?.split(',')
    lists.push([`${fields.length} fields`, `${ids?.length ?? 0} ids`])
    const all = ids?.filter((id) => id !== '7') ?? Array.from({ length: 150 }, (_each, id) => `${id}`)
    const data = all.map((id) => ({
      id,
      ...Object.fromEntries(fields.map((name) => [name, `${name} ${id}`])),
    }))
    return Response.json({ data, info: { more_records: false } })
  })
  const fields = Array.from({ length: 120 }, (_each, index) => `F${index}`)
  const rows: Record<string, unknown>[] = []
  for await (const row of eachRecord(zoho, 'Leads', { fields })) rows.push(row)
  expect(rows).toHaveLength(149)
  expect(rows[8]).toEqual({ id: '9', ...Object.fromEntries(fields.map((name) => [name, `${name} 9`])) })
  expect(lists).toEqual([
    ['50 fields', '0 ids'],
    ['50 fields', '100 ids'],
    ['20 fields', '99 ids'],
    ['50 fields', '50 ids'],
    ['20 fields', '50 ids'],
  ])
})

test('a later page that is empty under HTTP 200 is an error, one under 204 the end', async () => {
  const all = async (last: () => Response): Promise<number> => {
    const first = { data: [{ id: '1' }], info: { more_records: true, page: 1, per_page: 1 } }
    const answers = [() => Response.json(first), last]
    const { zoho } = recordingClient(() => (answers.shift() ?? last)())
    let count = 0
    for await (const { id } of eachRecord(zoho, 'Leads', { fields: ['id'] })) count += Number(id)
    return count
  }
  await expect(all(() => new Response(''))).rejects.toMatchObject({ code: 'RESPONSE_SHAPE' })
  expect(await all(() => new Response(null, { status: 204 }))).toBe(1)
})

/** Makes an external field `No`. */
async function withNumbers(emulator: Emulator, module: string): Promise<void> {
  const { accessToken, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: ['ZohoCRM.settings.ALL'] })
  const field = { field_label: 'No', data_type: 'text', length: 9, external: { type: 'org', show: true } }
  const made = await emulator.fetch(
    new Request(`${apiDomain}/crm/v8/settings/fields?module=${module}`, {
      method: 'POST',
      headers: { authorization: `Zoho-oauthtoken ${accessToken}` },
      body: JSON.stringify({ fields: [field] }),
    }),
  )
  expect(made.status).toBe(201)
}

test('contacts and deals are named by external fields where contacts have roles in deals', async () => {
  const { zoho, emulator } = clientAtEmulator()
  await withNumbers(emulator, 'Contacts')
  await withNumbers(emulator, 'Deals')
  await createRecords(zoho, 'Contacts', [
    { Last_Name: 'Boyle', No: 'c-1' },
    { Last_Name: 'Adams', No: 'c/2' },
  ])
  await createRecords(zoho, 'Deals', [{ Deal_Name: 'Boats', Stage: 'Qualification', No: 'd 1' }])
  const [role] = await listContactRoles(zoho)
  const given = { Contact_Role: { id: role?.id ?? '' } }
  const both = { external: ['No', 'Contacts.No'] }
  await setDealContactRole(zoho, 'd 1', 'c-1', given, both)
  expect(
    await setDealContactRoles(
      zoho,
      'd 1',
      [
        { No: 'c/2', ...given },
        { No: 'c-9', ...given },
      ],
      both,
    ),
  ).toMatchObject([{ ok: true }, { ok: false, error: { code: 'INVALID_DATA' } }])
  const { items } = await listDealContactRoles(zoho, 'd 1', { fields: ['No'], external: 'No' })
  expect(items.map(({ No, Contact_Role: has }) => `${String(No)} ${has?.name}`).toSorted()).toEqual([
    `c-1 ${role?.name}`,
    `c/2 ${role?.name}`,
  ])
  expect(await getDealContactRole(zoho, 'd 1', 'c-1', { fields: ['Last_Name'], ...both })).toMatchObject({
    Last_Name: 'Boyle',
  })
  await removeDealContactRole(zoho, 'd 1', 'c-1', both)
  expect(await removeDealContactRoles(zoho, 'd 1', ['c-1', 'c/2'], both)).toMatchObject([
    { ok: false, error: { code: 'MANDATORY_NOT_FOUND' } },
    { ok: true },
  ])
  await expect(removeDealContactRoles(zoho, 'd 1', ['a,b'], both)).rejects.toThrow(/cannot stand in a list/)
  await expect(setDealContactRole(zoho, 'd 1', 'c-1', given)).rejects.toMatchObject({ code: 'INVALID_ID' })
})

test('what an external field names is read, changed, referred to and deleted at the emulator', async () => {
  const { zoho, emulator } = clientAtEmulator()
  await withNumbers(emulator, 'Contacts')
  const external = 'No'
  await createRecords(zoho, 'Contacts', [{ Last_Name: 'Boyle', No: 'c 1/ä' }])
  await updateRecords(zoho, 'Contacts', [{ No: 'c 1/ä', Description: 'x' }], { external })
  const under = { Last_Name: 'Adams', No: 'c-2', Reporting_To: { No: 'c 1/ä' } }
  await createRecords(zoho, 'Contacts', [under], { external: 'Contacts.Reporting_To.No' })
  expect(await getRecord(zoho, 'Contacts', 'c-2', { external })).toMatchObject({
    Reporting_To: { name: 'Boyle' },
  })
  expect(await deleteRecords(zoho, 'Contacts', ['c-2', 'c-9'], { external })).toMatchObject([
    { ok: true },
    { ok: false, error: { code: 'INVALID_DATA', details: { No: 'c-9' } } },
  ])
})
