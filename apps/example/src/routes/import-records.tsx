import type { Context } from 'hono'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../app-env.ts'
import { at, tenantOf } from '../session/tenant-of-address.tsx'
import { ImportPage, ImportProgress, ImportStartPage } from '../views/import-page.tsx'
import { CsvError } from '../zoho/csv.ts'
import { failedRows, MOST_ROWS, readImport, type ImportJob } from '../zoho/import-job.ts'
import { createImportJobs } from '../zoho/import-jobs.ts'
import type { Modules } from '../zoho/modules.ts'
import { describe } from './records.tsx'

/** Importing a file: choose it, look what goes where, write it, see what was refused. */
export function importRecords(modules: Modules): Hono<AppEnv> {
  const jobs = createImportJobs()
  const jobOf = (c: Context<AppEnv>): ImportJob => {
    const job = jobs.get(tenantOf(c).grantId, c.req.param('job') ?? '')
    if (job === undefined || job.module !== c.req.param('module'))
      throw new HTTPException(404, { message: 'This import is not there any more. Choose the file again.' })
    return job
  }
  return (
    new Hono<AppEnv>()
      .get('/:module/import', (c) => start(c, modules))
      .post('/:module/import', async (c) => {
        const { module, fields } = await describe(c, modules)
        const { file } = await c.req.parseBody()
        if (!(file instanceof File) || file.size === 0) return start(c, modules, 'Choose a file first.')
        try {
          const job = readImport(crypto.randomUUID(), module.name, await file.text(), fields)
          const problem = problemOf(job)
          if (problem !== undefined) return await start(c, modules, problem)
          jobs.keep(tenantOf(c).grantId, job)
          return c.redirect(`${at(c)}/records/${module.name}/import/${job.id}`, 303)
        } catch (error) {
          if (error instanceof CsvError) return start(c, modules, error.message)
          throw error
        }
      })
      .get('/:module/import/:job', async (c) => {
        const { module } = await describe(c, modules)
        const page = { csrf: c.get('session').data.csrf, at: at(c), module, job: jobOf(c) }
        return c.render(<ImportPage {...page} />, { title: 'Import' })
      })
      .post('/:module/import/:job', async (c) => {
        const { zoho, module } = await describe(c, modules)
        const { id } = jobOf(c)
        jobs.start(tenantOf(c).grantId, id, zoho)
        return c.redirect(`${at(c)}/records/${module.name}/import/${id}`, 303)
      })
      // The live part alone: the page fetches it again and again.
      .get('/:module/import/:job/state', (c) => {
        const job = jobOf(c)
        if (job.state !== 'running') c.header('live-end', 'reload')
        return c.html(<ImportProgress job={job} />)
      })
      .get('/:module/import/:job/failed.csv', (c) => {
        c.header('content-type', 'text/csv; charset=utf-8')
        c.header('content-disposition', 'attachment; filename="not-imported.csv"')
        return c.body(failedRows(jobOf(c)))
      })
  )
}

async function start(c: Context<AppEnv>, modules: Modules, problem?: string): Promise<Response> {
  const { module } = await describe(c, modules)
  if (problem !== undefined) c.status(422)
  const page = { csrf: c.get('session').data.csrf, at: at(c), module, problem }
  return c.render(<ImportStartPage {...page} />, { title: 'Import' })
}

/** Why a file that could be read cannot be imported. */
function problemOf({ rows, columns }: ImportJob): string | undefined {
  if (rows.length === 0) return 'The file has no rows under its heads.'
  if (rows.length > MOST_ROWS)
    return `The file has ${rows.length} rows; this page takes ${MOST_ROWS}. A bulk write takes more.`
  if (columns.every(({ field }) => field === undefined))
    return 'No column is named like a field of this module, by API name or label.'
  return undefined
}
