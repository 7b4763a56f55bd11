import { keyOf, type Asked, type AskedColumn, type Tree } from './query.ts'
import { fields, type Kind, type Row, type Value, type World } from './world.ts'

/** A row of an answer: values by key; times are instants, lookups ids. */
export type Shown = Readonly<Record<string, Value>>

/** What a query gives, worked out as plainly as can be and apart from the emulator. */
export function evaluate(query: Asked, world: World): readonly Shown[] {
  const { module, columns, groupBy, orderBy, limit, offset } = query
  const found = (world.rows[module] ?? []).filter((row) => holds(query.where, module, row, world))
  const isGrouped = groupBy.length > 0 || columns.some(({ aggregate }) => aggregate !== undefined)
  const groups = isGrouped
    ? groupsOf(found, groupBy, module, world)
    : found.map((row): readonly Row[] => [row])
  const valueIn = (group: readonly Row[], key: string): Value => {
    const column = columns.find(({ alias }) => alias === key) ?? { path: key }
    return workOut(column, group, module, world)
  }
  const sorted = groups
    .map((group, at) => ({ group, at }))
    .toSorted((one, other) => {
      for (const { key, sign } of orderBy) {
        const order = compare(fold(valueIn(one.group, key)), fold(valueIn(other.group, key)))
        if (order !== 0) return sign * order
      }
      return one.at - other.at
    })
  return sorted.slice(offset, offset + limit).map(({ group }) => ({
    ...Object.fromEntries(columns.map((column) => [keyOf(column), workOut(column, group, module, world)])),
    ...(isGrouped ? {} : { id: group[0]?.id ?? '' }),
  }))
}

/** Rows that are alike, in the order in which the first of them come. */
function groupsOf(
  rows: readonly Row[],
  groupBy: readonly string[],
  module: string,
  world: World,
): readonly (readonly Row[])[] {
  const groups: { readonly keys: readonly Value[]; readonly rows: Row[] }[] = []
  for (const row of rows) {
    const keys = groupBy.map((path) => fold(read(path, module, row, world)))
    const group = groups.find((each) => each.keys.every((key, index) => key === keys[index]))
    if (group === undefined) groups.push({ keys, rows: [row] })
    else group.rows.push(row)
  }
  return groups.map((group) => group.rows)
}

function workOut(
  { path, aggregate }: AskedColumn,
  rows: readonly Row[],
  module: string,
  world: World,
): Value {
  const [first] = rows
  if (aggregate === undefined) return first === undefined ? null : read(path, module, first, world)
  const values = rows.map((row) => read(path, module, row, world)).filter((value) => value !== null)
  if (aggregate === 'COUNT') return values.length
  if (values.length === 0) return null
  const sum = values.reduce<number>((total, value) => total + Number(value), 0)
  if (aggregate === 'SUM') return sum
  if (aggregate === 'AVG') return sum / values.length
  const sorted = values.toSorted(compare)
  return (aggregate === 'MIN' ? sorted[0] : sorted.at(-1)) ?? null
}

/** What a path leads to: times as instants. */
export function read(path: string, module: string, row: Row, world: World): Value {
  if (path === 'id') return row.id
  const [head = '', ...rest] = path.split('.')
  const [name = '', arrow] = head.split('->')
  const kind = fields[module]?.[name]
  const value = row[name] ?? null
  if (rest.length === 0) return kind === 'time' && value !== null ? Date.parse(String(value)) : value
  const to = arrow ?? kind?.slice(1) ?? ''
  const next = world.find(to, value)
  return next === undefined ? null : read(rest.join('.'), to, next, world)
}

/** The kind of what a path leads to. */
export function kindOf(path: string, module: string): Kind {
  if (path === 'id') return '@'
  const [head = '', ...rest] = path.split('.')
  const [name = '', arrow] = head.split('->')
  const kind = fields[module]?.[name] ?? 'text'
  return rest.length === 0 ? kind : kindOf(rest.join('.'), arrow ?? kind.slice(1))
}

function holds(tree: Tree, module: string, row: Row, world: World): boolean {
  if ('join' in tree) {
    const left = holds(tree.left, module, row, world)
    const right = holds(tree.right, module, row, world)
    return tree.join === 'and' ? left && right : left || right
  }
  const { path, operator, values } = tree
  const value = fold(read(path, module, row, world))
  const isTime = kindOf(path, module) === 'time'
  const operands = values.flatMap((each): readonly Value[] => {
    if (typeof each !== 'object' || each === null) return [isTime ? Date.parse(String(each)) : each]
    const column = each.columns[0]
    const rows = evaluate(each, world)
    return column === undefined ? [] : rows.map((inner) => inner[keyOf(column)] ?? null)
  })
  const known = operands.filter((each) => each !== null).map(fold)
  if (operator === 'is null') return value === null
  if (operator === 'is not null') return value !== null
  // Nothing is in what gives nothing.
  if (known.length < (operator.endsWith('in') ? 1 : values.length)) return operator === 'not in'
  return value !== null && compares(value, operator, known)
}

function compares(value: Value, operator: string, values: readonly Value[]): boolean {
  const [first = null, second = null] = values
  switch (operator) {
    case '=':
      return value === first
    case '!=':
      return value !== first
    case 'in':
      return values.includes(value)
    case 'not in':
      return !values.includes(value)
    case 'like':
      return isLike(String(value), String(first))
    case 'not like':
      return !isLike(String(value), String(first))
    case 'between':
      return compare(value, first) >= 0 && compare(value, second) <= 0
    case 'not between':
      return compare(value, first) < 0 || compare(value, second) > 0
    case '<':
      return compare(value, first) < 0
    case '<=':
      return compare(value, first) <= 0
    case '>':
      return compare(value, first) > 0
    default:
      return compare(value, first) >= 0
  }
}

function isLike(value: string, pattern: string): boolean {
  const parts = pattern.split('%').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('[^]*')}$`).test(value)
}

/** Texts are compared without regard to case. */
function fold(value: Value): Value {
  return typeof value === 'string' ? value.toLowerCase() : value
}

/** Nothing comes first. */
function compare(one: Value, other: Value): number {
  if (one === other) return 0
  if (one === null) return -1
  if (other === null) return 1
  return one < other ? -1 : 1
}
