import type { Asked, Tree } from './query.ts'
import type { Chance, Value } from './world.ts'

/** A query as somebody might write it: in capitals or not, with brackets that are not needed, in any form of `limit`. */
export function writeQuery(query: Asked, chance: Chance, isInner = false): string {
  const word = (text: string): string => (chance.below(3) === 0 ? text.toUpperCase() : text)
  const columns = query.columns.map(({ path, aggregate, alias }) => {
    const column = aggregate === undefined ? name(path, chance) : `${aggregate}(${name(path, chance)})`
    return alias === undefined ? column : `${column} ${word('as')} '${alias}'`
  })
  const order = query.orderBy.map(
    ({ key, sign }) => `${name(key, chance)} ${sign === 1 ? chance.pick(['asc', 'ASC', '']) : word('desc')}`,
  )
  const { limit, offset } = query
  const limits = isInner
    ? ''
    : offset === 0
      ? chance.pick([` limit ${limit}`, ` LIMIT 0,${limit}`])
      : chance.pick([` limit ${offset}, ${limit}`, ` limit ${limit} offset ${offset}`])
  return [
    `${word('select')} ${columns.join(chance.pick([',', ', ']))} ${word('from')} ${query.module}`,
    ` ${word('where')} ${writeTree(query.where, chance, word)}`,
    query.groupBy.length === 0
      ? ''
      : ` ${word('group by')} ${query.groupBy.map((path) => name(path, chance)).join(', ')}`,
    order.length === 0 ? '' : ` ${word('order by')} ${order.join(', ')}`,
    limits,
  ].join('')
}

/** Names with an arrow or a blank stand in quotes, others may. */
function name(path: string, chance: Chance): string {
  return /->| /.test(path) || chance.below(6) === 0 ? `'${path}'` : path
}

function writeTree(tree: Tree, chance: Chance, word: (text: string) => string, isWhole = true): string {
  if ('join' in tree) {
    const text = `${writeTree(tree.left, chance, word, false)} ${word(tree.join)} ${writeTree(tree.right, chance, word, false)}`
    return isWhole && chance.below(2) === 0 ? text : `(${text})`
  }
  const { path, operator, values } = tree
  const written = values.map((value) =>
    isQuery(value) ? `(${writeQuery(value, chance, true)})` : writeValue(value, chance),
  )
  const column = name(path, chance)
  const blank = chance.pick(['', ' '])
  const text = operator.endsWith('between')
    ? `${column} ${word(operator)} ${written.join(` ${word('and')} `)}`
    : operator.endsWith('in')
      ? `${column} ${word(operator)}${blank}${isQuery(values[0]) ? written.join('') : `(${written.join(', ')})`}`
      : /^\W+$/.test(operator)
        ? `${column}${blank}${operator}${blank}${written.join('')}`
        : `${column} ${word(operator)} ${written.join('')}`
  return chance.below(6) === 0 ? `(${text})` : text
}

function isQuery(value: Value | Asked | undefined): value is Asked {
  return typeof value === 'object' && value !== null
}

function writeValue(value: Value, chance: Chance): string {
  if (typeof value === 'number') return String(value)
  const quote = chance.pick(["'", "'", '"'])
  return `${quote}${String(value).replaceAll(quote, quote + quote)}${quote}`
}
