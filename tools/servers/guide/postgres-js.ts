import process from 'node:process'
import { createAuth, type Auth } from '@x/auth'
import { migratePostgres, postgresStore } from '@x/auth/postgres'
import postgres from 'postgres'

const {
  DATABASE_URL = '',
  ZOHO_CLIENT_ID: clientId = '',
  ZOHO_CLIENT_SECRET: clientSecret = '',
} = process.env

const sql = postgres(DATABASE_URL, { max: 5, connect_timeout: 5, fetch_types: false, onnotice: () => {} })
await migratePostgres(sql)
export const auth: Auth = createAuth({ clientId, clientSecret, store: postgresStore(sql) })
