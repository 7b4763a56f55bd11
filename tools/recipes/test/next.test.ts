import { execFileSync } from 'node:child_process'
import process from 'node:process'
import { after, before, describe } from 'node:test'
import { fileURLToPath } from 'node:url'
import { withoutRedis } from '../../servers/server/redis.ts'
import { setUp, startProgram } from './setup.ts'
import { checkRecipe, signInThere, type Walked } from './walk.ts'

const next = 'node_modules/next/dist/bin/next'
const app = fileURLToPath(new URL('../src/next', import.meta.url))
const quiet = { NEXT_TELEMETRY_DISABLED: '1' }

/** A build takes ten seconds of a processor; a busy machine has others to serve. */
const patience = { timeout: 600_000 }

describe('Next.js, built and started', { skip: withoutRedis, ...patience }, () => {
  const running: { stop(): Promise<void> }[] = []
  let walked: Walked
  before(async () => {
    const setup = await setUp()
    running.push({ stop: () => setup.close() })
    const path = fileURLToPath(new URL(`../${next}`, import.meta.url))
    // Without a setting or a server: none of the routes may need one at build time.
    execFileSync(process.execPath, [path, 'build', app], { env: { ...process.env, ...quiet }, stdio: 'pipe' })
    const program = await startProgram(next, setup.port, { ...setup.env, ...quiet }, [
      'start',
      app,
      '--hostname',
      '127.0.0.1',
    ])
    running.unshift(program)
    walked = { origin: program.origin, setup, signIn: (browser) => signInThere(setup, browser) }
  }, patience)
  after(async () => {
    for (const each of running) await each.stop()
  })
  checkRecipe('Next.js', () => walked)
})
