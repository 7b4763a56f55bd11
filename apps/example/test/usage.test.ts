import type { CallInfo, ClientEvent } from '@x/client'
import { expect, test } from 'vitest'
import { createUsage } from '../src/zoho/usage.ts'

let now = Date.parse('2026-03-02T08:30:00Z')
const clock = { now: () => now }

test('a call on its way is counted once, however often its slot is given back', async () => {
  const usage = createUsage(clock)
  const first = await usage.limiter.acquire(new AbortController().signal)
  const second = await usage.limiter.acquire(new AbortController().signal)
  expect(usage.inUse).toBe(2)
  await first()
  await first()
  expect(usage.inUse).toBe(1)
  await second()
  expect(usage.inUse).toBe(0)
})

test('the credits are those that Zoho named last', () => {
  const usage = createUsage(clock)
  expect(usage.credits).toBeUndefined()
  usage.note({ type: 'credits', remaining: 4200 } as Parameters<typeof usage.note>[0])
  expect(usage.credits).toBe(4200)
})

test('credits are counted by the hour and by operation, and forgotten after a day', async () => {
  const usage = createUsage(clock)
  const tell = (method: string, path: string, credits: number, status: number): void => {
    const call: CallInfo = { method, template: path, path, credits, heavy: false }
    const event: ClientEvent = {
      type: 'attempt-ended',
      call,
      attempt: 1,
      host: 'h',
      status,
      code: undefined,
      duration: 1,
    }
    usage.note(event)
  }
  tell('GET', 'Leads', 1, 200)
  // Turned away before it cost anything.
  tell('GET', 'Leads', 1, 401)
  tell('GET', 'Leads', 1, 429)
  now += 3_600_000
  tell('POST', 'Leads', 2, 201)
  tell('POST', 'coql', 3, 200)
  const hours = usage.spent.hours()
  expect(hours).toHaveLength(24)
  expect(hours.slice(-2)).toEqual([
    { from: Date.parse('2026-03-02T08:00:00Z'), reads: 1, writes: 0 },
    { from: Date.parse('2026-03-02T09:00:00Z'), reads: 3, writes: 2 },
  ])
  expect((await usage.spent.operations()).map(({ operation, credits }) => [operation, credits])).toEqual([
    ['POST coql', 3],
    ['POST Leads', 2],
    ['GET Leads', 1],
  ])
  now += 24 * 3_600_000
  expect(usage.spent.hours().every(({ reads, writes }) => reads + writes === 0)).toBe(true)
})
