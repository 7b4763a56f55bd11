import { createHmac, randomUUID } from 'node:crypto'
import { after, before, describe } from 'node:test'
import { withoutRedis } from '../../servers/server/redis.ts'
import { setUp, type Setup } from './setup.ts'
import { checkRecipe, setCookie, type Browser, type Walked } from './walk.ts'
import { startWorker } from './workerd.ts'

/** A session as the worker reads it: a cookie with its signature, as Hono writes it. */
async function signIn({ env }: Setup, browser: Browser): Promise<void> {
  const session = `${randomUUID()}.user-${randomUUID()}`
  const signature = createHmac('sha256', env['SESSION_SECRET'] ?? '')
    .update(session)
    .digest('base64')
  setCookie(browser, '__Host-session', encodeURIComponent(`${session}.${signature}`))
}

describe('Cloudflare Workers, on workerd', { skip: withoutRedis }, () => {
  const running: { stop(): Promise<void> }[] = []
  let walked: Walked
  before(async () => {
    const setup = await setUp()
    const { origin, stop } = await startWorker(setup.port, setup.env)
    running.push({ stop }, { stop: () => setup.close() })
    walked = { origin, setup, signIn: (browser) => signIn(setup, browser) }
  })
  after(async () => {
    for (const each of running) await each.stop()
  })
  checkRecipe('Cloudflare Workers', () => walked)
})
