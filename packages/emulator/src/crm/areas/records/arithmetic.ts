/** Works a formula out; null: something of it has no value. */
export type Arithmetic = (valueOf: (name: string) => unknown) => number | null

type Binary = (one: number, other: number) => number

const sums: Readonly<Record<string, Binary>> = {
  '+': (one, other) => one + other,
  '-': (one, other) => one - other,
}
const products: Readonly<Record<string, Binary>> = {
  '*': (one, other) => one * other,
  '/': (one, other) => one / other,
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|\$\{!?(?:[\w ]+\.)?(\w+)\}|([-+*/()]))/
const DEEPEST = 50

/**
 * Reads numbers, fields (`${Amount}`, `${Deals.Amount}`), `+ - * /` and brackets; undefined for whatever has more.
 * Zoho's functions, texts and dates are not read.
 */
export function readArithmetic(expression: string): Arithmetic | undefined {
  const tokens = readTokens(expression)
  if (tokens === undefined) return undefined
  let at = 0
  const level =
    (operators: Readonly<Record<string, Binary>>, next: (depth: number) => Arithmetic | undefined) =>
    (depth: number): Arithmetic | undefined => {
      let left = next(depth)
      while (left !== undefined) {
        const operator = tokens[at]?.sign
        const apply =
          operator !== undefined && Object.hasOwn(operators, operator) ? operators[operator] : undefined
        if (apply === undefined) return left
        at += 1
        left = both(left, next(depth), apply)
      }
      return undefined
    }
  const single = (depth: number): Arithmetic | undefined => {
    const token = tokens[at]
    at += 1
    if (token === undefined || depth > DEEPEST) return undefined
    const { number, name, sign } = token
    if (number !== undefined) return () => number
    if (name !== undefined) return (valueOf) => numberOf(valueOf(name))
    if (sign === '-')
      return both(
        () => 0,
        single(depth + 1),
        (zero, value) => zero - value,
      )
    if (sign !== '(') return undefined
    const inner = sum(depth + 1)
    at += 1
    return tokens[at - 1]?.sign === ')' ? inner : undefined
  }
  const sum = level(sums, level(products, single))
  const whole = sum(0)
  return at === tokens.length ? whole : undefined
}

interface Token {
  readonly number?: number | undefined
  readonly name?: string | undefined
  readonly sign?: string | undefined
}

function readTokens(expression: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  const text = expression.trimEnd()
  const next = new RegExp(TOKEN, 'y')
  while (next.lastIndex < text.length) {
    const found = next.exec(text)
    if (found === null) return undefined
    const [, number, name, sign] = found
    tokens.push({ number: number === undefined ? undefined : Number(number), name, sign })
  }
  return tokens
}

function both(one: Arithmetic, other: Arithmetic | undefined, apply: Binary): Arithmetic | undefined {
  if (other === undefined) return undefined
  return (valueOf) => {
    const [left, right] = [one(valueOf), other(valueOf)]
    const value = left === null || right === null ? null : apply(left, right)
    return value === null || !Number.isFinite(value) ? null : value
  }
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
