// What no package covers: operations that are declared or written by hand, and a job that is waited for.
import { jobState, path, readRow, readRows, request, until } from '@x/client'
import type { CallOptions, Client, Id, JobRow } from '@x/client'
import { createRows, getAll, operation, updateOne } from '@x/client/endpoint'
import type { CreateRows, GetAll, UpdateOne } from '@x/client/endpoint'

// #region declare
export interface Tag {
  readonly id: string
  readonly name: string
}

/** All tags of a module. */
export const listTags: GetAll<[module: string], Tag> = getAll(
  'settings/tags?module={module}',
  'tags',
  'settings.tags.READ',
)

/** Makes tags, each with a result of its own; 50 in one request. */
export const createTags: CreateRows<[module: string], { readonly name: string }> = createRows(
  'settings/tags?module={module}',
  'tags',
  'settings.tags.CREATE',
  undefined,
  50,
)

/** Changes a tag. */
export const updateTag: UpdateOne<[tagId: Id, module: string], { readonly name: string }> = updateOne(
  'settings/tags/{tag id}?module={module}',
  'tags',
  'settings.tags.UPDATE',
  'tag, listTags',
)
// #endregion declare

// #region results
/** Makes tags, and says what became of each. */
export async function makeTags(
  zoho: Client,
  module: string,
  names: readonly string[],
): Promise<readonly string[]> {
  const results = await createTags(
    zoho,
    module,
    names.map((name) => ({ name })),
  )
  return results.map((row) => {
    if (row.ok) return `made: ${row.id}`
    return row.outcome === 'none' ? `not made: ${row.error.message}` : 'unknown: look before making it again'
  })
}
// #endregion results

// #region by-hand
export const countRoles = operation(
  { address: 'settings/roles', rows: 'roles', scope: 'settings.roles.READ' },
  () => ({}),
  ({ value }) => readRows(value, 'roles').length,
)
// #endregion by-hand

const isOver = (job: JobRow | undefined): boolean => ['done', 'failed'].includes(jobState(job ?? {}))

/** How a mass update ended. */
export async function massUpdateEnd(zoho: Client, jobId: string): Promise<JobRow | undefined> {
  const look = async (options: CallOptions): Promise<JobRow | undefined> => {
    const call = { path: path`Leads/actions/mass_update`, query: { job_id: jobId } }
    return readRow<JobRow>(await request(zoho, call, options), 'data')
  }
  return await until(zoho, look, isOver)
}
