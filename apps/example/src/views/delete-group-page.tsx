import type { Association, UserGroup } from '@x/user-groups'
import type { FC } from 'hono/jsx'
import { CodeOfPage } from './code-of-page.tsx'
import { Csrf } from './csrf.tsx'
import { SourceLines } from './source-lines.tsx'

interface DeleteGroupPageProps {
  readonly csrf: string
  /** Where the pages of the tenant begin. */
  readonly at: string
  readonly group: UserGroup
  readonly associations: readonly Association[]
  readonly problem: string | undefined
}

/** Asks once more, and says what uses the group. */
export const DeleteGroupPage: FC<DeleteGroupPageProps> = ({ csrf, at, group, associations, problem }) => (
  <>
    <p class="trail">
      <a href={`${at}/groups/${group.id}`}>Keep it</a>
    </p>
    <h1>
      Delete “<bdi>{group.name}</bdi>”?
    </h1>
    {problem === undefined ? null : (
      <p class="problem" role="alert">
        Zoho says: {problem}
      </p>
    )}
    {associations.length === 0 ? (
      <p>No rule or setting uses it, as far as Zoho tells. Its members stay; only the group goes.</p>
    ) : (
      <>
        <p>These use it:</p>
        <ul>
          {associations.map(({ type, resource, details }) => (
            <li>
              <bdi>{resource.name}</bdi>
              <small>
                {type.replaceAll('_', ' ')}
                {details?.module === undefined ? '' : `, ${details.module.api_name}`}
              </small>
            </li>
          ))}
        </ul>
      </>
    )}
    <form class="actions" method="post" action={`${at}/groups/${group.id}/delete`}>
      <Csrf token={csrf} />
      <button class="danger">Delete it</button>
      <a class="button" href={`${at}/groups/${group.id}`}>
        Keep it
      </a>
    </form>
    <CodeOfPage>
      <SourceLines file="routes/delete-group.tsx" region="delete-group" label="Deleting a group" />
    </CodeOfPage>
  </>
)
