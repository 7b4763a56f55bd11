import { isJsonObject, own } from '../../../json.ts'
import { countedCredits, route, type Route } from '../../route.ts'
import { deletions, massDelete } from './mass-delete.ts'
import { getMass } from './mass-job.ts'
import { massUpdate, updates } from './mass-update.ts'

const byHundreds = countedCredits('1 per 100 records', ({ body }) => {
  const ids = isJsonObject(body) ? own(body, 'ids') : undefined
  return Array.isArray(ids) ? Math.max(Math.ceil(ids.length / 100), 1) : 1
})

export const massRoutes: readonly Route[] = [
  route('POST /:module/actions/mass_update', 'mass_update.{module}.UPDATE', massUpdate),
  route('POST /:module/actions/mass_delete', 'mass_delete.{module}.DELETE', massDelete, {
    credits: byHundreds,
  }),
  route('GET /:module/actions/mass_update', 'mass_update.{module}.READ', getMass(updates)),
  route('GET /:module/actions/mass_delete', 'mass_delete.{module}.READ', getMass(deletions)),
]
