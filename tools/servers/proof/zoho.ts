// The emulator that workers call, with every limit off that is not what is proved.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuth, importGrant, type Auth, type Store } from '../../../packages/auth/src/index.ts'
import {
  createEmulator,
  issueGrant,
  type Emulator,
  type Limits,
} from '../../../packages/emulator/src/index.ts'
import { listen } from '../../../packages/emulator/src/node.ts'
import type { Line } from './events.ts'
import type { Place } from './backend.ts'
import type { WorkerSettings } from './worker.ts'

export const SCOPES = ['ZohoCRM.org.READ']

export interface Zoho {
  readonly emulator: Emulator
  /** Settings of a worker. */
  settings(worker: number, place: Place): WorkerSettings
  /** An auth of this process over a store. */
  auth(store: Store): Auth
  /** A new refresh token. */
  issue(): string
  /** A new refresh token under a grant id; resolves to it. */
  connect(auth: Auth, grantId: string): Promise<string>
  /** Everything that workers wrote down so far. */
  lines(): readonly Line[]
  /** Access tokens that Zoho has, by value, with the refresh token of each; without those that came with a connect. */
  issued(): ReadonlyMap<string, string>
  close(): Promise<void>
}

export async function startZoho(
  options: { readonly lease?: number; readonly limits?: Partial<Limits> } = {},
): Promise<Zoho> {
  const emulator = createEmulator({
    journalSize: 200_000,
    limits: {
      accessTokens: 'off',
      refreshTokens: 'off',
      concurrency: 'off',
      subConcurrency: 'off',
      credits: 'off',
      ...options.limits,
    },
  })
  const listening = await listen(emulator, {
    dataCenters: emulator.dataCenters.filter(({ id }) => id === 'eu' || id === 'us'),
  })
  const folder = mkdtempSync(join(tmpdir(), 'x-proof-lines-'))
  const file = join(folder, 'lines.jsonl')
  const { clientId, clientSecret } = emulator.client
  const common = {
    clientId,
    clientSecret,
    dataCenters: listening.dataCenters,
    lease: options.lease ?? 15_000,
  }
  const withConnect = new Set<string>()
  const issue = (): string => {
    const { refreshToken, accessToken } = issueGrant(emulator, { dc: 'eu', scopes: SCOPES })
    withConnect.add(accessToken)
    return refreshToken
  }
  return {
    emulator,
    issue,
    settings: (worker, place) => ({ worker, place, file, control: listening.control, auth: common }),
    auth: (store) => createAuth({ ...common, store, clock: emulator.clock }),
    connect: async (auth, grantId) => {
      const refreshToken = issue()
      await importGrant(auth, { grantId, refreshToken, dc: 'eu', scopes: SCOPES })
      return refreshToken
    },
    lines: () => {
      try {
        return readFileSync(file, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Line)
      } catch {
        // No worker has written yet.
        return []
      }
    },
    issued: () => {
      const rows: readonly object[] = emulator.snapshot().accounts.tables['tokens'] ?? []
      const tokens = rows as readonly { readonly value: string; readonly grant?: string }[]
      return new Map(
        tokens.filter(({ value }) => !withConnect.has(value)).map(({ value, grant = '' }) => [value, grant]),
      )
    },
    close: async () => {
      await listening.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Calls to token endpoints so far. */
export function tokenCalls(zoho: Zoho): number {
  return zoho.emulator.journal.entries().filter(({ path }) => path === '/oauth/v2/token').length
}
