import { createClient, path, request, type Client, type ClientOptions } from '@x/client'
import { createEmulator, issueGrant, type EmulatorOptions } from '@x/emulator'

const EVERYTHING = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL', 'ZohoCRM.coql.READ']

/** A client of an emulator of its own, and what was sent to it. */
export function clientAtEmulator(
  granted: readonly string[] = EVERYTHING,
  options: EmulatorOptions = {},
  more: Partial<ClientOptions> = {},
): { readonly zoho: Client; readonly sent: string[] } {
  const emulator = createEmulator(options)
  const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes: granted })
  const sent: string[] = []
  const zoho = createClient({
    token: () => ({ value, apiDomain }),
    fetch: async (sending) => {
      if (sending.url.endsWith('/coql'))
        sent.push(((await sending.clone().json()) as { select_query: string }).select_query)
      return await emulator.fetch(sending)
    },
    clock: emulator.clock,
    ...more,
  })
  return { zoho, sent }
}

/** Makes leads, a hundred with each call. */
export async function makeLeads(zoho: Client, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 100)
    await request(zoho, { method: 'POST', path: path`Leads`, body: { data: rows.slice(at, at + 100) } })
}
