import { createClient, type Client } from '@x/client'
import { createEmulator, issueGrant, type Emulator, type EmulatorOptions } from '@x/emulator'

/** Everything that records need. */
export const EVERYTHING = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoSearch.securesearch.READ']

/** A client of an emulator of its own. */
export function openZoho(
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
