import type { CrmAnswer } from '../../src/crm/index.ts'
import { createDice, type Dice } from '../fuzz/requests.ts'
import type { Case } from './cases.ts'
import { runInPlaceOf, type CaseCall } from './run-case.ts'

/** What came of many requests to one route. */
export interface RouteOutcome {
  readonly requests: number
  /** Answers of 2xx. */
  readonly fine: number
  readonly answers: readonly CrmAnswer[]
}

const FINE = 20
/** Requests at least. */
const FEWEST = 3 * FINE
const MOST_CASES = 3

/**
 * Sends requests to a route until it has answered well so often: cases that succeed, as they are and altered in one place.
 * Each begins with the same organization.
 */
export function stormRoute(cases: readonly Case[], start: number): RouteOutcome {
  const dice = createDice(start)
  const good = cases.filter(({ status }) => status < 300).slice(0, MOST_CASES)
  const answers: CrmAnswer[] = []
  const isFine = ({ status }: CrmAnswer): boolean => status < 300
  for (let round = 0; good.length > 0 && round <= 100 * FINE; round += FEWEST) {
    const rounds = Array.from({ length: FEWEST }, (_, index) => round + index)
    const sent = rounds.map((each) => {
      const chosen = good[each % good.length] as Case
      return { chosen, call: each % 3 === 0 ? chosen : alter(chosen, dice) }
    })
    // What comes before a case is done once for all that take its place.
    for (const [chosen, group] of Map.groupBy(sent, (each) => each.chosen))
      answers.push(
        ...runInPlaceOf(
          chosen,
          group.map(({ call }) => call),
        ),
      )
    if (answers.filter(isFine).length >= FINE) break
  }
  return { requests: answers.length, fine: answers.filter(isFine).length, answers }
}

const strange: readonly unknown[] = [
  null,
  '',
  7,
  -1.5,
  true,
  [],
  {},
  '1234567890',
  'x'.repeat(3000),
  '\u0000\uD800',
  '__proto__',
  '2026-02-30',
  [[]],
  JSON.parse('{"__proto__":{"id":1}}'),
]
const parameters = [
  'page',
  'per_page',
  'fields',
  'ids',
  'filters',
  'sort_by',
  'include',
  'type',
  'page_token',
  'module',
]

/** The same call with one thing changed: a value of the body or the query, a key more or less, a row twice. */
function alter(call: CaseCall, dice: Dice): CaseCall {
  const pick = <T>(from: readonly T[]): T => from[dice(from.length)] as T
  if (call.body === undefined || dice(3) === 0) {
    const query = new URLSearchParams(call.query ?? '')
    const name = dice(2) === 0 ? pick(parameters) : (pick([...query.keys()]) ?? pick(parameters))
    if (dice(3) === 0) query.delete(name)
    else
      query.set(
        name,
        String(pick([...strange, '1', '2', 'x', '{', '%']))
          .slice(0, 300)
          .toWellFormed(),
      )
    return { ...call, query: query.toString() }
  }
  return { ...call, body: alterValue(call.body, dice, pick) }
}

function alterValue(value: unknown, dice: Dice, pick: <T>(from: readonly T[]) => T): unknown {
  if (typeof value !== 'object' || value === null || dice(6) === 0) return pick(strange)
  if (Array.isArray(value)) {
    if (value.length === 0 || dice(8) === 0) return [...(value as unknown[]), pick([...strange, value[0]])]
    const at = dice(value.length)
    return value.map((each: unknown, index) => (index === at ? alterValue(each, dice, pick) : each))
  }
  const keys = Object.keys(value)
  const [key] = keys.length === 0 ? ['id'] : [pick(keys)]
  const entries = Object.entries(value)
  if (dice(6) === 0) return Object.fromEntries(entries.filter(([name]) => name !== key))
  if (dice(10) === 0) return { ...value, [pick(['id', 'name', '_delete', 'x'])]: pick(strange) }
  return Object.fromEntries(
    entries.map(([name, each]) => [name, name === key ? alterValue(each, dice, pick) : each] as const),
  )
}
