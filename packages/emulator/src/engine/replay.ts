import type { Change } from './log.ts'
import { isJsonObject } from '../json.ts'
import { isCount, readRow } from './snapshot.ts'

/**
 * Reads changes that were written down elsewhere.
 *
 * @param number of the change before the first
 * @throws TypeError for what is not a change, and for a gap
 */
export function readChanges(value: readonly unknown[], number: number): readonly Change[] {
  return value.map((each, index) => readChange(each, number + index + 1))
}

function readChange(value: unknown, expected: number): Change {
  if (!isJsonObject(value)) throw new TypeError('Something in the log is not a change.')
  const { number, at, by, source, table, id } = value
  if (number !== expected) throw new TypeError(`The log has a gap: change ${expected} is missing.`)
  if (
    !isCount(at) ||
    !(by === null || typeof by === 'string') ||
    typeof source !== 'string' ||
    typeof table !== 'string' ||
    typeof id !== 'string'
  ) {
    throw new TypeError(`Change ${expected} of the log cannot be read.`)
  }
  const image = (side: 'before' | 'after'): Change['before'] =>
    value[side] === null ? null : readRow(value[side], table)
  const change = { number, at, by, source, table, id, before: image('before'), after: image('after') }
  if ((change.before ?? change.after)?.id !== id || (change.after ?? change.before)?.id !== id) {
    throw new TypeError(`Change ${expected} of the log is about another row than it says.`)
  }
  return change
}
