import { randomUUID } from 'node:crypto'
import process from 'node:process'
import { serve } from '@hono/node-server'
import { createAuth, finishLogin, startLogin, tokenFor } from '@x/auth'
import { fileStore } from '@x/auth/file'
import { createClient, scopesFor } from '@x/client'
import { listUserGroups } from '@x/user-groups'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

const { ZOHO_CLIENT_ID: clientId = '', ZOHO_CLIENT_SECRET: clientSecret = '' } = process.env
const redirectUri = 'http://localhost:3000/callback'
const auth = createAuth({ clientId, clientSecret, redirectUri, store: fileStore('.grants') })
const zoho = createClient({ token: tokenFor(auth, 'our-company') })
const logins = new Map<string, string>()

const app = new Hono()
  .get('/connect', async (c) => {
    const { url, pending } = await startLogin(auth, { scopes: scopesFor(listUserGroups) })
    const id = randomUUID()
    logins.set(id, pending)
    setCookie(c, 'login', id, { httpOnly: true, sameSite: 'Lax' })
    return c.redirect(url)
  })
  .get('/callback', async (c) => {
    const pending = logins.get(getCookie(c, 'login') ?? '')
    await finishLogin(auth, { url: c.req.url, pending, grantId: 'our-company' })
    return c.redirect('/groups')
  })
  .get('/groups', async (c) => c.json((await listUserGroups(zoho)).items))

serve({ fetch: app.fetch, port: 3000, hostname: 'localhost' })
