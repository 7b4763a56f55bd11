import { isZohoApiError, type Client } from '@x/client'
import { isToolkitError } from '@x/dc/error'
import { placeInQuery, queryRecords, rawCoql, type Coql, type QueryPage } from '@x/query'
import { isAway } from './group-problem.ts'

/** What a query gave: rows under their columns. */
export interface QueryAnswer {
  readonly module: string | undefined
  readonly columns: readonly QueryColumn[]
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** Whether more rows match than `limit` lets through. */
  readonly more: boolean
  readonly credits: number
}

/** A column of an answer: its key in the rows, and what metadata says of it. */
export interface QueryColumn {
  readonly key: string
  readonly type: string
  /** Module that the references in it lead to. */
  readonly of: string | undefined
}

/** Why a query has no answer. */
export interface QueryProblem {
  readonly text: string
  /** Where in the query: offsets, of which the second is behind it. */
  readonly place: readonly [from: number, to: number] | undefined
}

/** Zoho takes longer texts; nobody types one. */
export const LONGEST = 10_000

/** @returns a problem for what the person who typed can mend, or try again. @throws what else goes wrong */
export async function runQuery(zoho: Client, text: string): Promise<QueryAnswer | QueryProblem> {
  const query = rawCoql(text)
  try {
    // #region run-query
    const page = await queryRecords(zoho, query, { includeMeta: true })
    const { credits } = queryRecords.cost?.(queryRecords.call(query)) ?? { credits: 1 }
    // #endregion
    return {
      module: query.module,
      columns: columnsOf(page),
      rows: page.items,
      more: page.info.more_records,
      credits,
    }
  } catch (error) {
    const problem = problemOf(error, query)
    if (problem === undefined) throw error
    return problem
  }
}

/** The columns of all rows, in the order in which they come, the id behind all others. */
function columnsOf({
  items,
  fields = {},
}: QueryPage<Readonly<Record<string, unknown>>>): readonly QueryColumn[] {
  const keys = [...new Set(items.flatMap((row) => Object.keys(row)))]
  return [...keys.filter((key) => key !== 'id'), ...keys.filter((key) => key === 'id')].map((key) => {
    const { data_type: type, lookup } = (Object.hasOwn(fields, key) ? fields[key] : undefined) ?? {}
    const { module } = (lookup ?? {}) as { readonly module?: { readonly api_name?: string } }
    const kept = items.find((row) => row[key] !== null)?.[key]
    return {
      key,
      // What is worked out has no field: a value tells what it is.
      type: typeof type === 'string' ? type : typeOf(kept),
      of: module?.api_name,
    }
  })
}

function typeOf(value: unknown): string {
  if (typeof value === 'number') return 'double'
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? 'datetime' : 'text'
}

function problemOf(error: unknown, query: Coql): QueryProblem | undefined {
  if (isZohoApiError(error) && error.status < 500) {
    // What stands below is the place, which the page shows in the query itself.
    const [text = ''] = error.message.split('\n')
    return { text, place: placeOf(error, query) }
  }
  if (isAway(error) || isToolkitError(error, 'MISSING_SCOPE'))
    return { text: `${error.message} (${error.code})`, place: undefined }
  return undefined
}

function placeOf(error: unknown, query: Coql): QueryProblem['place'] {
  const place = placeInQuery(error, query)
  if (place === undefined) return undefined
  const before = query.text.split('\n').slice(0, place.line - 1)
  const from = before.reduce((sum, line) => sum + line.length + 1, 0) + place.column - 1
  return [from, from + place.length]
}
