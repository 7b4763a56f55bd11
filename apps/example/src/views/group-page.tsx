import type { Source, SourcesCount, UserGroup } from '@x/user-groups'
import type { FC } from 'hono/jsx'
import { SourceLines } from './source-lines.tsx'
import { SourcesPicture } from './sources-picture.tsx'
import { day } from './time.ts'

interface GroupPageProps {
  readonly group: UserGroup
  readonly count: SourcesCount
  readonly sources: readonly Source[]
}

/** One group: its sources as a picture, as numbers, and by name. */
export const GroupPage: FC<GroupPageProps> = ({ group, count, sources }) => (
  <>
    <p class="trail">
      <a href="/groups">User groups</a>
    </p>
    <h1>
      <bdi>{group.name}</bdi>
    </h1>
    <p class="lead">
      <bdi>{group.description ?? ''}</bdi>
    </p>
    <p class="muted">
      <code>{group.id}</code> · created {day(group.created_time)}
      {group.created_by === null ? null : (
        <>
          {' by '}
          <bdi>{group.created_by.name}</bdi>
        </>
      )}{' '}
      · changed {day(group.modified_time)}
    </p>
    <p class="actions">
      <a class="button" href={`/groups/${group.id}/edit`}>
        Edit
      </a>
      <a class="button" href={`/groups/${group.id}/delete`}>
        Delete
      </a>
    </p>

    <h2>Sources</h2>
    <SourcesPicture count={count} />

    <h2>By name</h2>
    {sources.length === 0 ? (
      <p>Nobody and nothing yet.</p>
    ) : (
      <ul class="names">
        {sources.map(({ type, source, subordinates, sub_territories }) => (
          <li>
            <bdi>{source.name}</bdi>
            <small>
              {singular[type] ?? type}
              {subordinates === true ? ', with everybody below' : ''}
              {sub_territories === true ? ', with what lies below' : ''}
            </small>
          </li>
        ))}
      </ul>
    )}

    <h2>The calls behind this page</h2>
    <SourceLines file="routes/groups.tsx" region="one-group" />
  </>
)

const singular: Readonly<Record<string, string>> = {
  users: 'user',
  roles: 'role',
  territories: 'territory',
  groups: 'group',
}
