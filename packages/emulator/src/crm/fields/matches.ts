import type { Comparator } from './comparators.ts'
import { comparisons } from './comparisons.ts'
import { familyOf, type Family } from './families.ts'
import type { Field } from './field.ts'
import { fold, operandReadings, type Comparable } from './operands.ts'

/** Whether a stored value is what was asked for. */
export type Matcher = (stored: unknown) => boolean

/** Why there is no matcher: the operand is not a value of the field. In Zoho's words: `bigint`, `double`, `date`. */
export interface WrongOperand {
  readonly expected_data_type: string
}

/**
 * A test of stored values of a field. What is not there is found by `is_null` alone, as in SQL (assumed).
 *
 * @param operand one value; an array for `in`, `not_in`, `between`, `not_between`; either for several choices.
 *   `\${EMPTY}` and `\${NOTEMPTY}` ask whether something is there.
 */
export function matcherOf(field: Field, comparator: Comparator, operand: unknown): Matcher | WrongOperand {
  const presence = presenceAsked(comparator, operand)
  if (presence !== undefined) return (stored) => isThere(stored) === presence
  const family = familyOf(field)
  if (family === 'none') return { expected_data_type: field.data_type }
  const reading = operandReadings[family]
  const operands = (
    Array.isArray(operand) ? (operand as readonly unknown[]) : splitChoices(operand, family)
  ).map((each) => reading.operand(each, field))
  const known = operands.filter((each) => each !== undefined)
  if (known.length !== operands.length || known.length === 0) return { expected_data_type: reading.expected }
  if (family === 'choices') return choicesTest(comparator, known)
  const test = comparisons[comparator]?.(known)
  if (test === undefined) return { expected_data_type: reading.expected }
  return (stored) => isThere(stored) && test(reading.keyOf(stored))
}

/** COQL writes several choices as one text: `English;German`. */
function splitChoices(operand: unknown, family: Family): readonly unknown[] {
  return family === 'choices' && typeof operand === 'string' ? operand.split(';') : [operand]
}

function presenceAsked(comparator: Comparator, operand: unknown): boolean | undefined {
  if (comparator === 'is_null') return false
  if (comparator === 'is_not_null') return true
  if (operand !== '${EMPTY}' && operand !== '${NOTEMPTY}') return undefined
  return (operand === '${NOTEMPTY}') !== (comparator === 'not_equal')
}

function isThere(stored: unknown): boolean {
  return (
    stored !== undefined &&
    stored !== null &&
    stored !== '' &&
    !(Array.isArray(stored) && stored.length === 0)
  )
}

type Choices = ReadonlySet<Comparable>

/** Several choices: `equal` means the same ones, `in` any of them; a test of text must pass for one, a denied one for all. */
function choicesTest(comparator: Comparator, operands: readonly Comparable[]): Matcher | WrongOperand {
  const wanted = new Set(operands)
  const all = (held: Choices): boolean => [...wanted].every((each) => held.has(each))
  const any = (held: Choices): boolean => [...wanted].some((each) => held.has(each))
  const same = (held: Choices): boolean => held.size === wanted.size && all(held)
  const ofSets: Readonly<Partial<Record<Comparator, (held: Choices) => boolean>>> = {
    equal: same,
    not_equal: (held) => !same(held),
    in: any,
    not_in: (held) => !any(held),
    include_all: all,
    include_any: any,
    exclude_all: (held) => !all(held),
    exclude_any: (held) => !any(held),
  }
  const test = ofSets[comparator] ?? textTest(comparator, operands)
  if (test === undefined) return { expected_data_type: 'text' }
  return (stored) => isThere(stored) && Array.isArray(stored) && test(new Set(stored.map(fold)))
}

function textTest(
  comparator: Comparator,
  operands: readonly Comparable[],
): ((held: Choices) => boolean) | undefined {
  const test = comparisons[comparator]?.(operands)
  if (test === undefined) return undefined
  const isDenied = comparator.startsWith('not_')
  return (held) => (isDenied ? [...held].every((each) => test(each)) : [...held].some((each) => test(each)))
}
