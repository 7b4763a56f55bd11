import { randomUUID } from 'node:crypto'
import process from 'node:process'
import { createAuth, encryptedStore, finishLogin, startLogin, tokenFor } from '@x/auth'
import { migratePostgres, postgresStore } from '@x/auth/postgres'
import { createClient, scopesFor } from '@x/client'
import { listUserGroups } from '@x/user-groups'
import express from 'express'
import { Pool } from 'pg'

const { DATABASE_URL, ZOHO_CLIENT_ID: clientId = '', ZOHO_CLIENT_SECRET: clientSecret = '' } = process.env
const { ZOHO_GRANT_KEY: key = '', ZOHO_REDIRECT_URI: redirectUri = 'http://localhost:3000/callback' } =
  process.env

const pool = new Pool({
  connectionString: DATABASE_URL,
  max: 5,
  connectionTimeoutMillis: 5000,
  query_timeout: 5000,
})
// A connection that breaks while nobody uses it would end the process otherwise.
pool.on('error', (error) => console.error(`PostgreSQL: ${error.message}`))
await migratePostgres(pool)

const store = encryptedStore(postgresStore(pool), { keys: [{ id: 'k1', key }] })
const auth = createAuth({ clientId, clientSecret, redirectUri, store })
const zoho = createClient({ token: tokenFor(auth, 'our-company') })

express()
  .get('/connect', async (_request, response) => {
    const { url, pending } = await startLogin(auth, { scopes: scopesFor(listUserGroups) })
    const login = randomUUID()
    await store.write(`login:${login}`, pending, undefined, 600_000)
    response.cookie('login', login, { httpOnly: true, sameSite: 'lax' }).redirect(url)
  })
  .get('/callback', async (request, response) => {
    const [, login = ''] = /login=([\w-]+)/.exec(request.headers.cookie ?? '') ?? []
    const row = await store.read(`login:${login}`)
    // Good for one callback, at whichever process it arrives.
    const isFirst = row !== undefined && (await store.remove(`login:${login}`, row.version))
    const pending = isFirst ? row.value : undefined
    await finishLogin(auth, { url: request.originalUrl, pending, grantId: 'our-company' })
    response.redirect('/groups')
  })
  .get('/groups', async (_request, response) => {
    response.json((await listUserGroups(zoho)).items)
  })
  .listen(Number(process.env['PORT'] ?? 3000), 'localhost')
