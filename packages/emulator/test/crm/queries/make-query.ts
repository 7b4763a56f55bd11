import type { Asked, AskedColumn, Tree } from './query.ts'
import { fields, samples, targets, type Chance, type Kind, type Value, type World } from './world.ts'

const comparisons = ['=', '!=', '<', '<=', '>', '>=', 'between', 'not between', 'in', 'not in']
const nulls = ['is null', 'is not null']
const operators: Readonly<Record<string, readonly string[]>> = {
  text: ['=', '!=', 'in', 'not in', 'like', 'not like', ...nulls],
  choice: ['=', '!=', 'in', 'not in', 'like', ...nulls],
  number: [...comparisons, ...nulls],
  date: [...comparisons, ...nulls],
  time: [...comparisons, ...nulls],
  flag: ['='],
  '@': ['=', '!=', 'in', 'not in', ...nulls],
}

/** Aggregates that a kind takes. */
const aggregates: Readonly<Record<string, readonly string[]>> = {
  number: ['SUM', 'MIN', 'MAX', 'AVG', 'COUNT'],
  date: ['MIN', 'MAX'],
  time: ['MIN', 'MAX'],
  choice: ['COUNT'],
  '@': ['COUNT'],
}

/** A path and the kind of what it leads to. */
interface Place {
  readonly path: string
  readonly kind: Kind
}

/** A query of any form that Zoho documents, within its limits. */
export function makeQuery(world: World, chance: Chance): Asked {
  const module = chance.pick(Object.keys(fields))
  for (;;) {
    const query = chance.below(4) === 0 ? grouped(module, world, chance) : plain(module, world, chance)
    const paths = [...pathsIn(query.where), ...query.groupBy, ...query.orderBy.map(({ key }) => key)]
    if (joinsIn(paths) <= 5 && innerIn(query.where) <= 5) return query
  }
}

function plain(module: string, world: World, chance: Chance): Asked {
  const columns = unlike(Array.from({ length: 1 + chance.below(4) }, () => placeOf(module, chance)))
  const orderBy = unlike(Array.from({ length: chance.below(3) }, () => placeOf(module, chance)))
  return {
    module,
    columns: columns.map(({ path }, index) =>
      chance.below(5) === 0 ? { path, alias: `as ${index}` } : { path },
    ),
    where: treeOf(module, 3, world, chance),
    groupBy: [],
    orderBy: orderBy
      .filter(({ kind }) => kind !== '@')
      .map(({ path }) => ({ key: path, sign: chance.pick([1, -1] as const) })),
    limit: 1 + chance.below(30),
    offset: chance.below(8),
  }
}

function grouped(module: string, world: World, chance: Chance): Asked {
  const groupBy = unlike(Array.from({ length: chance.below(3) }, () => placeOf(module, chance))).filter(
    ({ kind }) => kind !== '@',
  )
  const worked = unlike(Array.from({ length: 1 + chance.below(3) }, () => placeOf(module, chance)))
    .flatMap(({ path, kind }): readonly AskedColumn[] => {
      const names = aggregates[kind.startsWith('@') ? '@' : kind]
      return names === undefined || kind === '@' ? [] : [{ path, aggregate: chance.pick(names) }]
    })
    .map((column, index) => (chance.below(2) === 0 ? { ...column, alias: `worked ${index}` } : column))
  if (worked.length === 0 && groupBy.length === 0) return plain(module, world, chance)
  const columns = [...groupBy.filter(() => chance.below(4) > 0).map(({ path }) => ({ path })), ...worked]
  if (columns.length === 0) return plain(module, world, chance)
  const keys = [...groupBy.map(({ path }) => path), ...worked.flatMap(({ alias }) => alias ?? [])]
  return {
    module,
    columns,
    where: treeOf(module, 2, world, chance),
    groupBy: groupBy.map(({ path }) => path),
    orderBy: [
      ...new Set(Array.from({ length: keys.length === 0 ? 0 : chance.below(3) }, () => chance.pick(keys))),
    ].map((key) => ({ key, sign: chance.pick([1, -1] as const) })),
    limit: 1 + chance.below(20),
    offset: chance.below(3),
  }
}

/** A field of a module, or one behind up to two lookups. */
function placeOf(module: string, chance: Chance, depth = 2): Place {
  const [name, kind] = chance.pick(Object.entries(fields[module] ?? {}))
  if (!kind.startsWith('@') || depth === 0 || chance.below(3) === 0) return { path: name, kind }
  const to = kind === '@' ? chance.pick(targets) : kind.slice(1)
  const inner = placeOf(to, chance, depth - 1)
  return { path: `${name}${kind === '@' ? `->${to}` : ''}.${inner.path}`, kind: inner.kind }
}

function treeOf(module: string, depth: number, world: World, chance: Chance, isInner = false): Tree {
  if (depth > 0 && chance.below(5) > 1)
    return {
      join: chance.pick(['and', 'or'] as const),
      left: treeOf(module, depth - 1, world, chance, isInner),
      right: treeOf(module, depth - 1, world, chance, isInner),
    }
  const { path, kind } = placeOf(module, chance)
  const operator = chance.pick(operators[kind.startsWith('@') ? '@' : kind] ?? nulls)
  const count = countOf(operator, chance)
  // A query inside a query has none inside.
  if (!isInner && count > 0 && chance.below(6) === 0) {
    const inner = subqueries(kind, operator, count, world, chance)
    if (inner !== undefined) return { path, operator, values: inner }
  }
  const values = Array.from({ length: count }, () => valueOf(kind, world, chance))
  return {
    path,
    operator,
    values: operator.endsWith('like') ? [patternOf(operator, values, chance)] : values,
  }
}

function countOf(operator: string, chance: Chance): number {
  if (operator.includes('null')) return 0
  if (operator.endsWith('between')) return 2
  return operator.endsWith('in') ? 1 + chance.below(3) : 1
}

function valueOf(kind: Kind, { rows }: World, chance: Chance): Value {
  if (!kind.startsWith('@')) return chance.pick(samples[kind] ?? [])
  return chance.pick(rows[kind === '@' ? chance.pick(targets) : kind.slice(1)] ?? []).id
}

function patternOf(operator: string, [value = '']: readonly Value[], chance: Chance): string {
  if (operator === 'not like') return `%${String(value)}%`
  return `${chance.pick(['', '%'])}${String(value)}${chance.pick(['', '%'])}`
}

/** Queries whose one column is of a kind: many rows for `in`, the row of an id for what takes one value. */
function subqueries(
  kind: Kind,
  operator: string,
  count: number,
  world: World,
  chance: Chance,
): readonly Asked[] | undefined {
  const places = Object.entries(fields).flatMap(([module, all]) =>
    Object.entries(all).flatMap(([name, each]) => (each === kind && kind !== '@' ? [{ module, name }] : [])),
  )
  if (places.length === 0 || operator.endsWith('like') || kind === 'flag') return undefined
  const isMany = operator.endsWith('in')
  return Array.from({ length: isMany ? 1 : count }, () => {
    const { module, name } = chance.pick(places)
    const { id } = chance.pick(world.rows[module] ?? [])
    return {
      module,
      columns: [{ path: name }],
      where: isMany ? treeOf(module, 1, world, chance, true) : { path: 'id', operator: '=', values: [id] },
      groupBy: [],
      orderBy: [],
      limit: 100,
      offset: 0,
    }
  })
}

function unlike(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [place.path, place])).values()]
}

function pathsIn(tree: Tree): readonly string[] {
  return 'join' in tree ? [...pathsIn(tree.left), ...pathsIn(tree.right)] : [tree.path]
}

function innerIn(tree: Tree): number {
  return 'join' in tree
    ? innerIn(tree.left) + innerIn(tree.right)
    : tree.values.filter((value) => typeof value === 'object' && value !== null).length
}

function joinsIn(paths: readonly string[]): number {
  return new Set(paths.flatMap((path) => path.match(/^(.*)\.[^.]*$/)?.[1] ?? [])).size
}
