import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { at, tenantOf } from '../session/tenant-of-address.tsx'
import { CountProgress } from '../views/count-progress.tsx'
import type { CountJobs } from '../zoho/count-job.ts'

/** Counting all groups: start, look, cancel. */
export function count(jobs: CountJobs): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .post('/', (c) => {
      const tenant = tenantOf(c)
      jobs.start(tenant.grantId, c.get('zoho').client(tenant))
      return c.redirect(`${at(c)}/groups`, 303)
    })
    .post('/cancel', (c) => {
      jobs.cancel(tenantOf(c).grantId)
      return c.redirect(`${at(c)}/groups`, 303)
    })
    .get('/', (c) => {
      const job = jobs.get(tenantOf(c).grantId)
      if (job?.state !== 'running') c.header('live-end', 'reload')
      return c.html(<CountProgress at={at(c)} csrf={c.get('session').data.csrf} job={job} />)
    })
}
