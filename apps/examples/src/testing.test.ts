// #region test
import { createAuth, finishLogin, startLogin, tokenFor } from '@x/auth'
import { createClient, scopesFor } from '@x/client'
import { authorize, createEmulator } from '@x/emulator'
import { listUserGroups } from '@x/user-groups'
import { expect, test } from 'vitest'

test('a customer in Canada is served after the hour, and when Zoho is busy', async () => {
  const emulator = createEmulator({ start: Date.parse('2026-01-05T09:00:00Z') })
  const parts = { fetch: emulator.fetch, clock: emulator.clock }
  const { clientId, clientSecret, redirectUri } = emulator.client
  const auth = createAuth({ clientId, clientSecret, redirectUri, ...parts })

  const { url, pending } = await startLogin(auth, { scopes: scopesFor(listUserGroups) })
  const back = await authorize(emulator, url, { account: 'ca' })
  await finishLogin(auth, { url: back, pending, grantId: 'maple' })
  const zoho = createClient({ token: tokenFor(auth, 'maple'), ...parts })

  emulator.clock.advance(3_600_000)
  emulator.faults.add({ name: '429', endpoint: 'crm', retryAfter: 2 })
  // The client waits two seconds on the emulator's clock: something has to move it.
  const call = listUserGroups(zoho)
  const moving = setInterval(() => emulator.clock.advance(1000))
  const { items } = await call.finally(() => clearInterval(moving))

  expect(items.length).toBeGreaterThan(0)
  const calls = emulator.journal.entries().map((entry) => entry.path)
  expect(calls.filter((path) => path === '/oauth/v2/token')).toHaveLength(2)
})
// #endregion test
