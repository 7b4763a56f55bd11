import type { SourcesCount } from '@x/user-groups'
import type { FC } from 'hono/jsx'

interface Kind {
  readonly name: string
  readonly key: string
  readonly count: number | undefined
}

const STEP = 26
const PER_ROW = 10
const MOST = 60

/** One mark per source, shape by kind, with the numbers beside it: readable without telling colours apart. */
export const SourcesPicture: FC<{ count: SourcesCount }> = ({ count }) => {
  const kinds: readonly Kind[] = [
    { name: 'Active users', key: 'active', count: count.users?.active },
    { name: 'Inactive users', key: 'inactive', count: count.users?.inactive },
    { name: 'Deleted users', key: 'deleted', count: count.users?.deleted },
    { name: 'Roles', key: 'roles', count: count.roles },
    { name: 'Territories', key: 'territories', count: count.territories },
    { name: 'Groups', key: 'groups', count: count.groups },
  ]
  return (
    <table class="picture">
      <caption class="hidden">Sources of this group, by kind</caption>
      <tbody>
        {kinds.map((kind) => (
          <tr class={(kind.count ?? 0) === 0 ? 'zero' : undefined}>
            <th scope="row">{kind.name}</th>
            <td class="number" data-count={kind.key}>
              {kind.count ?? 0}
            </td>
            <td>
              <Marks kind={kind} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Marks: FC<{ kind: Kind }> = ({ kind: { key, count = 0 } }) => {
  const shown = Math.min(count, MOST)
  if (shown === 0) return <span class="none" aria-hidden="true"></span>
  const rows = Math.ceil(shown / PER_ROW)
  const columns = Math.min(shown, PER_ROW)
  return (
    <>
      <svg
        class={`marks ${key}`}
        aria-hidden="true"
        width={columns * STEP}
        height={rows * STEP}
        viewBox={`0 0 ${columns * STEP} ${rows * STEP}`}
      >
        {Array.from({ length: shown }, (_, index) => (
          <path
            d={shapes[key]}
            transform={`translate(${(index % PER_ROW) * STEP + 13} ${Math.floor(index / PER_ROW) * STEP + 13})`}
          />
        ))}
      </svg>
      {count > shown ? <small>and {count - shown} more</small> : null}
    </>
  )
}

/** The shape of one kind, beside a name. */
export const Mark: FC<{ kind: string }> = ({ kind }) => (
  <svg class="marks" aria-hidden="true" width="20" height="20" viewBox="-13 -13 26 26">
    <path d={shapes[kind] ?? circle} />
  </svg>
)

/** Around the point 0,0. */
const circle = 'M0-9a9 9 0 1 0 0 18a9 9 0 1 0 0-18z'
const shapes: Readonly<Record<string, string>> = {
  active: circle,
  inactive: circle,
  deleted: 'M-7-7L7 7M7-7L-7 7',
  roles: 'M-8-8h16v16h-16z',
  territories: 'M0-9L9 8H-9z',
  groups: 'M-4-7a5 5 0 1 0 0 10a5 5 0 1 0 0-10zM5-3a5 5 0 1 0 0 10a5 5 0 1 0 0-10z',
}
