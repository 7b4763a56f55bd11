import { LONGEST, type FormulaFunction, type Value } from './formula.ts'

/** A text that is not there is an empty one. */
function textOf(value: Value | undefined): string | null {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : null
}

/** A function of so many texts; numbers behind them are handed on. */
function ofTexts(
  count: number,
  run: (texts: readonly string[], numbers: readonly number[]) => Value,
  more = 0,
): FormulaFunction {
  return {
    least: count + more,
    most: count + more,
    run: (values) => {
      const texts = values.slice(0, count).map(textOf)
      const numbers = values.slice(count)
      if (!texts.every((each) => each !== null) || !numbers.every((each) => typeof each === 'number'))
        return null
      return run(texts, numbers)
    },
  }
}

/** Position of the nth occurrence, counted from 1; 0: there is none. */
function find(text: string, wanted: string, nth: number): number {
  let at = -1
  for (let count = 0; count < nth; count += 1) {
    at = text.indexOf(wanted, at + 1)
    if (at === -1) return 0
  }
  return at + 1
}

function replaceAll(text: string, wanted: string, by: string): Value {
  if (wanted === '') return text
  const parts = text.split(wanted)
  const length = text.length + (parts.length - 1) * (by.length - wanted.length)
  return length > LONGEST ? null : parts.join(by)
}

function concat(values: readonly Value[]): Value {
  const texts = values.map(textOf)
  if (!texts.every((each) => each !== null)) return null
  const whole = texts.join('')
  return whole.length > LONGEST ? null : whole
}

export const textFunctions: Readonly<Record<string, FormulaFunction>> = {
  len: ofTexts(1, ([text = '']) => text.length),
  lower: ofTexts(1, ([text = '']) => text.toLowerCase()),
  upper: ofTexts(1, ([text = '']) => text.toUpperCase()),
  trim: ofTexts(1, ([text = '']) => text.trim()),
  contains: ofTexts(2, ([text = '', wanted = '']) => text.includes(wanted)),
  startswith: ofTexts(2, ([text = '', wanted = '']) => text.startsWith(wanted)),
  endswith: ofTexts(2, ([text = '', wanted = '']) => text.endsWith(wanted)),
  replace: ofTexts(3, ([text = '', wanted = '', by = '']) => replaceAll(text, wanted, by)),
  find: ofTexts(2, ([text = '', wanted = ''], [nth = 1]) => find(text, wanted, Math.min(nth, LONGEST)), 1),
  substring: ofTexts(
    1,
    ([text = ''], [from = 1, to = 0]) => text.slice(Math.max(from - 1, 0), Math.max(to, 0)),
    2,
  ),
  concat: { least: 1, most: 100, run: concat },
  tostring: {
    least: 1,
    most: 1,
    run: ([value = null]) => (typeof value === 'object' ? (value === null ? '' : null) : String(value)),
  },
}
