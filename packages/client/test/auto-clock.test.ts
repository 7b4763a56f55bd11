import { expect, test } from 'vitest'
import { path, request } from '../src/index.ts'
import { clientAt, createEmulator } from './fake-zoho.ts'

test('a call that Zoho asks to wait ends by itself when the clock moves by itself', async () => {
  const emulator = createEmulator({ clock: 'auto', start: Date.parse('2026-03-02T08:00:00Z') })
  const scopes = ['ZohoCRM.org.READ']
  const zoho = clientAt(emulator, scopes)
  emulator.faults.add({ name: '429', endpoint: 'crm', retryAfter: 2 })
  const before = emulator.clock.now()
  expect(await request(zoho, { path: path`org`, scopes })).toMatchObject({ org: [{}] })
  expect(emulator.clock.now() - before).toBeGreaterThanOrEqual(2000)
  expect(emulator.clock.now() - before).toBeLessThan(10_000)
})
