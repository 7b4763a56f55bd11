import fc from 'fast-check'
import { expect, test } from 'vitest'
import { path } from '@x/client'
import { anyText } from '../../../dc/test/any-text.ts'
import { callOf } from '../../src/endpoint/call-of.ts'
import { locate, type Located } from '../../src/endpoint/locate.ts'

const locating = (text: string): Located => locate(text, 'GET', 'rows', '', undefined)

const word = fc.stringMatching(/^[a-z_]{1,8}$/)
const name = fc.stringMatching(/^[a-z]{1,6}( [a-z]{1,6})?$/).filter((text) => !text.endsWith(' id'))
const variable = fc.oneof(
  fc.record({ name: name.map((text) => `${text} id`), value: fc.bigInt({ min: 0n, max: 10n ** 19n - 1n }) }),
  fc.record({ name, value: anyText({ minLength: 1, maxLength: 12 }) }),
)
type Segment = { readonly word: string } | { readonly name: string; readonly value: string | bigint }
const segment: fc.Arbitrary<Segment> = fc.oneof(
  word.map((text) => ({ word: text })),
  variable,
)
const route = fc
  .tuple(word, fc.array(segment, { maxLength: 5 }))
  .map(([first, rest]) => [{ word: first }, ...rest])

/** What the tag makes of the same words and values, or what it throws. */
function tagged(segments: readonly Segment[]): unknown {
  const words: string[] = ['']
  const values: (string | bigint)[] = []
  segments.forEach((each, index) => {
    if (index > 0) words[words.length - 1] += '/'
    if ('word' in each) words[words.length - 1] += each.word
    else {
      values.push(each.value)
      words.push('')
    }
  })
  return outcome(() => path(Object.assign(words, { raw: words }), ...values))
}

function outcome(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return String(error)
  }
}

test('any address is filled as the path tag would', () => {
  fc.assert(
    fc.property(route, (segments) => {
      const text = segments.map((each) => ('word' in each ? each.word : `{${each.name}}`)).join('/')
      const values = segments.flatMap((each) => ('word' in each ? [] : [each.value]))
      const filled = outcome(() => callOf(locating(text), { fill: values }).path)
      const expected = tagged(segments)
      expect(filled).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})

test('the query is filled behind the path, and stands still where the address says so', () => {
  const parts = locating('{module}/actions/run?type=all&job_id={job id}&by={name}&keys=')
  expect(parts.idsKey).toBe('keys')
  const filled = callOf(parts, { fill: ['Leads', 7n, 'x'] })
  expect(filled.path.value).toBe('Leads/actions/run')
  expect(filled.query).toEqual({ type: 'all', job_id: '7', by: 'x' })
})

test.each([
  ['bulk:read/{job id}', 'bulk', 'read/{}'],
  ['email:settings/compose', 'email', 'settings/compose'],
  ['upload:upload', 'upload', 'upload'],
  ['settings/roles', undefined, 'settings/roles'],
])('a base stands in front: %s', (text, base, template) => {
  const parts = locating(text)
  expect(parts.base).toBe(base)
  expect(parts.words.join('{}')).toBe(template)
})

test.each([
  ['settings/roles', ['GET', 'settings/roles']],
  ['PATCH settings/fields/{field id}', ['PATCH', 'settings/fields/{field id}']],
  ['settings/roles/{role id}', ['GET', 'settings/roles/{role id}']],
  ['{role id}/x/{other id}', ['GET', '{role id}/x/{other id}']],
  ['PUT bulk:backup/{backup id}/actions/cancel', ['PUT', 'bulk:backup/{backup id}/actions/cancel']],
])('a method may stand in front: %s', (text, expected) => {
  const { method, address } = locating(text).endpoint
  expect([method, address]).toEqual(expected)
})
