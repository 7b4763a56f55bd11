// For the tests beside this file: a client on an emulator, whose user may do everything that the examples do.
import { createClient, type Client, type ClientOptions } from '@x/client'
import { createEmulator, issueGrant, type Emulator } from '@x/emulator'

/** `options` go to the client; `dc`: where the user lives. */
export function clientAtEmulator(
  options: Partial<ClientOptions> = {},
  dc = 'eu',
): { readonly emulator: Emulator; readonly zoho: Client } {
  const emulator = createEmulator()
  const scopes = ['ZohoCRM.settings.user_groups.ALL', 'ZohoCRM.users.READ', 'ZohoCRM.settings.roles.READ']
  const { accessToken: value, apiDomain } = issueGrant(emulator, {
    dc,
    scopes: [...scopes, 'ZohoCRM.org.READ'],
  })
  const token = () => ({ value, apiDomain })
  return { emulator, zoho: createClient({ token, fetch: emulator.fetch, version: 'v8', ...options }) }
}
