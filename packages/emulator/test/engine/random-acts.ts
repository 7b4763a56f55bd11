import fc from 'fast-check'
import type { Op } from './model.ts'

/** Ids of one and two digits, so that their order is not that of texts. */
const someId = fc.integer({ min: 6, max: 14 }).map(String)
const someone = fc.option(someId, { nil: null, freq: 2 })
const person = fc.record({
  id: someId,
  mail: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  city: fc.constantFrom('Oslo', 'Rome'),
  boss: someone,
  deputy: someone,
  host: fc.option(someId, { nil: null, freq: 1 }),
})
const plainOp: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constantFrom('insert' as const, 'replace' as const), person }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), id: someId }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('setting' as const),
      uniqueMail: fc.boolean(),
      cityIndexed: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('count' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('throw' as const) }) },
)
const op = fc.oneof(
  { weight: 3, arbitrary: plainOp },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('attempt' as const), ops: fc.array(plainOp, { maxLength: 3 }) }),
  },
)
/** What happens in a run: acts, and comings back to marks, snapshots and logs. */
export const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('act' as const),
      ops: fc.array(op, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('mark', 'keep', 'restore', 'replay') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('mark', 'rewind', 'rewind', 'release'),
      which: fc.nat({ max: 3 }),
    }),
  },
)
