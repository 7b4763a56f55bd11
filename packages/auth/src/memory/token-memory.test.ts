import { describe, expect, it } from 'vitest'
import type { Grant } from '../grant.ts'
import { createTokenMemory, refreshWindow, savePending } from './token-memory.ts'

const grant = (id: string, apiDomain = 'https://www.zohoapis.eu'): Grant => ({
  id,
  clientId: '1000.C',
  dc: 'eu',
  environment: 'production',
  apiDomain,
  source: { refreshToken: 'r' },
  savedAt: 0,
  consents: 1,
  attempts: [],
  failures: 0,
})
const access = (token: string): NonNullable<Grant['access']> => ({ token, issuedAt: 0, expiresAt: 3_600_000 })

describe('the refresh window', () => {
  const ids = Array.from({ length: 400 }, (_, index) => `user-${index}`)

  it.each([
    [3_600_000, 300_000],
    [3_000_000, 300_000],
    [2_999_999, 299_999.9],
    [60_000, 6000],
  ])('of a life of %i ms lies between half of %i ms and the whole, spread by the id', (life, whole) => {
    const windows = ids.map((id) => refreshWindow(id, life) / whole)
    expect(Math.min(...windows)).toBeGreaterThanOrEqual(0.5)
    expect(Math.max(...windows)).toBeLessThan(1)
    // Evenly: each tenth of the range has its share, though the ids differ in the last letters only.
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const share = windows.filter((each) => Math.floor((each - 0.5) * 20) === tenth).length
      expect(share).toBeGreaterThan(15)
      expect(share).toBeLessThan(75)
    }
  })

  it('is the same for the same id, in every process and release', () => {
    expect(refreshWindow('alice', 3_600_000)).toBeCloseTo(287_157.066, 3)
    expect(refreshWindow('', 3_600_000)).toBeCloseTo(250_338.328, 3)
  })
})

describe('tokens in memory', () => {
  it('keep their entry when the same token is found again, at the same address', () => {
    const memory = createTokenMemory(10)
    const first = memory.put(grant('a'), access('one'), 5)
    expect([first.comparedAt, first.quietUntil, first.save, first.refused, first.dc]).toEqual([
      5,
      0,
      undefined,
      [],
      'eu',
    ])
    first.quietUntil = 7
    expect(memory.put(grant('a'), access('one'), 9)).toBe(first)
    expect([first.comparedAt, first.quietUntil]).toEqual([9, 7])
    expect(memory.put(grant('a'), access('two'), 9)).not.toBe(first)
    const second = memory.get('a')
    expect(second?.token.value).toBe('two')
    expect(memory.put(grant('a', 'https://sandbox.zohoapis.eu'), access('two'), 9)).not.toBe(second)
    expect(memory.get('a')?.token.apiDomain).toBe('https://sandbox.zohoapis.eu')
  })

  it('go when there is no room, the one that was not asked for longest first', () => {
    const memory = createTokenMemory(4)
    for (const id of ['a', 'b', 'c', 'd']) memory.put(grant(id), access(id), 0)
    memory.get('a')
    memory.put(grant('b'), access('new'), 0)
    memory.put(grant('e'), access('e'), 0)
    memory.put(grant('f'), access('f'), 0)
    expect(['a', 'b', 'c', 'd', 'e', 'f'].filter((id) => memory.get(id) !== undefined)).toEqual([
      'a',
      'b',
      'e',
      'f',
    ])
  })

  it('keep their place while there is room for twice as many', () => {
    const memory = createTokenMemory(4)
    for (const id of ['a', 'b']) memory.put(grant(id), access(id), 0)
    // Half full: to look does not reorder.
    memory.get('a')
    for (const id of ['c', 'd', 'e']) memory.put(grant(id), access(id), 0)
    expect(memory.get('a')).toBeUndefined()
  })

  it('know what was refused, before they come and after they are forgotten', () => {
    const memory = createTokenMemory(10)
    memory.refuse('a', 'one')
    expect(memory.put(grant('a'), access('one'), 0).refused).toEqual(['one'])
    memory.forget('a')
    expect(memory.get('a')).toBeUndefined()
    expect([
      memory.isRefused('a', 'one'),
      memory.isRefused('a', 'two'),
      memory.isRefused('b', 'one'),
    ]).toEqual([true, false, false])
    const entry = memory.put(grant('a'), access('two'), 0)
    memory.refuse('a', 'two')
    expect(entry.refused).toEqual(['one', 'two'])
    memory.refuse('a', 'two')
    expect(entry.refused).toEqual(['one', 'two'])
  })

  it('remember the last four that were refused, and always their own', () => {
    const memory = createTokenMemory(10)
    const entry = memory.put(grant('a'), access('own'), 0)
    memory.refuse('a', 'own')
    for (const late of ['1', '2', '3', '4', '5']) memory.refuse('a', late)
    expect(entry.refused).toEqual(['own', '3', '4', '5'])
    for (const late of ['1', '2', '3', '4', '5']) memory.refuse('b', late)
    expect(['1', '2', '3', '4', '5'].filter((each) => memory.isRefused('b', each))).toEqual([
      '2',
      '3',
      '4',
      '5',
    ])
  })

  it('remember what was refused of so many grants as there is room for', () => {
    const memory = createTokenMemory(2)
    for (const id of ['a', 'b', 'a', 'c']) memory.refuse(id, `of ${id}`)
    // That of a was refreshed by nothing: it had been noted already.
    expect(['a', 'b', 'c'].filter((id) => memory.isRefused(id, `of ${id}`))).toEqual(['b', 'c'])
    memory.refuse('b', 'another')
    memory.refuse('d', 'of d')
    expect(['b', 'c', 'd'].filter((id) => memory.isRefused(id, `of ${id}`))).toEqual(['b', 'd'])
  })

  it('that are unwritten stay so until they are written, whatever comes in their place', async () => {
    const memory = createTokenMemory(10)
    const entry = memory.put(grant('a'), access('one'), 0)
    const done = [false, true]
    entry.save = async () => done.shift() ?? true
    await savePending(undefined)
    await savePending(entry)
    const next = memory.put(grant('a'), access('two'), 0)
    expect(next.save).toBe(entry.save)
    await savePending(next)
    expect(next.save).toBeUndefined()
    await savePending(next)
    expect(done).toEqual([])
  })
})
