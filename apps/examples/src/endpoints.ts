// What no package covers: an operation by hand, and a job that is waited for.
import { jobState, path, readRow, readRows, request, until } from '@x/client'
import type { CallOptions, Client, JobRow } from '@x/client'
import { operation } from '@x/client/endpoint'

export const countRoles = operation(
  { address: 'settings/roles', rows: 'roles', scope: 'settings.roles.READ' },
  () => ({}),
  ({ value }) => readRows(value, 'roles').length,
)

const isOver = (job: JobRow | undefined): boolean => ['done', 'failed'].includes(jobState(job ?? {}))

/** How a mass update ended. */
export async function massUpdateEnd(zoho: Client, jobId: string): Promise<JobRow | undefined> {
  const look = async (options: CallOptions): Promise<JobRow | undefined> => {
    const call = { path: path`Leads/actions/mass_update`, query: { job_id: jobId } }
    return readRow<JobRow>(await request(zoho, call, options), 'data')
  }
  return await until(zoho, look, isOver)
}
