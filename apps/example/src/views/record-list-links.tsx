import type { FC } from 'hono/jsx'
import type { Field } from '../zoho/modules.ts'
import { sortKeys, type RecordList, type SortKey } from '../zoho/record-list.ts'
import { alignOf } from './record-cell.tsx'

/** The head of a column; a link where Zoho sorts by it, the other way round when pressed again. */
export const SortableHead: FC<{ here: string; list: RecordList; field: Field }> = ({ here, list, field }) => {
  const key = sortKeys.find((each) => each === field.name)
  if (key === undefined)
    return (
      <th scope="col" class={alignOf(field)}>
        {field.label}
      </th>
    )
  const isSorted = list.sort === key
  const ascending = isSorted && !list.ascending
  return (
    <th scope="col" aria-sort={isSorted ? (list.ascending ? 'ascending' : 'descending') : undefined}>
      <a href={addressOfList(here, list, { sort: key, ascending, page: 1, token: undefined })}>
        {field.label}
      </a>
    </th>
  )
}

/** To the pages before and after. Behind a token there is only the way on, and back to the beginning. */
export const RecordPager: FC<{ here: string; list: RecordList }> = ({ here, list }) => {
  const before = list.token === undefined ? list.page - 1 : 0
  const isFirst = list.page === 1 && list.token === undefined
  const next = { page: list.page + 1, token: list.nextToken }
  if (isFirst && !list.more) return null
  return (
    <nav class="actions" aria-label="Pages of the list">
      {isFirst ? null : (
        <a
          class="button"
          rel="prev"
          href={addressOfList(here, list, { page: Math.max(1, before), token: undefined })}
        >
          {before === 0 ? 'Back to the beginning' : 'Previous'}
        </a>
      )}
      {list.more ? (
        <a class="button" rel="next" href={addressOfList(here, list, next)}>
          Next
        </a>
      ) : null}
    </nav>
  )
}

interface Change {
  readonly sort?: SortKey
  readonly ascending?: boolean
  readonly page: number
  readonly token: string | undefined
}

function addressOfList(here: string, list: RecordList, change: Change): string {
  const { search, columns, sort, ascending, page, token } = { ...list, ...change }
  const query = new URLSearchParams(columns.map((name): [string, string] => ['columns', name]))
  if (search !== '') query.set('q', search)
  query.set('sort', sort)
  if (ascending) query.set('order', 'asc')
  query.set('page', String(page))
  if (token !== undefined) query.set('token', token)
  return `${here}?${query.toString()}`
}
