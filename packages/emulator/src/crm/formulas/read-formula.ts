import { compare, comparisons } from './compare.ts'
import type { Formula, Part, Value } from './formula.ts'
import { functionOf, isTrue } from './functions.ts'
import { readTokens, type Token } from './read-tokens.ts'

/** Brackets and functions in one another. */
const DEEPEST = 50
/** Longer ones are not read. */
const LONGEST_FORMULA = 5000

/**
 * Reads a formula: numbers, texts in quotes, fields (`${Amount}`, `${Deals.Amount}`, `${Leads.Start Date}`), `+ - * /`,
 * comparisons, `&&`, `||`, brackets, and the functions of this folder. Undefined for whatever has more.
 */
export function readFormula(text: string): Formula | undefined {
  const tokens = text.length > LONGEST_FORMULA ? undefined : readTokens(text)
  if (tokens === undefined) return undefined
  const reader = { tokens, at: 0, names: new Set<string>() }
  const work = readLevel(reader, 0, 0)
  return work === undefined || reader.at < tokens.length ? undefined : { names: [...reader.names], work }
}

interface Reader {
  readonly tokens: readonly Token[]
  at: number
  readonly names: Set<string>
}

/** Signs that bind less before those that bind more. */
const levels: readonly (readonly string[])[] = [['||'], ['&&'], comparisons, ['+', '-'], ['*', '/']]

function readLevel(reader: Reader, level: number, depth: number): Part | undefined {
  const signs = levels[level]
  if (signs === undefined) return readSingle(reader, depth)
  let left = readLevel(reader, level + 1, depth)
  while (left !== undefined) {
    const sign = reader.tokens[reader.at]?.sign
    if (sign === undefined || !signs.includes(sign)) return left
    reader.at += 1
    const right = readLevel(reader, level + 1, depth)
    left = right && join(sign, left, right)
  }
  return undefined
}

function readSingle(reader: Reader, depth: number): Part | undefined {
  const token = reader.tokens[reader.at]
  reader.at += 1
  if (token === undefined || depth > DEEPEST) return undefined
  const { number, text, name, word, sign } = token
  if (number !== undefined) return () => number
  if (text !== undefined) return () => text
  if (name !== undefined) {
    reader.names.add(name)
    return ({ valueOf }) => valueOf(name)
  }
  if (word === 'true' || word === 'false') return () => word === 'true'
  if (word !== undefined) return readCall(reader, word, depth + 1)
  if (sign === '-' || sign === '+') {
    const of = readSingle(reader, depth + 1)
    return of && join(sign, () => 0, of)
  }
  const inner = sign === '(' ? readLevel(reader, 0, depth + 1) : undefined
  return inner !== undefined && takeSign(reader, ')') ? inner : undefined
}

function readCall(reader: Reader, name: string, depth: number): Part | undefined {
  if (!takeSign(reader, '(')) return undefined
  const parts: Part[] = []
  if (!takeSign(reader, ')'))
    do {
      const part = readLevel(reader, 0, depth)
      if (part === undefined) return undefined
      parts.push(part)
      if (takeSign(reader, ')')) break
    } while (takeSign(reader, ','))
  if (reader.tokens[reader.at - 1]?.sign !== ')') return undefined
  const called = functionOf(name, parts.length)
  return (
    called &&
    ((scope) =>
      called.run(
        parts.map((part) => part(scope)),
        scope,
      ))
  )
}

function takeSign(reader: Reader, sign: string): boolean {
  const isThere = reader.tokens[reader.at]?.sign === sign
  if (isThere) reader.at += 1
  return isThere
}

const arithmetic: Readonly<Record<string, (one: number, other: number) => number>> = {
  '+': (one, other) => one + other,
  '-': (one, other) => one - other,
  '*': (one, other) => one * other,
  '/': (one, other) => one / other,
}

function join(sign: string, one: Part, other: Part): Part {
  if (sign === '||') return (scope) => isTrue(one(scope)) || isTrue(other(scope))
  if (sign === '&&') return (scope) => isTrue(one(scope)) && isTrue(other(scope))
  const apply = arithmetic[sign]
  if (apply === undefined) return (scope) => compare(sign, one(scope), other(scope), scope)
  return (scope): Value => {
    const [left, right] = [one(scope), other(scope)]
    const value = typeof left === 'number' && typeof right === 'number' ? apply(left, right) : null
    return value !== null && Number.isFinite(value) ? value : null
  }
}
