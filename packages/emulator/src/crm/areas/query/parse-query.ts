import { parseCriteria } from './parse-criteria.ts'
import { invalidQuery, refuseQuery, syntaxError } from './query-faults.ts'
import { readPath } from './read-path.ts'
import type { GrammarChoices, OrderKey, Query, SelectedColumn } from './syntax.ts'
import { createTokenReader, isWord, type TokenReader } from './token-reader.ts'

const AGGREGATES = ['SUM', 'MIN', 'MAX', 'AVG', 'COUNT']

/** Reads the text of a query. @throws Refusal with clause, line and column where Zoho names them */
export function parseQuery(text: string, choices: GrammarChoices): Query {
  const reader = createTokenReader(text)
  if (!isWord(reader.peek(), 'select')) throw syntaxError('given coql query not supported')
  let subqueries = 0
  const readSelect = (depth: number): Query =>
    parseSelect(reader, choices, () => {
      // A query inside a query inside a query is not documented: taken as none.
      if (depth > 0) throw reader.refuse()
      const sequence = subqueries
      subqueries += 1
      return { query: readSelect(depth + 1), sequence }
    })
  const query = readSelect(0)
  if (reader.peek().kind !== 'end') throw reader.refuse()
  return query
}

type ReadSubquery = Parameters<typeof parseCriteria>[2]

function parseSelect(reader: TokenReader, choices: GrammarChoices, readSubquery: ReadSubquery): Query {
  reader.next()
  const columns = readList(reader, () => readColumn(reader))
  if (!reader.takeWords('from')) {
    const token = reader.peek()
    throw token.kind === 'end' || isWord(token, 'where') ? missingClause('from') : reader.refuse()
  }
  const { module, view } = readModule(reader)
  if (!reader.takeWords('where')) {
    const token = reader.peek()
    const isNextClause = ['group', 'order', 'limit'].some((word) => isWord(token, word))
    const isOver = token.kind === 'end' || (token.kind === 'symbol' && token.text === ')')
    throw isNextClause || isOver ? missingClause('where') : reader.refuse()
  }
  const where = parseCriteria(reader, choices, readSubquery)
  const groupBy = reader.takeWords('group', 'by') ? readList(reader, () => readPath(reader)) : []
  const orderBy = reader.takeWords('order', 'by') ? readList(reader, () => readOrder(reader)) : []
  return { columns, module, view, where, groupBy, orderBy, ...readLimit(reader) }
}

function missingClause(clause: string): ReturnType<typeof syntaxError> {
  return syntaxError('missing clause', { clause })
}

function readList<T>(reader: TokenReader, read: () => T): readonly T[] {
  const items = [read()]
  while (reader.takeSymbol(',')) items.push(read())
  return items
}

function readColumn(reader: TokenReader): SelectedColumn {
  const { kind, text } = reader.peek()
  const bracket = reader.peek(1)
  const isCall = kind === 'word' && bracket.kind === 'symbol' && bracket.text === '('
  let path: string
  if (isCall) {
    reader.next()
    reader.next()
    path = readPath(reader)
    reader.needSymbol(')')
    if (!AGGREGATES.includes(text)) {
      const details = { reason: 'unsupported aggregate function', column: `${text}(${path})` }
      throw refuseQuery('INVALID_DATA', 'invalid data', details)
    }
  } else path = readPath(reader)
  return { path, aggregate: isCall ? text : undefined, alias: readAlias(reader) }
}

function readAlias(reader: TokenReader): string | undefined {
  if (!reader.takeWords('as')) return undefined
  return reader.peek().kind === 'string' ? reader.next().text : readPath(reader)
}

function readModule(reader: TokenReader): { readonly module: string; readonly view: string | undefined } {
  if (reader.peek().kind === 'string') return { module: reader.next().text, view: readView(reader) }
  return { module: readPath(reader), view: readView(reader) }
}

function readView(reader: TokenReader): string | undefined {
  if (!reader.takeSymbol('#')) return undefined
  const token = reader.next()
  if (token.kind !== 'number' && token.kind !== 'word') throw reader.refuse(token)
  return token.text
}

function readOrder(reader: TokenReader): OrderKey {
  // An alias in quotes may be any text.
  const key = reader.peek().kind === 'string' ? reader.next().text : readPath(reader)
  if (reader.takeWords('desc')) return { key, direction: 'desc' }
  reader.takeWords('asc')
  return { key, direction: 'asc' }
}

/** `limit 200`, `limit 400, 200` (from 400 on), `limit 200 offset 400`. */
function readLimit(reader: TokenReader): { readonly limit: number | undefined; readonly offset: number } {
  if (!reader.takeWords('limit')) return { limit: undefined, offset: 0 }
  const first = reader.next()
  if (reader.takeSymbol(',')) {
    const second = reader.next()
    return { limit: limitOf(reader, second), offset: offsetOf(reader, first) }
  }
  const limit = limitOf(reader, first)
  return { limit, offset: reader.takeWords('offset') ? offsetOf(reader, reader.next()) : 0 }
}

type Piece = ReturnType<TokenReader['next']>

function limitOf(reader: TokenReader, token: Piece): number {
  const limit = wholeNumber(reader, token, 'limit')
  if (limit <= 0) throw refuseQuery('INVALID_DATA', 'limit should be greater than 0')
  return limit
}

function offsetOf(reader: TokenReader, token: Piece): number {
  const offset = wholeNumber(reader, token, 'offset')
  if (offset < 0) throw invalidQuery('offset given seems to be invalid', { offset: token.text })
  return offset
}

function wholeNumber(reader: TokenReader, token: Piece, name: 'limit' | 'offset'): number {
  if (token.kind === 'end' || token.kind === 'symbol') throw reader.refuse(token)
  if (token.kind === 'number' && /^-?\d{1,15}$/.test(token.text)) return Number(token.text)
  throw invalidQuery(`${name} given seems to be invalid`, { [name]: token.text })
}
