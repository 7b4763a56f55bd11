import { createClient, type Client } from '@x/client'
import { createEmulator, issueGrant, type Emulator, type EmulatorOptions } from '@x/emulator'

const EVERYTHING = ['users', 'settings', 'modules', 'org', 'Zia'].map((group) => `ZohoCRM.${group}.ALL`)

/** A client at an emulator of its own. With `before`, its calls wait until somebody who may do everything has made those. */
export function at(
  granted: readonly string[] = EVERYTHING,
  before?: (zoho: Client) => Promise<unknown>,
  emulator: Emulator = createEmulator(),
): Client {
  const clientWith = (scopes: readonly string[], ready?: Promise<unknown>): Client => {
    const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })
    return createClient({
      token: () => ({ value, apiDomain }),
      fetch: async (request) => {
        await ready
        return await emulator.fetch(request)
      },
      clock: emulator.clock,
    })
  }
  // A grant has at least one scope, also where an operation needs none.
  return clientWith(
    granted.length > 0 ? granted : ['ZohoCRM.notifications.READ'],
    before?.(clientWith(EVERYTHING)),
  )
}

/** The same with readings. */
export function reading(readings: EmulatorOptions['readings']): Client {
  return at(undefined, undefined, createEmulator({ readings }))
}
