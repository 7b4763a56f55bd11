// Four processes, one grant, one store: one of them renews the token, all of them use it.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { createAuth, importGrant } from '@x/auth'
import { fileStore } from '@x/auth/file'
import { createEmulator, issueGrant } from '@x/emulator'
import { listen } from '@x/emulator/node'

// #region workers
const emulator = createEmulator()
const listening = await listen(emulator)
const { dataCenters } = listening
const folder = await mkdtemp(join(tmpdir(), 'grants-'))
const { clientId, clientSecret } = emulator.client
const scopes = ['ZohoCRM.settings.user_groups.READ']

const auth = createAuth({ clientId, clientSecret, dataCenters, store: fileStore(folder) })
const { refreshToken } = issueGrant(emulator, { dc: 'in', scopes })
await importGrant(auth, { grantId: 'acme', refreshToken, dc: 'in', scopes })

const settings = JSON.stringify({ clientId, clientSecret, dataCenters, folder })
const worker = fileURLToPath(new URL('worker.ts', import.meta.url))
const workers = Array.from({ length: 4 }, () =>
  fork(worker, [], { env: { ...process.env, SETTINGS: settings } }),
)
await Promise.all(workers.map((each) => once(each, 'exit')))
// #endregion workers

const tokenCalls = emulator.journal.entries().filter((entry) => entry.path === '/oauth/v2/token')
console.log(`${workers.length} processes, ${tokenCalls.length} token call`)
await listening.close()
await rm(folder, { recursive: true })
