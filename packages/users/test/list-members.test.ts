import { createClient, path, request, type Client } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { describe, expect, test } from 'vitest'
import { listMembers } from '../src/index.ts'

function open(): { zoho: Client; calls: string[] } {
  const calls: string[] = []
  const emulator = createEmulator()
  const { accessToken: value, apiDomain } = issueGrant(emulator, {
    dc: 'eu',
    scopes: ['ZohoCRM.users.READ', 'ZohoCRM.settings.ALL'],
  })
  const zoho = createClient({
    token: () => ({ value, apiDomain }),
    fetch: async (call) => {
      calls.push(new URL(call.url).pathname)
      return await emulator.fetch(call)
    },
    clock: emulator.clock,
  })
  return { zoho, calls }
}

interface Counted {
  readonly associated_users_count: readonly {
    readonly count: string
    readonly user_group: { readonly id: string }
  }[]
}

describe('members of a group', () => {
  test('are as many as Zoho counts, for every group of the organization', async () => {
    const { zoho } = open()
    const counted = (await request(zoho, {
      path: path`settings/user_groups/actions/associated_users_count`,
    })) as Counted
    expect(counted.associated_users_count.length).toBeGreaterThan(4)
    for (const { count, user_group: group } of counted.associated_users_count) {
      const members = await listMembers(zoho, group.id)
      expect([group.id, members.length]).toEqual([group.id, Number(count)])
      expect(new Set(members.map(({ id }) => id)).size).toBe(members.length)
      for (const { email, status } of members) expect([email.includes('@'), status]).not.toContain('deleted')
    }
  })

  test('cost few calls', async () => {
    const { zoho, calls } = open()
    await listMembers(zoho, '3652397000009952001')
    expect(calls.length).toBeLessThanOrEqual(7)
    expect(calls.filter((each) => each.endsWith('/users')).length).toBeLessThanOrEqual(3)
  })

  test('of a group that is not there are an error, and a caller may give up', async () => {
    const { zoho, calls } = open()
    await expect(listMembers(zoho, '1234567890')).rejects.toMatchObject({ code: 'INVALID_DATA' })
    const before = calls.length
    const signal = AbortSignal.abort(new Error('given up'))
    await expect(listMembers(zoho, '3652397000009952001', { signal })).rejects.toThrow('given up')
    expect(calls).toHaveLength(before)
  })

  test('of groups that hold each other, and of roles in a circle, come to an end', async () => {
    const sources = (group: string): unknown => ({
      sources: [
        { type: 'groups', source: { id: group === '1' ? '2' : '1' } },
        { type: 'roles', source: { id: '5' }, subordinates: true },
      ],
    })
    const role = (id: string, above: string): unknown => ({ id, reporting_to: { id: above } })
    const zoho = createClient({
      token: () => ({ value: 'token', apiDomain: 'https://www.zohoapis.com' }),
      fetch: async ({ url }) => {
        const { pathname } = new URL(url)
        const group = /user_groups\/(\d)/.exec(pathname)?.[1]
        if (group !== undefined) return Response.json(sources(group))
        if (pathname.endsWith('/roles')) return Response.json({ roles: [role('5', '6'), role('6', '5')] })
        const user = (id: string, at: string): unknown => ({ id, status: 'active', role: { id: at } })
        return Response.json({ users: [user('1', '6'), user('2', '7')] })
      },
    })
    expect((await listMembers(zoho, '1')).map(({ id }) => id)).toEqual(['1'])
  })
})
