// node migrate.ts <the SDK's token file>: prints what became of each row, and who has to log in again.
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { createAuth } from '@x/auth'
import { openRedis, setting, zohoSettings } from '../settings.ts'
import { findEnded, importTokens } from './import-tokens.ts'
import { readTokenFile } from './sdk-token.ts'

const redis = await openRedis()
const settings = await zohoSettings(redis)
const auth = createAuth(settings)

const tokens = readTokenFile(readFileSync(process.argv[2] ?? 'sdk_tokens.txt', 'utf8'))
const outcomes = await importTokens(auth, tokens, {
  clientId: setting('ZOHO_CLIENT_ID'),
  // What the rest of your app calls these users.
  grantIdOf: ({ user_name, id }) => user_name ?? `sdk-${id}`,
  otherwise: { dc: 'eu' },
  ...(settings.dataCenters === undefined ? {} : { dataCenters: settings.dataCenters }),
})
console.table(outcomes)

const imported = outcomes.filter(({ outcome }) => outcome === 'imported').map(({ grantId = '' }) => grantId)
const ended = await findEnded(auth, imported)
console.log(ended.length === 0 ? 'Nobody has to log in again.' : `To log in again: ${ended.join(', ')}`)
redis.destroy()
