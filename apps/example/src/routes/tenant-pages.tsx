import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { at, tenantOfAddress } from '../session/tenant-of-address.tsx'
import { createCountJobs } from '../zoho/count-job.ts'
import { createModules } from '../zoho/modules.ts'
import type { Zoho } from '../zoho/zoho.ts'
import { breakThings } from './break.tsx'
import { changeGroup } from './change-group.tsx'
import { count } from './count.tsx'
import { deleteGroup } from './delete-group.tsx'
import { disconnectTenant } from './disconnect.tsx'
import { doctor } from './doctor.tsx'
import { groups } from './groups.tsx'
import { changeRecord } from './change-record.tsx'
import { exportRecords } from './export-records.ts'
import { home } from './home.tsx'
import { query } from './query.tsx'
import { types } from './types.tsx'
import { importRecords } from './import-records.tsx'
import { records } from './records.tsx'

/** All pages of one tenant, under `/t/{tenant}`. */
export function tenantPages({ emulator, clock }: Zoho): Hono<AppEnv> {
  const counts = createCountJobs()
  const modules = createModules(clock)
  const pages = new Hono<AppEnv>()
  pages.use(tenantOfAddress)
  pages.get('/', (c) => c.redirect(`${at(c)}/home`, 303))
  pages.route('/home', home)
  pages.route('/types', types(modules))
  pages.route('/query', query)
  pages.route('/records', exportRecords(modules))
  pages.route('/records', importRecords(modules))
  pages.route('/records', changeRecord(modules))
  pages.route('/records', records(modules))
  pages.route('/groups/count', count(counts))
  pages.route('/groups', changeGroup())
  pages.route('/groups', deleteGroup)
  pages.route('/groups', groups(counts))
  if (emulator !== undefined) pages.route('/break', breakThings(emulator))
  pages.route('/doctor', doctor)
  pages.route('/disconnect', disconnectTenant)
  return pages
}
