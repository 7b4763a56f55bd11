import { syntaxError } from './query-faults.ts'
import { readPath } from './read-path.ts'
import type { Condition, Criteria, GrammarChoices, Operand, Subquery } from './syntax.ts'
import { isWord, type TokenReader } from './token-reader.ts'

/** Deepest nesting of brackets; Zoho's is not known, and 25 conditions need no more. */
const DEEPEST = 50
const COMPARISONS = ['=', '!=', '>', '<', '>=', '<=']

/**
 * Reads what stands behind `where`.
 *
 * @param readSubquery reads a query whose `select` comes next
 * @throws Refusal
 */
export function parseCriteria(
  reader: TokenReader,
  choices: Pick<GrammarChoices, 'brackets'>,
  readSubquery: () => Subquery,
  depth = 0,
): Criteria {
  if (depth > DEEPEST) throw syntaxError('given coql query not supported')
  const readItem = (): Criteria => {
    if (!reader.takeSymbol('(')) return readCondition(reader, readSubquery)
    const inner = parseCriteria(reader, choices, readSubquery, depth + 1)
    reader.needSymbol(')')
    return inner
  }
  // Without brackets "and" binds more tightly, as in SQL.
  const alternatives: Criteria[][] = [[readItem()]]
  for (let joins = 0; ; joins += 1) {
    const token = reader.peek()
    const join = reader.takeWords('and') ? 'and' : reader.takeWords('or') ? 'or' : undefined
    if (join === undefined) break
    if (joins > 0 && choices.brackets === 'needed')
      throw syntaxError('error occured while parsing the query', { near: token.text })
    if (join === 'or') alternatives.push([readItem()])
    else alternatives.at(-1)?.push(readItem())
  }
  return joined(
    'or',
    alternatives.map((items) => joined('and', items)),
  )
}

function joined(join: 'and' | 'or', items: readonly Criteria[]): Criteria {
  const [only] = items
  return items.length === 1 && only !== undefined ? only : { join, items }
}

function readCondition(reader: TokenReader, readSubquery: () => Subquery): Condition {
  if (isWord(reader.peek(), 'not')) throw syntaxError('operator not supported', { operator: 'not' })
  const path = readPath(reader)
  if (reader.takeWords('is', 'not', 'null')) return { path, operator: 'is not null', operands: [] }
  if (reader.takeWords('is', 'null')) return { path, operator: 'is null', operands: [] }
  const not = reader.takeWords('not') ? 'not ' : ''
  if (reader.takeWords('in'))
    return { path, operator: `${not}in`, operands: readBracket(reader, readSubquery) }
  if (reader.takeWords('like')) return { path, operator: `${not}like`, operands: [readValue(reader)] }
  if (reader.takeWords('between')) {
    const from = readOperand(reader, readSubquery)
    if (!reader.takeWords('and')) throw reader.refuse()
    return { path, operator: `${not}between`, operands: [from, readOperand(reader, readSubquery)] }
  }
  const { kind, text } = reader.peek()
  if (not !== '' || kind !== 'symbol' || !COMPARISONS.includes(text)) throw reader.refuse()
  reader.next()
  return { path, operator: text, operands: [readOperand(reader, readSubquery)] }
}

/** `(1, 2)`, or a query in brackets. */
function readBracket(reader: TokenReader, readSubquery: () => Subquery): readonly Operand[] {
  reader.needSymbol('(')
  const operands: Operand[] = []
  if (isWord(reader.peek(), 'select')) operands.push(readSubquery())
  else {
    do operands.push(readValue(reader))
    while (reader.takeSymbol(','))
  }
  reader.needSymbol(')')
  return operands
}

function readOperand(reader: TokenReader, readSubquery: () => Subquery): Operand {
  if (!reader.takeSymbol('(')) return readValue(reader)
  if (!isWord(reader.peek(), 'select')) throw reader.refuse()
  const subquery = readSubquery()
  reader.needSymbol(')')
  return subquery
}

function readValue(reader: TokenReader): string | null {
  const token = reader.next()
  if (token.kind === 'end' || token.kind === 'symbol') throw reader.refuse(token)
  return isWord(token, 'null') ? null : token.text
}
