// What `npx auth migrate` does for an app: makes the tables of better-auth.
import process from 'node:process'
import { DatabaseSync } from 'node:sqlite'
import { getMigrations } from 'better-auth/db/migration'

const database = new DatabaseSync(process.argv[2] ?? '')
const { runMigrations } = await getMigrations({ database, emailAndPassword: { enabled: true } })
await runMigrations()
