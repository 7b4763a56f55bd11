import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { quote } from '@x/dc/error'
import { createEmulator, inside, type Emulator } from '../emulator.ts'
import type { EmulatorSeed } from '../kernel/options.ts'
import { issueGrant } from '../scripting/issue-grant.ts'
import { readArguments, usage, type Arguments } from './arguments.ts'
import { announce, type Announcement } from './announce.ts'
import { listen } from './listen.ts'
import { openStateFile } from './state-file.ts'

/** Everything that the ready refresh token may do. */
const SCOPES = ['ZohoCRM.settings.ALL', 'ZohoCRM.users.ALL', 'ZohoCRM.org.ALL', 'AaaServer.profile.READ']
const GROUP = '3652397000009952001'

/** Where the command writes. */
interface Output {
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
}

/** The command line: starts an emulator, says where it is, and serves until it is stopped. Gives the exit code. */
export async function runEmulator(given: readonly string[], output: Output = process): Promise<number> {
  let parsed: Arguments
  try {
    parsed = readArguments(given)
  } catch (error) {
    output.stderr.write(`${messageOf(error)}\nTry --help.\n`)
    return 2
  }
  if (parsed.help) {
    output.stdout.write(usage)
    return 0
  }
  try {
    await serve(parsed, output)
    return 0
  } catch (error) {
    output.stderr.write(`${messageOf(error)}\n`)
    return 1
  }
}

async function serve(
  { host, port, seed, stateFile, json, ...chosen }: Arguments,
  output: Output,
): Promise<void> {
  const emulator = createEmulator({
    dataCenters: chosen.dataCenters,
    limits: chosen.limits,
    readings: chosen.readings,
    ...(seed === undefined ? {} : { seed: await readSeed(seed) }),
  })
  const state = stateFile === undefined ? undefined : await openStateFile(emulator, stateFile)
  const server = await listen(emulator, { host, port })
  const home = server.dataCenters[0]?.id ?? ''
  const { client } = emulator
  const grant = readyGrant(emulator, home)
  const api = server.dataCenters[0]?.api.production ?? ''
  const ready: Announcement = {
    control: server.control,
    dataCenters: server.dataCenters,
    dc: home,
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    redirectUri: client.redirectUri,
    refreshToken: grant.refreshToken,
    accessToken: grant.accessToken,
    url: `${api}/crm/v7/settings/user_groups/${GROUP}/actions/sources_count`,
    exposed: !['127.0.0.1', 'localhost', '::1'].includes(host),
  }
  const stop = new AbortController()
  // Before the announcement: who reads it may stop us immediately, and the state is to be saved.
  const stopped = Promise.race([
    once(process, 'SIGINT', { signal: stop.signal }),
    once(process, 'SIGTERM', { signal: stop.signal }),
  ])
  output.stdout.write(json ? `${JSON.stringify(ready)}\n` : announce(ready))
  await stopped
  stop.abort()
  await server.close()
  await state?.close()
}

async function readSeed(file: string): Promise<EmulatorSeed> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new Error(`The seed ${quote(file)} cannot be read (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    })
  }
  try {
    return JSON.parse(text) as EmulatorSeed
  } catch (error) {
    throw new Error(`The seed ${quote(file)} is not JSON.`, { cause: error })
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** After a restart with a state file, the refresh token that was ready before; a new one would push others out. */
function readyGrant(emulator: Emulator, dc: string): { refreshToken: string; accessToken: string } {
  const { tokens } = emulator[inside].services
  for (const grant of tokens.grants.values()) {
    const fits =
      grant.dc === dc &&
      grant.clientId === emulator.client.clientId &&
      SCOPES.every((scope) => grant.scopes.includes(scope))
    if (fits) return { refreshToken: grant.value, accessToken: tokens.issue(grant, grant).value }
  }
  return issueGrant(emulator, { dc, scopes: SCOPES })
}
