import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { requireTenant } from '../session/require-tenant.ts'
import { CountProgress } from '../views/count-progress.tsx'
import type { CountJobs } from '../zoho/count-job.ts'

/** Counting all groups: start, look, cancel. */
export function count(jobs: CountJobs): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use(requireTenant)
    .post('/', (c) => {
      const tenant = c.get('tenant')
      jobs.start(tenant.grantId, c.get('zoho').client(tenant))
      return c.redirect('/groups', 303)
    })
    .post('/cancel', (c) => {
      jobs.cancel(c.get('tenant').grantId)
      return c.redirect('/groups', 303)
    })
    .get('/', (c) => {
      const job = jobs.get(c.get('tenant').grantId)
      if (job?.state !== 'running') c.header('live-end', 'reload')
      return c.html(<CountProgress csrf={c.get('session').data.csrf} job={job} />)
    })
}
