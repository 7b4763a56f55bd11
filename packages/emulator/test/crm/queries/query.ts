import type { Value } from './world.ts'

/** A query, put together by chance; written and evaluated apart. */
export interface Asked {
  readonly module: string
  readonly columns: readonly AskedColumn[]
  readonly where: Tree
  readonly groupBy: readonly string[]
  readonly orderBy: readonly AskedOrder[]
  readonly limit: number
  readonly offset: number
}

export interface AskedColumn {
  readonly path: string
  readonly aggregate?: string | undefined
  readonly alias?: string | undefined
}

export interface AskedOrder {
  /** A path, or the alias of a column. */
  readonly key: string
  readonly sign: 1 | -1
}

/** One condition, or two joined. */
export type Tree =
  | { readonly path: string; readonly operator: string; readonly values: readonly (Value | Asked)[] }
  | { readonly join: 'and' | 'or'; readonly left: Tree; readonly right: Tree }

/** Under what a column stands in the answer. */
export function keyOf({ path, aggregate, alias }: AskedColumn): string {
  return alias ?? (aggregate === undefined ? path : `${aggregate}(${path})`)
}
