// One of the processes that workers.ts starts.
import process from 'node:process'
import { createAuth, tokenFor } from '@x/auth'
import { fileStore } from '@x/auth/file'
import { createClient } from '@x/client'
import type { DataCenter } from '@x/dc'
import { listUserGroups } from '@x/user-groups'

// #region worker
const { folder, ...client } = JSON.parse(process.env['SETTINGS'] ?? '{}') as {
  readonly clientId: string
  readonly clientSecret: string
  readonly dataCenters: readonly DataCenter[]
  readonly folder: string
}

const auth = createAuth({ ...client, store: fileStore(folder) })
const zoho = createClient({ token: tokenFor(auth, 'acme'), dataCenters: client.dataCenters })
const { items } = await listUserGroups(zoho)
console.log(`${items.length} groups`)
// #endregion worker
