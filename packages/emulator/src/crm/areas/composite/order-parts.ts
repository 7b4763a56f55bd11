import { fault, flat } from '../../answers.ts'
import { Refusal } from '../../refusal.ts'
import type { Part } from './read-parts.ts'
import { referencesIn } from './references.ts'

/**
 * Positions of parts in the order in which they run: as they come, or, in parallel, each behind those that it refers to.
 *
 * @throws Refusal for parts that wait for each other
 */
export function orderParts(parts: readonly Part[], parallel: boolean): readonly number[] {
  const all = parts.map((_part, index) => index)
  if (!parallel) return all
  const waitsFor = parts.map(({ name, uri, params, body }) => {
    // One that refers to itself waits for nobody: the reference leads nowhere.
    const names = referencesIn([uri, params, body]).filter((each) => each !== name)
    return names.map((each) => parts.findIndex((part) => part.name === each)).filter((index) => index >= 0)
  })
  const order: number[] = []
  const isDone = (index: number): boolean => order.includes(index)
  while (order.length < parts.length) {
    const next = all.find((index) => !isDone(index) && (waitsFor[index] ?? []).every(isDone))
    if (next === undefined) throw looping(all.filter((index) => !isDone(index)))
    order.push(next)
  }
  return order
}

function looping(indexes: readonly number[]): Refusal {
  const [first = 0] = indexes
  const place = { api_name: 'sub_request_id', json_path: `$.__composite_requests[${first}].sub_request_id` }
  const details = { ...place, sub_request_indexes: indexes }
  return new Refusal(flat(400, fault('LOOPING_FOUND', 'looping found in the references', details)))
}
