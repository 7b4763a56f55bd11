import type { Scope, Value } from './formula.ts'
import { momentOf } from './moments.ts'

/** Below zero, zero, above: how two values of one kind are ordered; undefined for what cannot be compared. */
function order(one: Value, other: Value, scope: Scope): number | undefined {
  const [first, second] = [momentOf(one, scope), momentOf(other, scope)]
  if (first !== null && second !== null) return first.instant - second.instant
  // A text that is not there is an empty one.
  if (typeof one === 'string' || typeof other === 'string') {
    const [left, right] = [one ?? '', other ?? '']
    if (typeof left !== 'string' || typeof right !== 'string') return undefined
    return left === right ? 0 : left < right ? -1 : 1
  }
  if (typeof one === 'number' && typeof other === 'number') return one - other
  if (typeof one === 'boolean' && typeof other === 'boolean') return Number(one) - Number(other)
  return undefined
}

const tests: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (found) => found === 0,
  '==': (found) => found === 0,
  '!=': (found) => found !== 0,
  '<>': (found) => found !== 0,
  '<': (found) => found < 0,
  '<=': (found) => found <= 0,
  '>': (found) => found > 0,
  '>=': (found) => found >= 0,
}

/** Signs of comparisons. */
export const comparisons: readonly string[] = Object.keys(tests)

export function compare(sign: string, one: Value, other: Value, scope: Scope): Value {
  const found = order(one, other, scope)
  return found === undefined ? null : (tests[sign]?.(found) ?? null)
}
