/** One condition of `criteria`. */
export interface Condition {
  readonly name: string
  readonly operator: string
  readonly value: string
}

/** Conditions that all or some of must hold. */
export interface ConditionGroup {
  readonly join: 'and' | 'or'
  readonly items: readonly CriteriaTree[]
}

export type CriteriaTree = Condition | ConditionGroup

/** Deepest nesting of brackets. */
const DEEPEST = 30

/**
 * Reads `criteria` of a search: `(Last_Name:equals:Burns\,B)`, `((…)and((…)or(…)))`, blanks around `and` and `or` or
 * none. Several of them in a row without brackets are taken from left to right (no page says how they bind).
 *
 * @returns undefined when the text is none
 */
export function parseCriteria(text: string): CriteriaTree | undefined {
  const reader = { text, at: 0 }
  const tree = readItems(reader, 0)
  return reader.at === text.length ? tree : undefined
}

interface Reader {
  readonly text: string
  at: number
}

function readItems(reader: Reader, depth: number): CriteriaTree | undefined {
  let tree = readItem(reader, depth)
  for (;;) {
    const join = /^\s*(and|or)\s*(?=\()/i.exec(reader.text.slice(reader.at, reader.at + 40))
    if (tree === undefined || join === null) return tree
    reader.at += join[0].length
    const next = readItem(reader, depth)
    if (next === undefined) return undefined
    tree = combine(tree, join[1]?.toLowerCase() === 'or' ? 'or' : 'and', next)
  }
}

/** Conditions with the same word between them stand side by side: a long list is not a deep tree. */
function combine(tree: CriteriaTree, join: 'and' | 'or', next: CriteriaTree): ConditionGroup {
  const items = 'items' in tree && tree.join === join ? tree.items : [tree]
  return { join, items: [...items, next] }
}

function readItem(reader: Reader, depth: number): CriteriaTree | undefined {
  if (depth > DEEPEST) return undefined
  skipBlanks(reader)
  if (reader.text[reader.at] !== '(') return depth === 0 ? readCondition(reader) : undefined
  reader.at += 1
  skipBlanks(reader)
  const inner = reader.text[reader.at] === '(' ? readItems(reader, depth + 1) : readCondition(reader)
  skipBlanks(reader)
  if (inner === undefined || reader.text[reader.at] !== ')') return undefined
  reader.at += 1
  skipBlanks(reader)
  return inner
}

function readCondition(reader: Reader): Condition | undefined {
  // A backslash keeps what follows it; a bracket ends the condition.
  const match = /^([\w.$]+):(\w+):((?:\\[\s\S]|[^\\()])*)/.exec(reader.text.slice(reader.at))
  if (match === null) return undefined
  const [whole, name = '', operator = '', value = ''] = match
  reader.at += whole.length
  return { name, operator, value }
}

function skipBlanks(reader: Reader): void {
  while (reader.text[reader.at] === ' ') reader.at += 1
}

/** The values of a condition: apart at the commas that no backslash keeps. */
export function splitValues(value: string): readonly string[] {
  const values: string[] = []
  let current = ''
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at] ?? ''
    if (character === '\\') {
      at += 1
      current += value[at] ?? ''
    } else if (character === ',') {
      values.push(current)
      current = ''
    } else current += character
  }
  return [...values, current]
}

/** How many conditions a tree has. */
export function countConditions(tree: CriteriaTree): number {
  return 'items' in tree ? tree.items.reduce((sum, item) => sum + countConditions(item), 0) : 1
}
