// The short version of the proof: real processes, and a few rounds of chaos. The long one: `npm run prove`.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { backends, without } from '../proof/backend.ts'
import { chaos, LEASE, LONGEST_CALL } from '../proof/chaos.ts'
import { checkHistory } from '../proof/history.ts'
import { burst, hours } from '../proof/processes.ts'

const ROUNDS = 16
/** A waiter looks again after at most this; then it needs its own time. Not a measurement: machines are busy. */
const SLACK = 5000

for (const name of backends) {
  describe(`proof on ${name}`, { skip: without(name) }, () => {
    it('16 processes × 200 callers, token dead: one token call', async () => {
      const { asked, accepted, tokenCalls, errors } = await burst(name, 16, 200)
      assert.deepEqual({ accepted, tokenCalls, errors }, { accepted: asked, tokenCalls: 1, errors: [] })
    })
    it('8 processes, two hours: every call served, the fewest token calls possible', async () => {
      const { asked, accepted, tokenCalls, fewest, errors } = await hours(name, 8, 120)
      assert.deepEqual({ accepted, tokenCalls, errors }, { accepted: asked, tokenCalls: fewest, errors: [] })
    })
    it(`${ROUNDS} rounds of chaos: nothing lost, nothing resurrected, one published token a generation`, async () => {
      const result = await chaos(name, ROUNDS, 7)
      assert.deepEqual(result.violations, [])
      assert.ok(result.struck > ROUNDS / 2, `only ${result.struck} of ${ROUNDS} rounds were struck`)
      assert.ok(
        result.recovery.most < LEASE + LONGEST_CALL + SLACK,
        `recovered after ${result.recovery.most} ms`,
      )
    })
  })
}

describe('the checker of histories', () => {
  const expected = { grantId: 'g', refreshTokens: ['r'], last: 'r', found: 'r', mayCostOneMore: false }
  const row = { type: 'row', grantId: 'g', refreshToken: 'r', attempts: 1 } as const
  const line = <T>(event: T): { at: number; worker: number; event: T } => ({ at: 0, worker: 1, event })
  const issued = new Map([['a1', 'r']])

  it('finds nothing wrong in a good one', () => {
    const lines = [
      line({ ...row, access: 'a1' }),
      line({ type: 'answer', grantId: 'g', token: 'a1' } as const),
    ]
    assert.deepEqual(checkHistory(lines, issued, [expected]), {
      violations: [],
      tokenCalls: 1,
      generations: 1,
      extraCalls: 0,
    })
  })
  it('finds each thing that must not be', () => {
    const violations = (...parameters: Parameters<typeof checkHistory>): readonly string[] =>
      checkHistory(...parameters).violations
    assert.match(violations([], issued, [{ ...expected, found: undefined }]).join(), /lost/)
    assert.match(violations([], issued, [{ ...expected, last: undefined }]).join(), /there again/)
    assert.match(violations([], issued, [{ ...expected, found: 'older' }]).join(), /older refresh token/)
    const served = (token: string): Parameters<typeof checkHistory>[0] => [
      line({ type: 'answer', grantId: 'g', token }),
    ]
    assert.match(violations(served('made up'), issued, [expected]).join(), /never issued/)
    assert.match(
      violations(served('b'), new Map([...issued, ['b', 'other']]), [expected]).join(),
      /another grant/,
    )
    const two = new Map([...issued, ['a2', 'r']])
    const both = [line({ ...row, access: 'a1' }), line({ ...row, access: 'a2' })]
    assert.match(
      violations(both, two, [{ ...expected, mayCostOneMore: true }]).join(),
      /2 tokens were published/,
    )
    assert.match(violations([], two, [expected]).join(), /2 token calls in one generation/)
    assert.match(
      violations([line({ ...row, access: 'b' })], new Map([...issued, ['b', 'o']]), [expected]).join(),
      /another refresh token/,
    )
    assert.match(
      violations([line({ ...row, access: 'a1', attempts: 11 })], issued, [expected]).join(),
      /11 attempts/,
    )
  })
})
