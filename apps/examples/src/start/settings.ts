// Which Zoho: yours when ZOHO_CLIENT_ID is set, else a local one in this process, with a client of its own.
import process from 'node:process'
import type { AuthOptions } from '@x/auth'
import { fileStore } from '@x/auth/file'
import { dataCenters, type DataCenter } from '@x/dc'
import { createEmulator } from '@x/emulator'
import { listen } from '@x/emulator/node'

export async function settingsFor(
  redirectUri: string,
): Promise<AuthOptions & { readonly dataCenters: readonly DataCenter[] }> {
  const { ZOHO_CLIENT_ID: clientId, ZOHO_CLIENT_SECRET: clientSecret = '', ZOHO_DC: dc = 'us' } = process.env
  if (clientId !== undefined) {
    return { clientId, clientSecret, dc, redirectUri, dataCenters, store: fileStore('.grants') }
  }
  const emulator = createEmulator()
  const local = await listen(emulator)
  const client = emulator.registerClient({ redirectUris: [redirectUri] })
  console.log(`A local Zoho, with a page that shows what happens in it: ${local.control}`)
  return {
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    redirectUri,
    dataCenters: local.dataCenters,
  }
}
