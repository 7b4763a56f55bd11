import { duplicate, invalidQuery, refuseQuery } from './query-faults.ts'
import type { Query } from './syntax.ts'

/** Refuses columns and aliases that stand twice, and aliases that cannot be one. @throws Refusal */
export function checkColumns({ columns, groupBy, orderBy }: Query): void {
  const seen = new Set<string>()
  for (const { path, aggregate } of columns) {
    const key = `${aggregate ?? ''} ${path}`
    if (seen.has(key)) throw duplicate(path, aggregate)
    seen.add(key)
  }
  refuseTwice(groupBy)
  refuseTwice(orderBy.map(({ key }) => key))
  const bare = new Set(columns.filter(({ alias }) => alias === undefined).map(({ path }) => path))
  const referred = new Map<string, string[]>()
  for (const { path, alias } of columns) {
    if (alias === undefined) continue
    if (alias === '') {
      const details = { alias, column_name: path }
      throw refuseQuery('INVALID_ALIAS', 'alias name cannot be an empty string', details)
    }
    if (bare.has(alias)) {
      const details = { column_name: path, alias }
      throw invalidQuery('column name of another selected column cannot be an alias', details)
    }
    referred.set(alias, [...(referred.get(alias) ?? []), path])
  }
  for (const [alias, referred_columns] of referred)
    if (referred_columns.length > 1) {
      const message = 'same alias cannot refer more than one column'
      throw refuseQuery('DUPLICATE_ALIAS', message, { alias, referred_columns })
    }
}

function refuseTwice(paths: readonly string[]): void {
  const twice = paths.find((path, index) => paths.indexOf(path) !== index)
  if (twice !== undefined) throw duplicate(twice)
}
