import { createClient, type Client } from '@x/client'
import { createEmulator, issueGrant, type EmulatorOptions } from '@x/emulator'

const EVERYTHING = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.coql.READ']

/** A client of an emulator of its own, and what was sent to it. */
export function openZoho(
  granted: readonly string[] = EVERYTHING,
  options: EmulatorOptions = {},
): { readonly zoho: Client; readonly sent: string[] } {
  const emulator = createEmulator(options)
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: granted })
  const sent: string[] = []
  const zoho = createClient({
    token: () => ({ value, apiDomain }),
    fetch: async (request) => {
      if (request.url.endsWith('/coql'))
        sent.push(((await request.clone().json()) as { select_query: string }).select_query)
      return await emulator.fetch(request)
    },
    clock: emulator.clock,
  })
  return { zoho, sent }
}
