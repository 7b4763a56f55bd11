import { getRecord } from '@x/records'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../app-env.ts'
import { takeNotice } from '../session/take-notice.ts'
import { at, tenantOf } from '../session/tenant-of-address.tsx'
import { RecordCountsPage } from '../views/record-counts-page.tsx'
import { RecordPage } from '../views/record-page.tsx'
import { RecordsPage } from '../views/records-page.tsx'
import { countBy } from '../zoho/count-by.ts'
import { isCountable, type Field, type ModuleInfo, type Modules } from '../zoho/modules.ts'
import { readRecordList, readRecordListQuery } from '../zoho/record-list.ts'

/** The records of any module, and one record. */
export function records(modules: Modules): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .get('/', (c) => c.redirect(`${at(c)}/records/Leads`, 303))
    .get('/:module', takeNotice, async (c) => {
      const known = await describe(c, modules)
      const query = readRecordListQuery(c.req.queries(), known.fields)
      const list = await readRecordList(known.zoho, known.module.name, query)
      return c.render(<RecordsPage at={at(c)} list={list} {...known} />, { title: known.module.label })
    })
    .get('/:module/by/:field', async (c) => {
      const { zoho, module, fields } = await describe(c, modules)
      const choices = fields.filter(isCountable)
      const field = choices.find(({ name }) => name === c.req.param('field'))
      if (field === undefined)
        throw new HTTPException(404, { message: 'Records cannot be counted by a field of that name.' })
      const counts = await countBy(zoho, module.name, field)
      const page = { at: at(c), module, choices, field, counts }
      return c.render(<RecordCountsPage {...page} />, { title: `${module.label} by ${field.label}` })
    })
    .get('/:module/:id', takeNotice, async (c) => {
      const { module, fields, record } = await readOne(c, modules)
      const page = { at: at(c), module, fields, record }
      return c.render(<RecordPage {...page} />, { title: module.label })
    })
}

/** What an address names: the module, with its fields. */
export async function describe(
  c: Context<AppEnv>,
  modules: Modules,
): Promise<{
  readonly zoho: ReturnType<AppEnv['Variables']['zoho']['client']>
  readonly module: ModuleInfo
  readonly modules: readonly ModuleInfo[]
  readonly fields: readonly Field[]
}> {
  const tenant = tenantOf(c)
  const zoho = c.get('zoho').client(tenant)
  const all = await modules.list(tenant.grantId, zoho)
  const module = all.find(({ name }) => name === c.req.param('module'))
  if (module === undefined)
    throw new HTTPException(404, { message: 'This organization has no module of that name, or not for you.' })
  return {
    zoho,
    module,
    modules: all,
    fields: await modules.fields(tenant.grantId, zoho, module.name),
  }
}

/** The record of the address, with what `describe` knows. */
export async function readOne(c: Context<AppEnv>, modules: Modules) {
  const known = await describe(c, modules)
  const { zoho, module } = known
  const id = c.req.param('id') ?? ''
  // #region one-record
  const record = await getRecord(zoho, module.name, id)
  // #endregion
  if (record === undefined) throw new HTTPException(404, { message: 'This record is not there any more.' })
  return { ...known, record }
}
