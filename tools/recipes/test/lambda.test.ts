import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openBrowser } from '../../../apps/example/test/browser.ts'
import { withoutRedis } from '../../servers/server/redis.ts'
import { setUp, startProgram } from './setup.ts'
import { assertCounts, checkRecipe, connectIn, signInThere, type Walked } from './walk.ts'

describe('AWS Lambda, behind an HTTP API', { skip: withoutRedis }, () => {
  const running: { stop(): Promise<void> }[] = []
  let walked: Walked
  before(async () => {
    const setup = await setUp()
    const program = await startProgram('test/programs/http-api.ts', setup.port, setup.env)
    running.push(program, { stop: () => setup.close() })
    walked = { origin: program.origin, setup, signIn: (browser) => signInThere(setup, browser) }
  })
  after(async () => {
    for (const each of running) await each.stop()
  })
  checkRecipe('AWS Lambda', () => walked)

  it('AWS Lambda: an answer waits for the renewal that it began', async () => {
    const { origin, setup, signIn } = walked
    const { clock, faults, journal } = setup.emulator
    const [first, second] = [openBrowser(), openBrowser()]
    for (const each of [first, second]) await signIn(each)
    await connectIn(first, origin, 'eu')
    await assertCounts(first, origin)
    clock.advance(58.5 * 60_000)
    // The function learns Zoho's time from the login of somebody else.
    await connectIn(second, origin, 'eu')
    journal.clear()
    faults.add({ name: 'delay', endpoint: 'token', delay: 1000 })
    await assertCounts(first, origin)
    const paths = journal.entries().map(({ path }) => path.replace(/^.*\//, ''))
    assert.deepEqual(paths, ['sources_count', 'token'])
  })
})
