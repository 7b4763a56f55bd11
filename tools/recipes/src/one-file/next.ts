// app/zoho/[step]/route.ts
import { randomUUID } from 'node:crypto'
import process from 'node:process'
import { createAuth, finishLogin, startLogin, tokenFor } from '@x/auth'
import { fileStore } from '@x/auth/file'
import { createClient, scopesFor } from '@x/client'
import { listUserGroups } from '@x/user-groups'

const redirectUri = 'http://localhost:3000/zoho/callback'
const open = () => {
  const { ZOHO_CLIENT_ID: clientId = '', ZOHO_CLIENT_SECRET: clientSecret = '' } = process.env
  const auth = createAuth({ clientId, clientSecret, redirectUri, store: fileStore('.grants') })
  return { auth, zoho: createClient({ token: tokenFor(auth, 'our-company') }) }
}
let opened: ReturnType<typeof open> | undefined
const logins = new Map<string, string>()

export async function GET(request: Request): Promise<Response> {
  // At the first request: `next build` runs this file as well, without a secret.
  const { auth, zoho } = (opened ??= open())
  const { pathname, origin } = new URL(request.url)
  if (pathname === '/zoho/connect') {
    const { url, pending } = await startLogin(auth, { scopes: scopesFor(listUserGroups) })
    const id = randomUUID()
    logins.set(id, pending)
    const headers = { location: url, 'set-cookie': `login=${id}; HttpOnly; SameSite=Lax` }
    return new Response(null, { status: 303, headers })
  }
  if (pathname === '/zoho/callback') {
    const [, id = ''] = /login=([\w-]+)/.exec(request.headers.get('cookie') ?? '') ?? []
    await finishLogin(auth, { url: request.url, pending: logins.get(id), grantId: 'our-company' })
    return Response.redirect(`${origin}/zoho/groups`)
  }
  if (pathname !== '/zoho/groups') return new Response('Not here', { status: 404 })
  return Response.json((await listUserGroups(zoho)).items)
}
