import { unknownColumn } from './query-faults.ts'
import type { TokenReader } from './token-reader.ts'

/** Words of the grammar and of SQL: a column of such a name stands in quotes. The list of SQL's is not documented. */
const RESERVED = new Set(
  (
    'all and any as asc between by case create delete desc distinct drop else end exists external from full group having ' +
    'in inner insert into is join left like limit natural not null offset on or order outer right select set table then ' +
    'union unique update using values when where with'
  ).split(' '),
)

/** A word, dots between: relations, then a field. An arrow names the module that a reference may lead to. */
const PATH = /^!?[A-Za-z_$][\w$]*(?:->[A-Za-z]\w*)?(?:\.[A-Za-z_$][\w$]*)*$/

/** Whether a word must stand in quotes to be a name. */
function isReserved(word: string): boolean {
  return RESERVED.has(word.toLowerCase())
}

/** A column: a word, or anything in quotes. `!Leads.Last_Name` says that the first word is a module. @throws Refusal */
export function readPath(reader: TokenReader): string {
  const marked = reader.takeSymbol('!')
  const token = reader.next()
  if (token.kind === 'string') {
    if (!PATH.test(token.text)) throw unknownColumn(token.text)
    return token.text
  }
  if (token.kind !== 'word' || isReserved(token.text)) throw reader.refuse(token)
  return marked ? `!${token.text}` : token.text
}
