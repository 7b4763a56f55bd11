import { dateFunctions } from './date-functions.ts'
import type { FormulaFunction, Value } from './formula.ts'
import { textFunctions } from './text-functions.ts'

const MOST = 100

function ofNumbers(most: number, run: (numbers: readonly number[]) => number): FormulaFunction {
  return {
    least: 1,
    most,
    run: (values) => {
      if (!values.every((each) => typeof each === 'number')) return null
      const result = run(values)
      return Number.isFinite(result) ? result : null
    },
  }
}

const numberFunctions: Readonly<Record<string, FormulaFunction>> = {
  abs: ofNumbers(1, ([number = 0]) => Math.abs(number)),
  ceil: ofNumbers(1, ([number = 0]) => Math.ceil(number)),
  floor: ofNumbers(1, ([number = 0]) => Math.floor(number)),
  sqrt: ofNumbers(1, ([number = 0]) => Math.sqrt(number)),
  max: ofNumbers(MOST, (numbers) => Math.max(...numbers)),
  min: ofNumbers(MOST, (numbers) => Math.min(...numbers)),
}

/** What is neither true nor a number other than 0 is not true. */
export function isTrue(value: Value | undefined): boolean {
  return value === true || (typeof value === 'number' && value !== 0)
}

const logic: Readonly<Record<string, FormulaFunction>> = {
  if: { least: 3, most: 3, run: ([test, one = null, other = null]) => (isTrue(test) ? one : other) },
  and: { least: 1, most: MOST, run: (values) => values.every(isTrue) },
  or: { least: 1, most: MOST, run: (values) => values.some(isTrue) },
  not: { least: 1, most: 1, run: ([value]) => !isTrue(value) },
}

/** By their names in small letters. */
const functions: ReadonlyMap<string, FormulaFunction> = new Map(
  Object.entries({ ...numberFunctions, ...textFunctions, ...dateFunctions, ...logic }),
)

/** A function that takes so many values; undefined: there is none. */
export function functionOf(name: string, count: number): FormulaFunction | undefined {
  const found = functions.get(name)
  return found !== undefined && count >= found.least && count <= found.most ? found : undefined
}
