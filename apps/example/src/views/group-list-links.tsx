import type { FC } from 'hono/jsx'
import type { GroupList, SortKey } from '../zoho/group-list.ts'

/** Sorts by a column; pressed again, the other way round. */
export const SortHead: FC<{ at: string; list: GroupList; by: SortKey; label: string }> = ({
  at,
  list,
  by,
  label,
}) => {
  const isSorted = list.sort === by
  const first = by === 'name' ? 'ascending' : 'descending'
  const second = by === 'name' ? 'descending' : 'ascending'
  const reversed = isSorted && !list.reversed
  return (
    <th scope="col" aria-sort={isSorted ? (list.reversed ? second : first) : undefined}>
      <a href={address(at, list, { sort: by, page: 1, reversed })}>{label}</a>
    </th>
  )
}

/** To the pages before and after. */
export const Pager: FC<{ at: string; list: GroupList }> = ({ at, list }) =>
  list.pages === 1 ? null : (
    <nav class="actions" aria-label="Pages of the list">
      {list.page > 1 ? (
        <a class="button" rel="prev" href={address(at, list, { page: list.page - 1 })}>
          Previous
        </a>
      ) : null}
      {list.page < list.pages ? (
        <a class="button" rel="next" href={address(at, list, { page: list.page + 1 })}>
          Next
        </a>
      ) : null}
    </nav>
  )

type Change = Partial<Pick<GroupList, 'sort' | 'page' | 'reversed'>>

/** The list again, changed. */
export function address(at: string, list: GroupList, change: Change): string {
  const { search, sort, page, reversed } = { ...list, ...change }
  const query = new URLSearchParams({ q: search, sort, page: String(page) })
  if (reversed) query.set('order', 'reversed')
  return `${at}/groups?${query.toString()}`
}
