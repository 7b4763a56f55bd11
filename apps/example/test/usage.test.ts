import { expect, test } from 'vitest'
import { createUsage } from '../src/zoho/usage.ts'

test('a call on its way is counted once, however often its slot is given back', async () => {
  const usage = createUsage()
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
  const usage = createUsage()
  expect(usage.credits).toBeUndefined()
  usage.note({ type: 'credits', remaining: 4200 } as Parameters<typeof usage.note>[0])
  expect(usage.credits).toBe(4200)
})
