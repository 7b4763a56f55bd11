import { createClient, type Client } from '@x/client'
import { createEmulator, issueGrant, type Emulator, type EmulatorOptions } from '@x/emulator'

/** Everything that records need. */
export const EVERYTHING = [
  'ZohoCRM.modules.ALL',
  'ZohoCRM.settings.ALL',
  'ZohoCRM.files.ALL',
  'ZohoCRM.mass_convert.leads.CREATE',
  'ZohoCRM.mass_update.ALL',
  'ZohoCRM.mass_delete.ALL',
  'ZohoCRM.change_owner.ALL',
  'ZohoCRM.share.leads.ALL',
  'ZohoSearch.securesearch.READ',
]

/** A client of an emulator of its own. */
export function clientAtEmulator(
  granted: readonly string[] = EVERYTHING,
  options: EmulatorOptions = {},
): { readonly zoho: Client; readonly emulator: Emulator } {
  const emulator = createEmulator(options)
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: granted })
  const zoho = createClient({
    token: () => ({ value, apiDomain }),
    fetch: emulator.fetch,
    clock: emulator.clock,
  })
  return { zoho, emulator }
}

/** A client of an emulator of its own, at which somebody who may do everything did something before. */
export function clientAtEmulatorAfter(
  granted: readonly string[],
  before: ((zoho: Client) => Promise<unknown>) | undefined,
): Client {
  // Jobs are done by the next call, which may come within the same millisecond.
  const { zoho, emulator } = clientAtEmulator(EVERYTHING, { readings: { records: { massJobMs: 1 } } })
  const ready = before?.(zoho).finally(() => emulator.clock.advance(1))
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: granted })
  return createClient({
    token: () => ({ value, apiDomain }),
    fetch: async (request) => {
      await ready
      return await emulator.fetch(request)
    },
    clock: emulator.clock,
  })
}
