// PostgreSQL as a home of grants: each write is on disk before it is answered.
import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { Client } from 'pg'
import { findProgram, startServer, type Server } from './process.ts'

const versions = '/usr/lib/postgresql'
const folders = existsSync(versions)
  ? readdirSync(versions).map((version) => join(versions, version, 'bin'))
  : []
const command = findProgram('postgres', folders)
const initdb = findProgram('initdb', folders)

/** Why the tests with PostgreSQL cannot run here, or false. */
export const withoutPostgres: string | false =
  command === undefined || initdb === undefined
    ? 'no postgres here; Debian: apt-get install postgresql'
    : false

export const PASSWORD = 'sentinel-password-of-postgres'

/** `settings` as in postgresql.conf: `max_connections=5`. The user is `postgres`, the password {@link PASSWORD}. */
export function startPostgres(...settings: readonly string[]): Promise<Server> {
  if (command === undefined || initdb === undefined) throw new Error(String(withoutPostgres))
  const owner = ownerOf()
  return startServer({
    name: 'postgres',
    command,
    ...owner,
    // Immediate: no checkpoint, all sessions end; the next start recovers from the log.
    crash: 'SIGQUIT',
    arguments: (port, folder) => [
      '-D',
      join(folder, 'data'),
      '-p',
      String(port),
      '-k',
      folder,
      ...['listen_addresses=127.0.0.1', 'fsync=on', 'synchronous_commit=on', ...settings].flatMap((each) => [
        '-c',
        each,
      ]),
    ],
    prepare: (folder) => {
      if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid)
      const password = join(folder, 'password')
      writeFileSync(password, PASSWORD, { mode: 0o644 })
      const how = ['-D', join(folder, 'data'), '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '-N']
      const who = ['--auth-local=trust', '--auth-host=scram-sha-256', `--pwfile=${password}`]
      execFileSync(initdb, [...how, ...who], { ...owner, stdio: ['ignore', 'ignore', 'pipe'] })
    },
    ready: async (port) => {
      const client = new Client({ ...place(port), connectionTimeoutMillis: 1000 })
      try {
        await client.connect()
      } finally {
        await client.end().catch(() => {})
      }
    },
  })
}

/** How to reach it. */
export function place(port: number): {
  host: string
  port: number
  user: string
  password: string
  database: string
} {
  return { host: '127.0.0.1', port, user: 'postgres', password: PASSWORD, database: 'postgres' }
}

/** PostgreSQL refuses to run as root. */
export function ownerOf(): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}
}

function idOf(option: '-u' | '-g'): number {
  return Number(execFileSync('id', [option, 'postgres']).toString())
}
