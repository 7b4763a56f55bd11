// The emulator in a process of its own, without limits that would slow the calls. Prints its origin and a token.
import process from 'node:process'
import { createEmulator, issueGrant } from '../packages/emulator/src/index.ts'
import { listen } from '../packages/emulator/src/node.ts'

const emulator = createEmulator({
  limits: { credits: 'off', concurrency: 'off', subConcurrency: 'off', accessTokenLife: 86_400_000 },
})
const { dataCenters } = await listen(emulator)
const { apiDomain, accessToken } = issueGrant(emulator, {
  dc: 'us',
  scopes: ['ZohoCRM.settings.user_groups.READ'],
  dataCenters,
})
process.stdout.write(`${JSON.stringify({ origin: apiDomain, token: accessToken })}\n`)
