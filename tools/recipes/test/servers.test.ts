import { createHmac, randomUUID } from 'node:crypto'
import { after, before, describe } from 'node:test'
import { withoutRedis } from '../../servers/server/redis.ts'
import { freePort, setUp, startProgram, type Setup } from './setup.ts'
import { checkRecipe, setCookie, signInThere, type Browser, type Walked } from './walk.ts'

/** A session as express-session and connect-redis keep it. */
async function signInToExpress({ redis, env }: Setup, browser: Browser): Promise<void> {
  const id = randomUUID()
  const cookie = { originalMaxAge: null, httpOnly: true, path: '/', secure: true, sameSite: 'lax' }
  await redis.set(`sess:${id}`, JSON.stringify({ cookie, userId: `user-${randomUUID()}` }))
  const signature = createHmac('sha256', env['SESSION_SECRET'] ?? '')
    .update(id)
    .digest('base64')
  setCookie(browser, '__Host-session', encodeURIComponent(`s:${id}.${signature.replace(/=+$/, '')}`))
}

for (const [file, signIn] of [
  ['express', signInToExpress],
  ['fastify', signInThere],
  ['hono', signInThere],
] as const) {
  describe(`${file}, in two processes`, { skip: withoutRedis }, () => {
    const running: { stop(): Promise<void> }[] = []
    let walked: Walked
    before(async () => {
      const setup = await setUp()
      const start = (port: number) => startProgram(`src/${file}.ts`, port, setup.env)
      const [first, second] = await Promise.all([start(setup.port), start(await freePort())])
      running.push(first, second, { stop: () => setup.close() })
      const { origin } = first
      walked = { origin, other: second.origin, setup, signIn: (browser) => signIn(setup, browser) }
    })
    after(async () => {
      for (const each of running) await each.stop()
    })
    checkRecipe(file, () => walked)
  })
}
