// What each operation sends, and what it makes of the answer: one row per operation.
import { createClient } from '@x/client'
import { describe, expect, it } from 'vitest'
import * as users from '../src/index.ts'
import { done, ID, job, onePage, OTHER, page, type Row } from './answers.ts'
import { rowsOfPortals } from './portal-calls.ts'
import { rowsOfTerritories } from './territory-calls.ts'

const operations = users as unknown as Readonly<
  Record<string, (...parameters: unknown[]) => Promise<unknown>>
>

const transfer = { transfer: { id: OTHER, records: true, assignment: true, criteria: false } }
const rows: readonly Row[] = [
  ...rowsOfTerritories,
  ...rowsOfPortals,
  {
    operation: 'listUsers',
    with: [{ type: 'ActiveUsers', page: 2 }],
    sends: 'GET users?type=ActiveUsers&page=2',
    answer: page('users'),
    gives: onePage,
  },
  {
    operation: 'getUser',
    with: [ID],
    sends: `GET users/${ID}`,
    answer: { users: [{ id: ID }] },
    gives: { id: ID },
  },
  {
    operation: 'createUser',
    with: [{ email: 'a@example.com', last_name: 'A', role: OTHER, profile: OTHER }],
    sends: 'POST users',
    body: { users: [{ email: 'a@example.com', last_name: 'A', role: OTHER, profile: OTHER }] },
    answer: { users: [done(ID)] },
    gives: { ok: true, id: ID },
  },
  {
    operation: 'updateUsers',
    with: [[{ id: ID, status: 'inactive' }]],
    sends: 'PUT users',
    body: { users: [{ id: ID, status: 'inactive' }] },
    answer: { users: [done(ID)] },
    gives: [{ ok: true, id: ID }],
  },
  {
    operation: 'updateUser',
    with: [ID, { phone: null }],
    sends: `PUT users/${ID}`,
    body: { users: [{ phone: null }] },
    answer: { users: [done(ID)] },
    gives: { ok: true },
  },
  {
    operation: 'deleteUser',
    with: [ID],
    sends: `DELETE users/${ID}`,
    answer: { users: [done()] },
    gives: { ok: true },
  },
  {
    operation: 'countUsers',
    with: [{ type: 'AllUsers' }],
    sends: 'GET users/actions/count?type=AllUsers',
    answer: { count: '11' },
    gives: 11,
  },
  {
    operation: 'transferAndDeleteUsers',
    with: [{ transfer_and_delete: [{ id: ID, ...transfer }] }],
    sends: 'POST users/actions/transfer_and_delete',
    body: { transfer_and_delete: [{ id: ID, ...transfer }] },
    answer: job('transfer_and_delete', 'jobId'),
    gives: { jobId: '77' },
  },
  {
    operation: 'transferAndDeleteUser',
    with: [ID, { transfer_and_delete: [transfer] }],
    sends: `POST users/${ID}/actions/transfer_and_delete`,
    body: { transfer_and_delete: [transfer] },
    answer: job('transfer_and_delete', 'job_id'),
    gives: { jobId: '77' },
  },
  {
    operation: 'getTransferAndDeleteStatus',
    with: ['77'],
    sends: 'GET users/actions/transfer_and_delete?job_id=77',
    answer: { transfer_and_delete: [{ status: 'completed' }] },
    gives: { status: 'completed' },
  },
  {
    operation: 'transferUser',
    with: [ID, { transfer: [transfer] }],
    sends: `POST users/${ID}/actions/transfer`,
    body: { transfer: [transfer] },
    answer: job('transfer', 'job_id'),
    gives: { jobId: '77' },
  },
  {
    operation: 'getTransferUserStatus',
    with: ['77'],
    sends: 'GET users/actions/transfer?job_id=77',
    answer: { transfer: [{ status: 'in_progress' }] },
    gives: { status: 'in_progress' },
  },
  {
    operation: 'validateUserTransfer',
    with: [ID],
    sends: `GET users/${ID}/actions/validate_before_transfer`,
    answer: { validate_before_transfer: [{ id: ID, subordinates: true }] },
    gives: { id: ID, subordinates: true },
  },
  {
    operation: 'listUserTerritories',
    with: [ID],
    sends: `GET users/${ID}/territories`,
    answer: page('territories'),
    gives: onePage,
  },
  {
    operation: 'getUserTerritory',
    with: [ID, OTHER],
    sends: `GET users/${ID}/territories/${OTHER}`,
    answer: { territories: [{ id: OTHER, Name: 'North' }] },
    gives: { id: OTHER, Name: 'North' },
  },
  {
    operation: 'addUserTerritories',
    with: [ID, [{ id: OTHER }]],
    sends: `PUT users/${ID}/territories`,
    body: { territories: [{ id: OTHER }] },
    answer: { territories: [done(OTHER)] },
    gives: [{ ok: true, id: OTHER }],
  },
  {
    operation: 'removeUserTerritories',
    with: [ID, [OTHER]],
    sends: `DELETE users/${ID}/territories?ids=${OTHER}`,
    answer: { territories: [done(OTHER)] },
    gives: [{ ok: true, id: OTHER }],
  },
  {
    operation: 'removeUserTerritory',
    with: [ID, OTHER],
    sends: `DELETE users/${ID}/territories/${OTHER}`,
    answer: { territories: [done(OTHER)] },
    gives: { ok: true },
  },
  {
    operation: 'listProfiles',
    with: [{ type: 'normal_profile' }],
    sends: 'GET settings/profiles?type=normal_profile',
    answer: { profiles: [{ id: ID }], info: { license_limit: 25 } },
    gives: { items: [{ id: ID }], info: { more_records: false } },
  },
  {
    operation: 'getProfile',
    with: [ID],
    sends: `GET settings/profiles/${ID}`,
    answer: { profiles: [{ id: ID }] },
    gives: { id: ID },
  },
  {
    operation: 'cloneProfile',
    with: [ID, { name: 'Support' }],
    sends: `POST settings/profiles/${ID}/actions/clone`,
    body: { profiles: [{ name: 'Support' }] },
    answer: { profiles: [done(OTHER)] },
    gives: { ok: true, id: OTHER },
  },
  {
    operation: 'updateProfile',
    with: [ID, { permissions_details: [{ id: OTHER, enabled: false }] }],
    sends: `PUT settings/profiles/${ID}`,
    body: { profiles: [{ permissions_details: [{ id: OTHER, enabled: false }] }] },
    answer: { profiles: [done(ID)] },
    gives: { ok: true },
  },
  {
    operation: 'deleteProfile',
    with: [ID, OTHER],
    sends: `DELETE settings/profiles/${ID}?transfer_to=${OTHER}`,
    answer: done(),
    gives: { ok: true },
  },
  {
    operation: 'listRoles',
    with: [],
    sends: 'GET settings/roles',
    answer: { roles: [{ id: ID }] },
    gives: [{ id: ID }],
  },
  {
    operation: 'getRole',
    with: [ID],
    sends: `GET settings/roles/${ID}`,
    answer: { roles: [{ id: ID }] },
    gives: { id: ID },
  },
  {
    operation: 'createRole',
    with: [{ name: 'Sales', reporting_to: { id: OTHER } }],
    sends: 'POST settings/roles',
    body: { roles: [{ name: 'Sales', reporting_to: { id: OTHER } }] },
    answer: { roles: [done(ID)] },
    gives: { ok: true, id: ID },
  },
  {
    operation: 'updateRoles',
    with: [[{ id: ID, name: 'North' }]],
    sends: 'PUT settings/roles',
    body: { roles: [{ id: ID, name: 'North' }] },
    answer: { roles: [done(ID)] },
    gives: [{ ok: true, id: ID }],
  },
  {
    operation: 'updateRole',
    with: [ID, { name: 'North' }],
    sends: `PUT settings/roles/${ID}`,
    body: { roles: [{ name: 'North' }] },
    answer: done(),
    gives: { ok: true },
  },
  {
    operation: 'deleteRole',
    with: [ID, OTHER],
    sends: `DELETE settings/roles/${ID}?transfer_to_id=${OTHER}`,
    answer: done(),
    gives: { ok: true },
  },
]

interface Seen {
  line: string
  body: unknown
}
function clientThat(answer: (seen: Seen) => Response): {
  zoho: ReturnType<typeof createClient>
  seen: Seen[]
} {
  const seen: Seen[] = []
  const fetch = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const text = await request.text()
    const entry = {
      line: `${request.method} ${url.pathname.replace('/crm/v7/', '')}${decodeURIComponent(url.search)}`,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    }
    seen.push(entry)
    return answer(entry)
  }
  const zoho = createClient({
    token: () => ({ value: 'token', apiDomain: 'https://www.zohoapis.com' }),
    fetch,
  })
  return { zoho, seen }
}
const run = (row: Row, zoho: unknown): Promise<unknown> =>
  operations[row.operation]?.(zoho, ...row.with) ?? Promise.reject(new Error('no such operation'))

describe('what is sent, and what becomes of the answer', () => {
  it.each(rows)('$operation', async (row) => {
    const { zoho, seen } = clientThat(() =>
      Response.json(row.answer, { status: row.sends.startsWith('POST') ? 201 : 200 }),
    )
    const given = await run(row, zoho)
    expect(seen).toEqual([{ line: row.sends, body: row.body }])
    expect({ given }).toMatchObject({ given: row.gives })
  })

  it('of every operation', () => {
    const names = Object.entries(operations)
      .filter(([, member]) => typeof member === 'function' && 'endpoint' in member)
      .map(([name]) => name)
    expect(rows.map((row) => row.operation).toSorted()).toEqual(names.toSorted())
  })
})

describe('what Zoho is known to do oddly', () => {
  it('answers three ids with five rows: each result is that of its id', async () => {
    const refused = { code: 'INVALID_DATA', status: 'error', message: 'no', details: {} }
    const { zoho } = clientThat(() =>
      Response.json({
        territories: [done('1'), refused, done('3'), refused, { ...refused, details: { id: '2' } }],
      }),
    )
    const results = await users.removeUserTerritories(zoho, ID, ['1', '2', '3'])
    expect(results.map((result) => result.ok)).toEqual([true, false, true])
  })

  it('puts rows that were written and rows that were not under HTTP 400', async () => {
    const taken = {
      code: 'DUPLICATE_DATA',
      status: 'error',
      message: 'taken',
      details: { api_name: 'name', json_path: '$.roles[1].name' },
    }
    const { zoho } = clientThat(() => Response.json({ roles: [done(ID), taken] }, { status: 400 }))
    const results = await users.updateRoles(zoho, [
      { id: ID, name: 'a' },
      { id: OTHER, name: 'b' },
    ])
    expect(results).toMatchObject([
      { ok: true, id: ID },
      { ok: false, error: { code: 'DUPLICATE_DATA' } },
    ])
  })

  it('takes one user in a call: several are several calls', async () => {
    const { zoho, seen } = clientThat(({ body }) =>
      Response.json({ users: [done((body as { users: { id: string }[] }).users[0]?.id)] }),
    )
    const results = await users.updateUsers(zoho, [
      { id: '1', city: 'Pune' },
      { id: '2', city: 'Pune' },
    ])
    expect([seen.length, results.map((result) => result.ok && result.id)]).toEqual([2, ['1', '2']])
  })

  it('nests the result of a territory’s user in a second array', async () => {
    const { zoho } = clientThat(() => Response.json({ users: [[done(OTHER)]] }))
    expect(await users.addTerritoryUser(zoho, ID, OTHER)).toMatchObject({ ok: true, id: OTHER })
    expect(await users.removeTerritoryUsers(zoho, ID, [OTHER])).toMatchObject([{ ok: true, id: OTHER }])
  })

  it('keeps the territory of a deal under another name than those of other records', async () => {
    const territory = { id: OTHER, Name: 'North', $assigned: 'manually' }
    for (const record of [
      { Territory: territory },
      { Territory: [territory] },
      { Territories: [territory] },
    ]) {
      const { zoho } = clientThat(() => Response.json({ data: [{ id: ID, ...record }] }))
      expect(await users.getRecordTerritories(zoho, 'Deals', ID)).toEqual([territory])
    }
    const { zoho } = clientThat(() => Response.json({ data: [{ id: ID, Territories: null }] }))
    expect(await users.getRecordTerritories(zoho, 'Leads', ID)).toEqual([])
  })

  it('answers PERMISSION_DENIED about territories with 401, too: no other token is asked for', async () => {
    const denied = { code: 'PERMISSION_DENIED', status: 'error', message: 'no', details: {} }
    for (const status of [401, 403, 400]) {
      let tokens = 0
      const zoho = createClient({
        token: () => {
          tokens += 1
          return { value: 'token', apiDomain: 'https://www.zohoapis.com' }
        },
        fetch: async () => Response.json(denied, { status }),
      })
      await expect(users.deleteTerritory(zoho, ID)).rejects.toMatchObject({ code: 'PERMISSION_DENIED' })
      expect([status, tokens]).toEqual([status, 1])
    }
  })

  it('leaves fields of the organization’s own in some answers: they are kept where they come', async () => {
    const user = { id: ID, Badge_Number: '7' }
    const { zoho } = clientThat(() => Response.json({ users: [user] }))
    expect((await users.listUsers(zoho)).items).toEqual([user])
    expect(await users.getUser(zoho, ID)).toEqual(user)
  })

  it('wants the kind of user in the query: it is sent as it is', async () => {
    const { zoho, seen } = clientThat(() => new Response(null, { status: 204 }))
    await users.listUsers(zoho, { type: 'ActiveConfirmedUsers' })
    expect(seen.map(({ line }) => line)).toEqual(['GET users?type=ActiveConfirmedUsers'])
  })

  it('deletes a role without its successor as a plain delete elsewhere: here it does not compile, nor is it sent', async () => {
    const { zoho, seen } = clientThat(() => Response.json({}))
    const careless = users.deleteRole as unknown as (...parameters: unknown[]) => Promise<unknown>
    await expect(careless(zoho, ID)).rejects.toMatchObject({ code: 'INVALID_ID' })
    expect(seen).toEqual([])
  })

  it('deletes a profile only with the one that takes its users: without, nothing is sent', async () => {
    const { zoho, seen } = clientThat(() => Response.json(done(ID)))
    const careless = users.deleteProfile as unknown as (...parameters: unknown[]) => Promise<unknown>
    await expect(careless(zoho, ID)).rejects.toMatchObject({ code: 'INVALID_ID' })
    expect(seen).toEqual([])
    await users.deleteProfile(zoho, ID, OTHER)
    expect(seen.map(({ line }) => line)).toEqual([`DELETE settings/profiles/${ID}?transfer_to=${OTHER}`])
  })

  it('mixes Name and name in the territories of a user: both stay as they came', async () => {
    const territory = { id: ID, Name: 'North', Manager: { id: OTHER, name: 'Nora' }, Reporting_To: null }
    const { zoho } = clientThat(() => Response.json({ territories: [territory] }))
    expect((await users.listUserTerritories(zoho, ID)).items).toEqual([territory])
  })

  it('takes role and profile as ids or as objects: they go as the caller writes them', async () => {
    const { zoho, seen } = clientThat(() => Response.json({ users: [done(ID)] }))
    await users.updateUser(zoho, ID, { role: ID, profile: { id: OTHER } })
    expect(seen[0]?.body).toEqual({ users: [{ role: ID, profile: { id: OTHER } }] })
  })

  it('misspells EMAIL_UPDATE_NOT_ALOWED: its code comes as it is', async () => {
    const refused = { code: 'EMAIL_UPDATE_NOT_ALOWED', status: 'error', message: 'no', details: {} }
    const { zoho } = clientThat(() => Response.json({ users: [refused] }, { status: 400 }))
    await expect(users.updateUser(zoho, ID, { email: 'b@example.com' })).rejects.toMatchObject({
      code: 'EMAIL_UPDATE_NOT_ALOWED',
    })
  })

  it('answers 204 for an unknown id, or 400 that names the place of the id: both are undefined', async () => {
    const unknown = {
      code: 'INVALID_DATA',
      status: 'error',
      message: 'the id given seems to be invalid',
      details: { resource_path_index: 0 },
    }
    for (const answer of [
      () => new Response(null, { status: 204 }),
      () => Response.json(unknown, { status: 400 }),
    ])
      expect(await users.getUser(clientThat(answer).zoho, ID)).toBeUndefined()
  })
})
