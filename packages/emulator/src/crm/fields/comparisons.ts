import type { Comparator } from './comparators.ts'
import type { Comparable } from './operands.ts'

/** A test of one comparable value. */
export type Test = (key: Comparable) => boolean

function not(test: Test | undefined): Test | undefined {
  return test && ((key) => !test(key))
}

function among(operands: readonly Comparable[]): Test {
  const all = new Set(operands)
  return (key) => all.has(key)
}

function within([least, most, ...others]: readonly Comparable[]): Test | undefined {
  if (least === undefined || most === undefined || others.length > 0) return undefined
  return (key) => key >= least && key <= most
}

/** A test against the one operand that there must be. */
function single(test: (key: Comparable, operand: Comparable) => boolean) {
  return ([operand, ...others]: readonly Comparable[]): Test | undefined =>
    operand === undefined || others.length > 0 ? undefined : (key) => test(key, operand)
}

const contains = single((key, operand) => String(key).includes(String(operand)))
const like = single((key, operand) => isLike(String(key), String(operand)))

/** Undefined: not that many operands. */
export const comparisons: Readonly<
  Partial<Record<Comparator, (operands: readonly Comparable[]) => Test | undefined>>
> = {
  equal: single((key, operand) => key === operand),
  not_equal: single((key, operand) => key !== operand),
  less_than: single((key, operand) => key < operand),
  less_equal: single((key, operand) => key <= operand),
  greater_than: single((key, operand) => key > operand),
  greater_equal: single((key, operand) => key >= operand),
  between: within,
  not_between: (operands) => not(within(operands)),
  in: among,
  not_in: (operands) => not(among(operands)),
  like,
  not_like: (operands) => not(like(operands)),
  contains,
  not_contains: (operands) => not(contains(operands)),
  starts_with: single((key, operand) => String(key).startsWith(String(operand))),
  ends_with: single((key, operand) => String(key).endsWith(String(operand))),
}

/** `%` stands for any text, at either end or between. Without a regular expression: its time is bounded. */
function isLike(value: string, pattern: string): boolean {
  const parts = pattern.split('%')
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (parts.length === 1) return value === pattern
  if (!value.startsWith(first) || !value.endsWith(last) || value.length < first.length + last.length)
    return false
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const found = value.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at <= value.length - last.length
}
