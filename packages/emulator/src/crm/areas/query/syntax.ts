/** A query as it was written: nothing is known yet of modules and fields. */
export interface Query {
  readonly columns: readonly SelectedColumn[]
  readonly module: string
  /** Custom view behind the module: `Leads#123`. */
  readonly view: string | undefined
  readonly where: Criteria
  readonly groupBy: readonly string[]
  readonly orderBy: readonly OrderKey[]
  readonly limit: number | undefined
  readonly offset: number
}

/** What a row of the answer has. */
export interface SelectedColumn {
  /** `Account_Name.Account_Name`. */
  readonly path: string
  /** `SUM`, in capitals. */
  readonly aggregate: string | undefined
  readonly alias: string | undefined
}

export interface OrderKey {
  /** A path or an alias. */
  readonly key: string
  readonly direction: 'asc' | 'desc'
}

/** What a column is compared with: a text as it was written, `null`, or a query. */
export type Operand = string | null | Subquery

/** A query inside another one. */
export interface Subquery {
  readonly query: Query
  /** Which one it is, counted from 0. */
  readonly sequence: number
}

/** One condition; the operator in lower case: `not in`. */
export interface Condition {
  readonly path: string
  readonly operator: string
  readonly operands: readonly Operand[]
}

/** A condition, or several joined. */
export type Criteria = Condition | { readonly join: 'and' | 'or'; readonly items: readonly Criteria[] }

/** How many conditions there are, those of queries inside not counted. */
export function countConditions(criteria: Criteria): number {
  return 'items' in criteria ? criteria.items.reduce((sum, each) => sum + countConditions(each), 0) : 1
}

/** What can be chosen where the grammar is not established. */
export interface GrammarChoices {
  /** Whether `a and b and c` needs brackets around two of them. */
  readonly brackets: 'needed' | 'optional'
}
