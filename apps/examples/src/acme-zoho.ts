// For --client of zoho-types: what a customer of a real program is connected with, and here the emulator.
import { createClient, type Client } from '@x/client'
import { createEmulator, issueGrant } from '@x/emulator'

const emulator = createEmulator()
const scopes = ['ZohoCRM.settings.ALL', 'ZohoCRM.modules.ALL']
const { accessToken: value, apiDomain } = issueGrant(emulator, { dc: 'eu', scopes })

const acme = createClient({
  token: () => ({ value, apiDomain }),
  fetch: emulator.fetch,
  clock: emulator.clock,
})
export default (): Client => acme
