import { createClient } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { expect, test } from 'vitest'
import { countRoles, listTags, makeTags, massUpdateEnd, updateTag } from './endpoints.ts'

test('an operation by hand', async () => {
  const emulator = createEmulator()
  const { accessToken: value, apiDomain } = issueGrant(emulator, {
    dc: 'eu',
    scopes: [...countRoles.endpoint.scopes],
  })
  const zoho = createClient({ token: () => ({ value, apiDomain }), fetch: emulator.fetch })
  expect(await countRoles(zoho)).toBeGreaterThan(1)
})

test('a job is waited for', async () => {
  const states = ['SCHEDULED', 'RUNNING', 'COMPLETED']
  const waits: number[] = []
  const clock = {
    now: () => 0,
    monotonic: () => 0,
    // The deadlines are not reached.
    sleep: (ms: number) =>
      new Promise<void>((resolve) => {
        if (ms >= 30_000) return
        waits.push(ms)
        resolve()
      }),
  }
  const fetch = async (): Promise<Response> => Response.json({ data: [{ Status: states.shift() }] })
  const zoho = createClient({
    token: () => ({ value: 't', apiDomain: 'https://www.zohoapis.eu' }),
    fetch,
    clock,
  })
  expect(await massUpdateEnd(zoho, '1')).toEqual({ Status: 'COMPLETED' })
  expect(waits).toHaveLength(2)
})

test('declared operations: what is sent, and what became of each row', async () => {
  const sent: string[] = []
  const success = { code: 'SUCCESS', status: 'success', message: '', details: { id: '7' } }
  const failure = { code: 'DUPLICATE_DATA', status: 'error', message: '', details: { api_name: 'name' } }
  const answers = [
    Response.json({ tags: [{ id: '7', name: 'North' }] }),
    Response.json({ tags: [success, failure] }, { status: 207 }),
    Response.json({ tags: [success] }),
  ]
  const fetch = async (request: Request): Promise<Response> => {
    sent.push(`${request.method} ${new URL(request.url).pathname}${new URL(request.url).search}`)
    return answers.shift() ?? new Response(null, { status: 204 })
  }
  const zoho = createClient({ token: () => ({ value: 't', apiDomain: 'https://www.zohoapis.eu' }), fetch })
  expect(await listTags(zoho, 'Leads')).toEqual([{ id: '7', name: 'North' }])
  expect(await makeTags(zoho, 'Leads', ['North', 'South'])).toEqual([
    'made: 7',
    expect.stringMatching(/^not made: .*DUPLICATE_DATA/),
  ])
  expect(await updateTag(zoho, '7', 'Leads', { name: 'East' })).toMatchObject({ ok: true, id: '7' })
  expect(sent).toEqual([
    'GET /crm/v7/settings/tags?module=Leads',
    'POST /crm/v7/settings/tags?module=Leads',
    'PUT /crm/v7/settings/tags/7?module=Leads',
  ])
})
