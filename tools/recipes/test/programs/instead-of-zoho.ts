// Loaded before a program that knows no settings but its client's id and secret: Zoho's hosts are an emulator in this very
// process, the program's port 3000 is another, and its folder is an empty one. The program itself stays as it is.
import { createServer, Server } from 'node:http'
import process from 'node:process'
import { authorize, createEmulator } from '@x/emulator'

const { PORT, CONSENT_PORT, REDIRECT_URI = '', FOLDER = '' } = process.env
const emulator = createEmulator()
const { clientId, clientSecret } = emulator.registerClient({ redirectUris: [REDIRECT_URI] })
Object.assign(process.env, { ZOHO_CLIENT_ID: clientId, ZOHO_CLIENT_SECRET: clientSecret })
globalThis.fetch = emulator.fetch
process.chdir(FOLDER)

/** Somebody in a browser: allows what the address asks for, and says where Zoho sends him. Or else what is secret here. */
const consent = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const url = searchParams.get('url')
  if (url === null) {
    response.end(JSON.stringify({ clientSecret }))
    return
  }
  authorize(emulator, url, { account: searchParams.get('account') ?? 'eu' }).then(
    (redirect) => response.end(redirect),
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
})
consent.listen(Number(CONSENT_PORT), '127.0.0.1')

const moved = (port: unknown): unknown => (port === 3000 ? Number(PORT) : port)
const listen = Server.prototype.listen as (...parameters: unknown[]) => Server
Server.prototype.listen = function (this: Server, first: unknown, ...rest: unknown[]) {
  const isOptions = typeof first === 'object' && first !== null && 'port' in first
  return listen.call(this, isOptions ? { ...first, port: moved(first.port) } : moved(first), ...rest)
} as typeof Server.prototype.listen
