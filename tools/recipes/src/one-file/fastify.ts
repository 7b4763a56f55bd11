import { randomUUID } from 'node:crypto'
import process from 'node:process'
import { createAuth, finishLogin, startLogin, tokenFor } from '@x/auth'
import { fileStore } from '@x/auth/file'
import { createClient, scopesFor } from '@x/client'
import { listUserGroups } from '@x/user-groups'
import Fastify from 'fastify'

const { ZOHO_CLIENT_ID: clientId = '', ZOHO_CLIENT_SECRET: clientSecret = '' } = process.env
const redirectUri = 'http://localhost:3000/callback'
const auth = createAuth({ clientId, clientSecret, redirectUri, store: fileStore('.grants') })
const zoho = createClient({ token: tokenFor(auth, 'our-company') })
const logins = new Map<string, string>()

const app = Fastify()
app.get('/connect', async (_request, reply) => {
  const { url, pending } = await startLogin(auth, { scopes: scopesFor(listUserGroups) })
  const id = randomUUID()
  logins.set(id, pending)
  return reply.header('set-cookie', `login=${id}; HttpOnly; SameSite=Lax`).redirect(url)
})
app.get('/callback', async (request, reply) => {
  const [, id = ''] = /login=([\w-]+)/.exec(request.headers.cookie ?? '') ?? []
  await finishLogin(auth, { url: request.url, pending: logins.get(id), grantId: 'our-company' })
  return reply.redirect('/groups')
})
app.get('/groups', async () => (await listUserGroups(zoho)).items)

await app.listen({ port: 3000, host: 'localhost' })
