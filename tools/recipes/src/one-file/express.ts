import { randomUUID } from 'node:crypto'
import process from 'node:process'
import { createAuth, finishLogin, startLogin, tokenFor } from '@x/auth'
import { fileStore } from '@x/auth/file'
import { createClient, scopesFor } from '@x/client'
import { listUserGroups } from '@x/user-groups'
import express from 'express'

const { ZOHO_CLIENT_ID: clientId = '', ZOHO_CLIENT_SECRET: clientSecret = '' } = process.env
const redirectUri = 'http://localhost:3000/callback'
const auth = createAuth({ clientId, clientSecret, redirectUri, store: fileStore('.grants') })
const zoho = createClient({ token: tokenFor(auth, 'our-company') })
const logins = new Map<string, string>()

express()
  .get('/connect', async (_request, response) => {
    const { url, pending } = await startLogin(auth, { scopes: scopesFor(listUserGroups) })
    const id = randomUUID()
    logins.set(id, pending)
    response.cookie('login', id, { httpOnly: true, sameSite: 'lax' }).redirect(url)
  })
  .get('/callback', async (request, response) => {
    const [, id = ''] = /login=([\w-]+)/.exec(request.headers.cookie ?? '') ?? []
    await finishLogin(auth, { url: request.originalUrl, pending: logins.get(id), grantId: 'our-company' })
    response.redirect('/groups')
  })
  .get('/groups', async (_request, response) => {
    response.json((await listUserGroups(zoho)).items)
  })
  .listen(3000, 'localhost')
