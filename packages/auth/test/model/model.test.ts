import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import fc from 'fast-check'
import { Setup } from './setup.ts'
import { lives } from './commands.ts'

/** `pnpm --filter @x/auth model 20000` sets these; `.ci/run` has 2000 lives run. */
const runs = Number(process.env['MODEL_RUNS'] ?? 150)
const seed = Number(process.env['MODEL_SEED'] ?? 20_261_124)

beforeAll(() => {
  // The platform hashes on another thread, which would make the order of events a matter of luck.
  vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (_algorithm, data) => {
    const digest = createHash('sha256')
      .update(Buffer.from(data as Uint8Array))
      .digest()
    return Uint8Array.from(digest).buffer
  })
})
afterAll(() => {
  vi.restoreAllMocks()
})

it(
  `a grant of three processes keeps its promises through ${runs} lives`,
  async () => {
    const seen = { lives: 0, calls: 0, published: 0 }
    await fc.assert(
      fc.asyncProperty(lives(15), fc.nat(), async (life, luck) => {
        const setup = await new Setup(3, luck).open()
        await fc.asyncModelRun(() => ({ model: {}, real: setup }), life)
        await setup.heal()
        expect(setup.violations).toEqual([])
        seen.lives += 1
        seen.calls += setup.calls.length
        seen.published += setup.published
      }),
      { numRuns: runs, seed },
    )
    // Otherwise nothing would have been tried.
    expect(seen.published).toBeGreaterThan(seen.lives)
    expect(seen.calls).toBeGreaterThan(seen.published)
    if (process.env['MODEL_RUNS'] !== undefined)
      console.log(
        `${runs} lives, seed ${seed}: ${seen.calls} token calls, ${seen.published} published tokens`,
      )
  },
  // Half a day.
  43_200_000,
)
