import { unexpected } from './query-faults.ts'

/** A piece of a query, and where it stands. */
export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'symbol' | 'end'
  /** As written; a string without its quotes. */
  readonly text: string
  readonly at: number
}

const SPACE = /\s+/y
const WORD = /[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*/y
const NUMBER = /-?\d+(?:\.\d+)?(?![\w.])/y
const SYMBOL = /[!<>]=|[=<>(),#!]/y

/** The pieces of a query, the end last. @throws Refusal for a character that the grammar does not have */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }
  while (at < text.length) {
    const space = match(SPACE)
    if (space !== undefined) {
      at += space.length
      continue
    }
    const first = text[at] ?? ''
    if (first === "'" || first === '"') {
      const end = endOfString(text, at, first)
      const inner = text.slice(at + 1, end)
      tokens.push({ kind: 'string', text: inner.replaceAll(first + first, first), at })
      at = end + 1
      continue
    }
    const word = match(WORD)
    const number = word === undefined ? match(NUMBER) : undefined
    const found = word ?? number ?? match(SYMBOL)
    if (found === undefined) throw unexpected(text, at, first)
    const kind = word === undefined ? (number === undefined ? 'symbol' : 'number') : 'word'
    tokens.push({ kind, text: found, at })
    at += found.length
  }
  tokens.push({ kind: 'end', text: '', at })
  return tokens
}

/** Where the quote stands that ends a string: a doubled one is a part of it. */
function endOfString(text: string, start: number, quote: string): number {
  let end = text.indexOf(quote, start + 1)
  while (end !== -1 && text[end + 1] === quote) end = text.indexOf(quote, end + 2)
  if (end === -1) throw unexpected(text, start, text.slice(start, start + 20))
  return end
}
