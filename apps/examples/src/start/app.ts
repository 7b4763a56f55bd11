// Start in five minutes: connect a customer's Zoho CRM, and show their user groups.
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import process from 'node:process'
import { createAuth, describeGrant, finishLogin, isToolkitError, startLogin, tokenFor } from '@x/auth'
import { createClient, scopesFor } from '@x/client'
import { listUserGroups } from '@x/user-groups'
import { settingsFor } from './settings.ts'

const port = Number(process.env['PORT'] ?? 3000)
const origin = `http://localhost:${port}`
const settings = await settingsFor(`${origin}/callback`)
const auth = createAuth(settings)
/** Logins on their way, by the browser's cookie. */
const pendingBySession = new Map<string, string>()

async function answer(target: string, session: string): Promise<Response> {
  // Anybody can send anything: `GET //` is not an address.
  if (!URL.canParse(target, origin)) return text('Not an address', 400)
  const url = new URL(target, origin)

  if (url.pathname === '/') {
    const headers = { 'content-type': 'text/html; charset=utf-8' }
    return new Response('<a href="/connect">Connect Zoho CRM</a>', { headers })
  }

  if (url.pathname === '/connect') {
    const login = await startLogin(auth, { scopes: scopesFor(listUserGroups) })
    const id = randomUUID()
    pendingBySession.set(id, login.pending)
    const cookie = `session=${id}; HttpOnly; SameSite=Lax; Path=/`
    return new Response(null, { status: 303, headers: { location: login.url, 'set-cookie': cookie } })
  }

  if (url.pathname === '/callback') {
    const pending = pendingBySession.get(session)
    pendingBySession.delete(session)
    await finishLogin(auth, { url, pending, grantId: 'first-customer' })
    return new Response(null, { status: 303, headers: { location: '/groups' } })
  }

  if (url.pathname === '/groups') {
    const zoho = createClient({
      token: tokenFor(auth, 'first-customer'),
      dataCenters: settings.dataCenters,
    })
    const { items } = await listUserGroups(zoho)
    const grant = await describeGrant(auth, 'first-customer')
    return text(`${items.length} groups in data center ${grant?.dc}`)
  }

  return text('Not here', 404)
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const session = /session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''
  const result = await answer(request.url ?? '/', session).catch((error: unknown) =>
    text(isToolkitError(error) ? error.message : 'A mistake of this program', 500),
  )
  response.writeHead(result.status, [...result.headers].flat()).end(await result.text())
}

/** Plain text: what an error says may quote what somebody else sent. */
function text(words: string, status = 200): Response {
  return new Response(words, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

createServer((request, response) => void serve(request, response)).listen(port, 'localhost', () =>
  console.log(`Open ${origin}`),
)
