import { createClient, type Client } from '@x/client'
import { createEmulator, issueGrant, type Emulator, type EmulatorOptions } from '@x/emulator'

/** Records and metadata. */
const EVERYTHING = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL']

/** A client of an emulator of its own. */
export function clientAtEmulator(
  granted: readonly string[] = EVERYTHING,
  options: EmulatorOptions = {},
  onCall: () => void = () => undefined,
): { readonly zoho: Client; readonly emulator: Emulator } {
  const emulator = createEmulator(options)
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: granted })
  const zoho = createClient({
    token: () => ({ value, apiDomain }),
    fetch: (asked, init) => {
      onCall()
      return emulator.fetch(asked, init)
    },
    clock: emulator.clock,
  })
  return { zoho, emulator }
}
