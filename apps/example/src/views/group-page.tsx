import type { Source, SourcesCount, UserGroup } from '@x/user-groups'
import type { FC } from 'hono/jsx'
import { CodeOfPage } from './code-of-page.tsx'
import { SourceLines } from './source-lines.tsx'
import { Mark, SourcesPicture } from './sources-picture.tsx'
import { day } from './time.ts'

interface GroupPageProps {
  /** Where the pages of the tenant begin. */
  readonly at: string
  readonly group: UserGroup
  readonly count: SourcesCount
  readonly sources: readonly Source[]
}

/** One group: its sources as a picture, as numbers, and by name. */
export const GroupPage: FC<GroupPageProps> = ({ at, group, count, sources }) => (
  <>
    <p class="trail">
      <a href={`${at}/groups`}>User groups</a>
    </p>
    <div class="split">
      <h1>
        <bdi>{group.name}</bdi>
      </h1>
      <div class="actions">
        <a class="button" href={`${at}/groups/${group.id}/edit`}>
          Edit
        </a>
        <a class="button" href={`${at}/groups/${group.id}/delete`}>
          Delete
        </a>
      </div>
    </div>
    {group.description === null || group.description === '' ? null : (
      <p class="lead">
        <bdi>{group.description}</bdi>
      </p>
    )}
    <dl class="facts">
      <div>
        <dt>Id</dt>
        <dd>
          <code>{group.id}</code>
        </dd>
      </div>
      <div>
        <dt>Created</dt>
        <dd>
          {day(group.created_time)}
          {group.created_by === null ? null : (
            <small>
              by <bdi>{group.created_by.name}</bdi>
            </small>
          )}
        </dd>
      </div>
      <div>
        <dt>Changed</dt>
        <dd>{day(group.modified_time)}</dd>
      </div>
    </dl>

    <div class="halves">
      <div>
        <h2>Sources in numbers</h2>
        <SourcesPicture count={count} />
      </div>
      <div>
        <h2>Sources by name</h2>
        {sources.length === 0 ? (
          <p>
            Nobody and nothing yet. <a href={`${at}/groups/${group.id}/edit`}>Add somebody</a>
          </p>
        ) : (
          <ul class="plain names">
            {sources.map(({ type, source, subordinates, sub_territories }) => (
              <li>
                <Mark kind={type} />
                <span>
                  {type === 'groups' ? (
                    <a href={`${at}/groups/${source.id}`}>
                      <bdi>{source.name}</bdi>
                    </a>
                  ) : (
                    <bdi>{source.name}</bdi>
                  )}
                  <small>
                    {singular[type] ?? type}
                    {subordinates === true ? ', with everybody below' : ''}
                    {sub_territories === true ? ', with what lies below' : ''}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>

    <CodeOfPage>
      <SourceLines file="routes/groups.tsx" region="one-group" label="A group, its numbers, its sources" />
    </CodeOfPage>
  </>
)

const singular: Readonly<Record<string, string>> = {
  users: 'user',
  roles: 'role',
  territories: 'territory',
  groups: 'group',
}
