// Where the programs beside this file get their Zoho: with ZOHO_CLIENT_ID and ZOHO_CLIENT_SECRET set, the real one and
// you at the browser; with nothing set, the emulator in this process and a user who allows everything.
import { createServer } from 'node:http'
import process from 'node:process'
import { createInterface } from 'node:readline/promises'
import { systemClock, type Clock } from '@x/dc/clock'
import { approveDevice, authorize, createEmulator, issueGrant, issueSelfClientCode } from '@x/emulator'

/** A registered client, and the human parts of its flows. */
export interface Zoho {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  readonly dc: string
  /** The machine's; the emulator's does not wait. */
  readonly clock: Clock
  /** Sends the user to `url`; the address they come back to. */
  readonly visit: (url: string) => Promise<string>
  /** The code from the console's "Generate Code" tab. */
  readonly selfClientCode: (scopes: readonly string[]) => Promise<string>
  /** Has the user type a device's code. */
  readonly approve: (userCode: string, verificationUri: string) => Promise<void>
  /** A refresh token that some other program was given. */
  readonly refreshToken: (scopes: readonly string[]) => Promise<string>
}

/** The client of one flow. `account`: the data center of the emulated user. */
export function connectTo(flow: 'web' | 'self' | 'device', account = 'eu'): Zoho {
  const { ZOHO_CLIENT_ID: clientId, ZOHO_CLIENT_SECRET: clientSecret = '' } = process.env
  return clientId === undefined ? emulated(flow, account) : real(clientId, clientSecret)
}

const emulator = createEmulator()

function emulated(flow: 'web' | 'self' | 'device', account: string): Zoho {
  globalThis.fetch = emulator.fetch
  const { clientId, clientSecret } = {
    web: emulator.client,
    self: emulator.selfClient,
    device: emulator.deviceClient,
  }[flow]
  const dc = flow === 'self' ? account : 'us'
  return {
    clientId,
    clientSecret,
    redirectUri: emulator.client.redirectUri,
    dc,
    clock: { ...systemClock, now: () => emulator.clock.now(), sleep: passOrSleep },
    visit: (url) => authorize(emulator, url, { account }),
    selfClientCode: async (scopes) => issueSelfClientCode(emulator, { dc, scopes }),
    approve: (userCode) => approveDevice(emulator, { userCode, dc }),
    refreshToken: async (scopes) => issueGrant(emulator, { dc, scopes }).refreshToken,
  }
}

/** Zoho lets a device ask every 30 s. */
const DEVICE_PACE = 30_000

/** The pause between a device's questions passes immediately; the deadlines of calls do not. */
async function passOrSleep(ms: number, signal?: AbortSignal): Promise<void> {
  if (ms === DEVICE_PACE) emulator.clock.advance(ms)
  else await systemClock.sleep(ms, signal)
}

function real(clientId: string, clientSecret: string): Zoho {
  const redirectUri = process.env['ZOHO_REDIRECT_URI'] ?? 'http://localhost:3000/callback'
  return {
    clientId,
    clientSecret,
    redirectUri,
    dc: process.env['ZOHO_DC'] ?? 'us',
    clock: systemClock,
    visit: (url) => {
      console.log(`Open ${url}`)
      return callback(new URL(redirectUri))
    },
    selfClientCode: (scopes) =>
      ask(`Generate a code for ${scopes.join(',')} in the API console and paste it: `),
    approve: async (userCode, verificationUri) => console.log(`Open ${verificationUri} and type ${userCode}`),
    refreshToken: () => ask('Paste the refresh token: '),
  }
}

/** Waits at the redirect address for the one request that has a state. */
function callback(redirectUri: URL): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer((request, response) => {
      // Anybody can send anything: `GET //` is not an address.
      const target = request.url ?? '/'
      const url = URL.canParse(target, redirectUri.href) ? new URL(target, redirectUri) : undefined
      if (url?.pathname !== redirectUri.pathname || !url.searchParams.has('state')) {
        response.writeHead(404).end()
        return
      }
      response.end('Done. You can close this page.')
      server.close()
      resolve(url.href)
    })
    server.listen(Number(redirectUri.port || 80), '127.0.0.1')
  })
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question(question)
  terminal.close()
  return answer.trim()
}
