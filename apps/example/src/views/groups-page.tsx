import type { SourcesCount } from '@x/user-groups'
import type { FC } from 'hono/jsx'
import type { CountJob } from '../zoho/count-job.ts'
import type { GroupList } from '../zoho/group-list.ts'
import { CodeOfPage } from './code-of-page.tsx'
import { CountProgress } from './count-progress.tsx'
import { address, Pager, SortHead } from './group-list-links.tsx'
import { SourceLines } from './source-lines.tsx'
import { day } from './time.ts'

/** The list of groups: to search, sort and page through with nothing but links and a form. */
export const GroupsPage: FC<{ csrf: string; at: string; list: GroupList; job: CountJob | undefined }> = ({
  csrf,
  at,
  list,
  job,
}) => (
  <>
    <div class="split">
      <h1>User groups</h1>
      <a class="button main" href={`${at}/groups/new`}>
        New group
      </a>
    </div>
    <form class="search" role="search" action={`${at}/groups`}>
      <label for="q">Search</label>
      <input id="q" name="q" type="search" value={list.search} maxlength={250} dir="auto" />
      <input type="hidden" name="sort" value={list.sort} />
      {list.reversed ? <input type="hidden" name="order" value="reversed" /> : null}
      <button>Search</button>
    </form>
    <div class="split">
      {list.total === 0 ? null : (
        <p class="muted" role="status">
          {found(list)}
        </p>
      )}
      {list.total === 0 ? null : (
        <div data-live={job?.state === 'running' ? `${at}/groups/count` : undefined} data-every="500">
          <CountProgress at={at} csrf={csrf} job={job} />
        </div>
      )}
    </div>
    {job?.state === 'running' ? (
      <noscript>
        <p>
          <a href={address(at, list, {})}>Look again</a> how far it is.
        </p>
      </noscript>
    ) : null}
    {list.total === 0 ? <NoGroup at={at} search={list.search} /> : null}
    {list.total === 0 ? null : (
      <table class="list">
        <thead>
          <tr>
            <SortHead at={at} list={list} by="name" label="Name" />
            <SortHead at={at} list={list} by="modified" label="Changed" />
            <SortHead at={at} list={list} by="created" label="Created" />
            {job === undefined ? null : <th scope="col">Sources</th>}
          </tr>
        </thead>
        <tbody>
          {list.groups.map((group) => (
            <tr>
              <td>
                <a href={`${at}/groups/${group.id}`}>
                  <bdi>{group.name}</bdi>
                </a>
                <small>
                  <bdi>{group.description ?? ''}</bdi>
                </small>
              </td>
              <td>{day(group.modified_time)}</td>
              <td>{day(group.created_time)}</td>
              {job === undefined ? null : <td class="number">{totalOf(job.counts.get(group.id))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    )}
    <Pager at={at} list={list} />
    <CodeOfPage>
      <SourceLines file="zoho/group-list.ts" region="list-groups" label="Listing all groups" />
      <SourceLines file="zoho/count-job.ts" region="count-all" label="Counting all groups" />
    </CodeOfPage>
  </>
)

function found({ total, pages, page, search }: GroupList): string {
  const groups = `${total} ${total === 1 ? 'group' : 'groups'}`
  const matching = search === '' ? '' : total === 1 ? ' matches' : ' match'
  return `${groups}${matching}${pages === 1 ? '' : `, page ${page} of ${pages}`}`
}

/** Nothing to list: the way on. */
const NoGroup: FC<{ at: string; search: string }> = ({ at, search }) => (
  <div class="empty" role="status">
    {search === '' ? (
      <>
        <p>There is no group yet.</p>
        <a class="button main" href={`${at}/groups/new`}>
          Make the first one
        </a>
      </>
    ) : (
      <p>
        No group matches “<bdi>{search}</bdi>” in name, description and id.{' '}
        <a href={`${at}/groups`}>Show all groups</a>
      </p>
    )}
  </div>
)

/** All sources together; a dash for a group that was not counted. */
function totalOf(count: SourcesCount | undefined): string {
  if (count === undefined) return '–'
  const { users, roles = 0, territories = 0, groups = 0 } = count
  const people = users === undefined ? 0 : users.active + users.inactive + users.deleted
  return String(people + roles + territories + groups)
}
