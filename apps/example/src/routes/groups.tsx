import { paginate } from '@x/client'
import { getSourcesCount, getUserGroup, listSources, type Source } from '@x/user-groups'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../app-env.ts'
import { at, tenantOf } from '../session/tenant-of-address.tsx'
import { noteSight } from '../session/note-sight.ts'
import { takeNotice } from '../session/take-notice.ts'
import { GroupPage } from '../views/group-page.tsx'
import { GroupsPage } from '../views/groups-page.tsx'
import type { CountJobs } from '../zoho/count-job.ts'
import { listGroups, readGroupListQuery } from '../zoho/group-list.ts'

/** The groups, and one group with its sources. */
export function groups(jobs: CountJobs): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/', takeNotice, async (c) => {
      const zoho = c.get('zoho').client(tenantOf(c))
      const list = await listGroups(zoho, readGroupListQuery(c.req.query()))
      const job = jobs.get(tenantOf(c).grantId)
      return c.render(<GroupsPage at={at(c)} csrf={c.get('session').data.csrf} list={list} job={job} />, {
        title: 'Groups',
      })
    })
    .get('/:id', takeNotice, noteSight('group'), async (c) => {
      const id = c.req.param('id')
      const zoho = c.get('zoho').client(tenantOf(c))
      // #region one-group
      const [group, count] = await Promise.all([getUserGroup(zoho, id), getSourcesCount(zoho, id)])
      const sources: Source[] = []
      for await (const source of paginate((page) => listSources(zoho, id, page))) sources.push(source)
      // #endregion
      if (group === undefined) throw new HTTPException(404, { message: 'This group is not there any more.' })
      return c.render(<GroupPage at={at(c)} group={group} count={count} sources={sources} />, {
        title: group.name,
      })
    })
}
