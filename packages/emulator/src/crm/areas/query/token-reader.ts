import { unexpected } from './query-faults.ts'
import { readTokens, type Token } from './read-tokens.ts'
import type { Refusal } from '../../refusal.ts'

/** Reads the pieces of a query one after the other. */
export interface TokenReader {
  /** The piece that comes next, or one behind it. */
  peek(ahead?: number): Token
  next(): Token
  /** Takes these words when they come next. In lower case. */
  takeWords(...words: readonly string[]): boolean
  takeSymbol(symbol: string): boolean
  /** @throws Refusal when another piece comes next */
  needSymbol(symbol: string): void
  /** What is said of a piece that should not stand there. */
  refuse(token?: Token): Refusal
}

export function createTokenReader(text: string): TokenReader {
  const tokens = readTokens(text)
  const end = tokens.at(-1) ?? { kind: 'end', text: '', at: 0 }
  let at = 0
  const peek = (ahead = 0): Token => tokens[at + ahead] ?? end
  const refuse = (token: Token = peek()): Refusal => unexpected(text, token.at, token.text)
  const takeSymbol = (symbol: string): boolean => {
    const token = peek()
    if (token.kind !== 'symbol' || token.text !== symbol) return false
    at += 1
    return true
  }
  return {
    peek,
    refuse,
    takeSymbol,
    next() {
      const token = peek()
      at += 1
      return token
    },
    takeWords(...words) {
      if (!words.every((word, index) => isWord(peek(index), word))) return false
      at += words.length
      return true
    },
    needSymbol(symbol) {
      if (!takeSymbol(symbol)) throw refuse()
    },
  }
}

/** Whether a piece is a word, written in whatever case. */
export function isWord(token: Token, word: string): boolean {
  return token.kind === 'word' && token.text.length === word.length && token.text.toLowerCase() === word
}
