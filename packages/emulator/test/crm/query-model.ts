import { openQueries, type QuerySetup } from './query-setup.ts'

/** A second evaluation of queries, written apart from the first and as plainly as can be. */
type Value = string | number | boolean | null
type Row = Readonly<Record<string, Value>> & { readonly id: string }
type Tree =
  | { readonly path: string; readonly operator: string; readonly values: readonly Value[] }
  | { readonly join: 'and' | 'or'; readonly left: Tree; readonly right: Tree }

/** Numbers that look random and are the same for a seed. */
function createRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const words = ['a', 'B', 'ab', 'Ba', "o'b", 'c d', '%', '10', '9']
const kinds: Readonly<Record<string, 'text' | 'number' | 'flag'>> = {
  Last_Name: 'text',
  City: 'text',
  Annual_Revenue: 'number',
  No_of_Employees: 'number',
  Email_Opt_Out: 'flag',
}
const names = Object.keys(kinds)
const operators = {
  text: ['=', '!=', 'in', 'not in', 'like', 'is null', 'is not null'],
  number: [
    '=',
    '!=',
    '<',
    '<=',
    '>',
    '>=',
    'between',
    'not between',
    'in',
    'not in',
    'is null',
    'is not null',
  ],
  flag: ['='],
}

/** How many queries were answered otherwise than the second evaluation answers them; none. @returns the first of them */
export function differences(queries: number, seed: number): readonly string[] {
  const random = createRandom(seed)
  const pick = <T>(all: readonly T[]): T => all[random(all.length)] as T
  const setup = openQueries()
  const rows = plant(setup, pick, random)
  const wrong: string[] = []
  for (let count = 0; count < queries && wrong.length < 5; count += 1) {
    const tree = makeTree(3, pick, random)
    const keys = [...new Set([pick(names), pick(names)])]
      .slice(0, random(3))
      .map((key) => ({ key, sign: pick([1, -1]) }))
    const limit = 1 + random(30)
    const offset = random(10)
    const order = keys.map(({ key, sign }) => `${key} ${sign === 1 ? 'asc' : 'desc'}`).join(', ')
    const text = `select id from Leads where ${textOf(tree)}${order === '' ? '' : ` order by ${order}`} limit ${offset}, ${limit}`
    const expected = rows
      .filter((row) => holds(tree, row))
      .toSorted((one, other) => {
        for (const { key, sign } of keys) {
          const difference = compare(one[key] ?? null, other[key] ?? null)
          if (difference !== 0) return sign * difference
        }
        return one.id < other.id ? -1 : 1
      })
      .slice(offset, offset + limit)
      .map(({ id }) => id)
    const found = setup.ask(text).map((row) => row['id'])
    if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(text)
  }
  return wrong
}

type Pick = <T>(all: readonly T[]) => T

function plant(setup: QuerySetup, pick: Pick, random: (below: number) => number): readonly Row[] {
  const made = Array.from({ length: 60 }, () => ({
    Last_Name: pick(words),
    City: pick([null, ...words]),
    Annual_Revenue: pick([null, 0, -5, 10, 10.5, 300]),
    No_of_Employees: pick([null, random(4)]),
    Email_Opt_Out: pick([true, false]),
  }))
  const ids = setup.make('Leads', ...made.map((row) => ({ ...row, Company: 'x' })))
  return made.map((row, index) => ({ ...row, id: ids[index] ?? '' }))
}

function makeTree(depth: number, pick: Pick, random: (below: number) => number): Tree {
  if (depth > 0 && random(3) > 0)
    return {
      join: pick(['and', 'or'] as const),
      left: makeTree(depth - 1, pick, random),
      right: makeTree(depth - 1, pick, random),
    }
  const path = pick(names)
  const kind = kinds[path] ?? 'text'
  const operator = pick(operators[kind])
  const value = (): Value =>
    kind === 'flag' ? pick([true, false]) : kind === 'number' ? pick([0, -5, 10, 10.5, 300, 2]) : pick(words)
  const count = operator.endsWith('between')
    ? 2
    : operator.endsWith('in')
      ? 1 + random(3)
      : operator.includes('null')
        ? 0
        : 1
  const values = Array.from({ length: count }, value)
  return {
    path,
    operator,
    values: operator === 'like' ? [`${pick(['', '%'])}${String(values[0])}${pick(['', '%'])}`] : values,
  }
}

function textOf(tree: Tree): string {
  if ('join' in tree) return `(${textOf(tree.left)} ${tree.join} ${textOf(tree.right)})`
  const { path, operator, values } = tree
  const written = values.map((each) =>
    typeof each === 'number' ? String(each) : `'${String(each).replaceAll("'", "''")}'`,
  )
  if (operator.endsWith('between')) return `${path} ${operator} ${written.join(' and ')}`
  return operator.endsWith('in')
    ? `${path} ${operator} (${written.join(', ')})`
    : `${path} ${operator} ${written.join('')}`
}

const lower = (value: Value): Value => (typeof value === 'string' ? value.toLowerCase() : value)

function holds(tree: Tree, row: Row): boolean {
  if ('join' in tree) {
    const [left, right] = [holds(tree.left, row), holds(tree.right, row)]
    return tree.join === 'and' ? left && right : left || right
  }
  const value = lower(row[tree.path] ?? null)
  if (tree.operator === 'is null') return value === null
  if (value === null) return false
  const values = tree.values.map(lower)
  const [first = null, second = null] = values
  switch (tree.operator) {
    case 'is not null':
      return true
    case '=':
      return value === first
    case '!=':
      return value !== first
    case 'in':
      return values.includes(value)
    case 'not in':
      return !values.includes(value)
    case 'like':
      return new RegExp(`^${String(first).replaceAll('%', '.*')}$`).test(String(value))
    case 'between':
      return compare(value, first) >= 0 && compare(value, second) <= 0
    case 'not between':
      return compare(value, first) < 0 || compare(value, second) > 0
    default: {
      const order = compare(value, first)
      return tree.operator.startsWith('<')
        ? order < 0 || (tree.operator === '<=' && order === 0)
        : order > 0 || (tree.operator === '>=' && order === 0)
    }
  }
}

function compare(one: Value, other: Value): number {
  const [first, second] = [lower(one), lower(other)]
  if (first === second) return 0
  if (first === null) return -1
  if (second === null) return 1
  return first < second ? -1 : 1
}
