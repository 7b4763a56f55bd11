import { after, before, describe } from 'node:test'
import { withoutRedis } from '../../servers/server/redis.ts'
import { openPlace, startProgram } from './place.ts'
import { checkRecipe, signInThere, type Walked } from './walk.ts'

describe('AWS Lambda, behind an HTTP API', { skip: withoutRedis }, () => {
  const running: { stop(): Promise<void> }[] = []
  let walked: Walked
  before(async () => {
    const place = await openPlace()
    const program = await startProgram('test/programs/http-api.ts', place.port, place.env)
    running.push(program, { stop: () => place.close() })
    walked = { origin: program.origin, place, signIn: (browser) => signInThere(place, browser) }
  })
  after(async () => {
    for (const each of running) await each.stop()
  })
  checkRecipe('AWS Lambda', () => walked)
})
