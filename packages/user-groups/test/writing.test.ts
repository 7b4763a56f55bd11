import { describe, expect, test } from 'vitest'
import type { Client } from '@x/client'
import { createEmulator } from '@x/emulator'
import {
  createUserGroup,
  getUserGroup,
  listSources,
  listUserGroups,
  updateUserGroup,
  updateUserGroups,
} from '@x/user-groups'
import { answering, at, failure, GROUP, withReadings } from './zoho.ts'

describe('sources of an update: the caller says what happens', () => {
  describe.each(['patch', 'replace'] as const)('when Zoho reads the list as a %s', (updateSources) => {
    const start = async (): Promise<{ zoho: Client; keys: () => Promise<string[]>; user: string }> => {
      const zoho = at(withReadings({ userGroups: { updateSources } }))
      const keys = async (): Promise<string[]> =>
        (await listSources(zoho, GROUP)).items.map(({ type, source }) => `${type}:${source.id}`).toSorted()
      const user = (await listSources(zoho, GROUP, { type: 'users' })).items[0]?.source.id ?? ''
      return { zoho, keys, user }
    }
    test('a rename keeps all sources and their flags', async () => {
      const { zoho } = await start()
      const before = (await listSources(zoho, GROUP)).items
      await updateUserGroup(zoho, GROUP, { name: 'Renamed' })
      expect((await listSources(zoho, GROUP)).items.toSorted(byId)).toEqual(before.toSorted(byId))
    })
    test('a patch removes what it names and nothing else, and adds', async () => {
      const { zoho, keys, user } = await start()
      const before = await keys()
      const source = { type: 'users', source: { id: user } }
      await updateUserGroup(zoho, GROUP, { sources: { mode: 'patch', remove: [source] } })
      expect(await keys()).toEqual(before.filter((key) => key !== `users:${user}`))
      await updateUserGroup(zoho, GROUP, { sources: { mode: 'patch', add: [source] } })
      expect(await keys()).toEqual(before)
    })
    test('a replacement leaves exactly its own', async () => {
      const { zoho, keys, user } = await start()
      await updateUserGroup(zoho, GROUP, {
        sources: { mode: 'replace', sources: [{ type: 'users', source: { id: user } }] },
      })
      expect(await keys()).toEqual([`users:${user}`])
    })
  })
  test.each([
    { sources: { sources: [] } },
    { sources: { mode: 'merge', sources: [] } },
    { sources: { mode: 'patch', add: [{ type: 'users', source: { id: '..' } }] } },
    { sources: { mode: 'patch', remove: [{ type: 'users', source: { id: 5 } }] } },
    { sources: { mode: 'patch', remove: 'users' } },
    { description: 'a\0' },
    { name: '\uDC00' },
  ])('%j is refused before anything is sent', async (change) => {
    const emulator = createEmulator()
    expect(await failure(updateUserGroup(at(emulator), GROUP, change as never))).toBeInstanceOf(Error)
    expect(emulator.journal.total).toBe(0)
  })
})
function byId(a: { source: { id: string } }, b: { source: { id: string } }): number {
  return a.source.id < b.source.id ? -1 : 1
}

test('a source that Zoho names by nothing is not lost silently', async () => {
  for (const source of [{ type: 'users', source: null }, { type: 'users' }, { source: { id: '1' } }]) {
    const error = await failure(updateUserGroup(answering({ sources: [source] }), GROUP, { name: 'x' }))
    expect(error).toMatchObject({ code: 'RESPONSE_SHAPE', path: '$.sources[].source.id' })
    expect(String(error)).toContain('Nothing was changed')
  }
})

test.each([undefined, null, {}, 'users', [null], [{}], [{ type: 'users' }], [{ source: { id: '1' } }]])(
  'sources %j are refused before anything is sent',
  async (sources) => {
    const emulator = createEmulator()
    const zoho = at(emulator)
    const bad = sources as never
    for (const call of [
      createUserGroup(zoho, { name: 'x', sources: bad }),
      updateUserGroup(zoho, GROUP, { sources: { mode: 'replace', sources: bad } }),
    ]) {
      const error = await failure(call)
      expect(error).toBeInstanceOf(TypeError)
      expect(String(error)).toContain('must be a list of { type, source: { id } }')
    }
    expect(emulator.journal.total).toBe(0)
  },
)

describe('the kind of a source', () => {
  test.each([
    ['user', 'users'],
    ['Users', 'users'],
    ['ROLE', 'roles'],
    ['territory', 'territories'],
    ['group', 'groups'],
  ])('%s is refused in favour of %s before anything is sent', async (type, right) => {
    const emulator = createEmulator()
    const zoho = at(emulator)
    const sources = [{ type, source: { id: '1' } }]
    for (const call of [
      createUserGroup(zoho, { name: 'x', sources }),
      updateUserGroup(zoho, GROUP, { sources: { mode: 'replace', sources } }),
      updateUserGroup(zoho, GROUP, { sources: { mode: 'patch', add: sources } }),
      updateUserGroup(zoho, GROUP, { sources: { mode: 'patch', remove: sources } }),
      listSources(zoho, GROUP, { type }),
    ]) {
      const error = await failure(call)
      expect(error).toBeInstanceOf(TypeError)
      expect(String(error)).toContain(`The type of a source is "${right}", not "${type}". Nothing was sent.`)
    }
    expect(emulator.journal.total).toBe(0)
  })
  test.each(['robots', 'user_groups', '__proto__', 'constructor'])('%s is sent', async (type) => {
    const emulator = createEmulator()
    await failure(listSources(at(emulator), GROUP, { type }))
    expect(emulator.journal.entries()).toHaveLength(1)
  })
  test('what Zoho itself says is taken as it is', async () => {
    const present = { sources: [{ type: 'user', source: { id: '1' } }] }
    expect(await failure(updateUserGroup(answering(present), GROUP, { name: 'x' }))).not.toBeInstanceOf(
      TypeError,
    )
  })
})

describe('many at once', () => {
  test('no change is no request', async () => {
    const emulator = createEmulator()
    expect(await updateUserGroups(at(emulator), [])).toEqual([])
    expect(emulator.journal.total).toBe(0)
  })
  test('two changes of one group are refused, since one would undo the other', async () => {
    const emulator = createEmulator()
    const twice = [
      { id: GROUP, name: 'a' },
      { id: BigInt(GROUP), description: 'b' },
    ]
    const error = await failure(updateUserGroups(at(emulator), twice))
    expect(error).toBeInstanceOf(TypeError)
    expect(String(error)).toContain('same user group')
    expect(emulator.journal.total).toBe(0)
  })
  test('a group that is not there is named before anything is written', async () => {
    const emulator = createEmulator()
    const changes = [
      { id: GROUP, name: 'a' },
      { id: '4440000000000000001', name: 'b' },
    ]
    expect(String(await failure(updateUserGroups(at(emulator), changes)))).toContain('4440000000000000001')
    expect(emulator.journal.entries().every(({ method }) => method === 'GET')).toBe(true)
  })
  test('ten creates of one name at once: one succeeds', async () => {
    const zoho = at(createEmulator())
    const user = (await listSources(zoho, GROUP, { type: 'users' })).items[0]?.source.id ?? ''
    const group = { name: 'Once', sources: [{ type: 'users', source: { id: user } }] }
    const results = await Promise.all(Array.from({ length: 10 }, () => failure(createUserGroup(zoho, group))))
    expect(results.filter((each) => each === 'no failure')).toHaveLength(1)
    expect(results.filter((each) => (each as { code?: string }).code === 'DUPLICATE_DATA')).toHaveLength(9)
  })
})

describe('case 32: names', () => {
  test.each(['e\u0301', '<script>', '=1+1', '\u202Eabc', '👩‍👩‍👧'])('%j comes back as it was', async (name) => {
    const zoho = at(createEmulator())
    const user = (await listSources(zoho, GROUP, { type: 'users' })).items[0]?.source.id ?? ''
    const { id } = await createUserGroup(zoho, { name, sources: [{ type: 'users', source: { id: user } }] })
    expect((await getUserGroup(zoho, id))?.name).toBe(name)
  })
  test.each([
    ['a', 250],
    // How Zoho counts is not documented; the emulator counts UTF-16 units. Nothing is refused or cut here.
    ['🚀', 125],
  ])('%s %i times is a name, and once more is for Zoho to refuse', async (character, longest) => {
    const zoho = at(createEmulator())
    const user = (await listSources(zoho, GROUP, { type: 'users' })).items[0]?.source.id ?? ''
    const sources = [{ type: 'users', source: { id: user } }]
    const name = character.repeat(longest)
    const { id } = await createUserGroup(zoho, { name, sources })
    expect((await getUserGroup(zoho, id))?.name).toBe(name)
    const error = await failure(createUserGroup(zoho, { name: name + character, sources }))
    expect(error).toMatchObject({ code: 'INVALID_DATA', details: { maximum_length: 250 } })
  })
  test.each(['a\0', '\uD83D'])('%j is refused', async (name) => {
    const emulator = createEmulator()
    await expect(createUserGroup(at(emulator), { name, sources: [] })).rejects.toThrow(/cannot be stored/)
    expect(emulator.journal.total).toBe(0)
  })
})

test('case 39: a 500 after the group was made: not made again, and said to be unknown', async () => {
  const emulator = createEmulator()
  const zoho = at(emulator)
  const user = (await listSources(zoho, GROUP, { type: 'users' })).items[0]?.source.id ?? ''
  emulator.faults.add({ name: '500-after-commit', endpoint: 'crm' })
  const before = emulator.journal.total
  const group = { name: 'Made all the same', sources: [{ type: 'users', source: { id: user } }] }
  const error = await failure(createUserGroup(zoho, group, { retries: 5 }))
  expect(error).toMatchObject({ status: 500, outcome: 'unknown', retryable: false })
  expect(emulator.journal.total - before).toBe(1)
  expect((await listUserGroups(zoho, { name: group.name })).items).toHaveLength(1)
})
