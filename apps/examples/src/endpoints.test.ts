import { createClient } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'
import { expect, test } from 'vitest'
import { countRoles, massUpdateEnd } from './endpoints.ts'

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
