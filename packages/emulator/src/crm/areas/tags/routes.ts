import { isJsonObject, own } from '../../../json.ts'
import { countedCredits, route, type Route } from '../../route.ts'
import { getMassDeleteTags, massDeleteTags } from './mass-delete-tags.ts'
import { listTags } from './show-tag.ts'
import {
  addTagsToRecord,
  addTagsToRecords,
  removeTagsFromRecord,
  removeTagsFromRecords,
} from './tag-records.ts'
import { countTagged, createTags, deleteTag, mergeTags, updateTag, updateTags } from './write-tags.ts'

const scope = (what: string): string => `settings.tags.${what}`
const TAGS = '/settings/tags'
const WRITE = 'modules.{module}.CREATE|modules.{module}.WRITE'
const may = { permissions: ['Crm_Implied_Edit_{module}'] }
const byFifties = {
  ...may,
  credits: countedCredits('1 per 50 records', ({ body }) => {
    const ids = isJsonObject(body) ? own(body, 'ids') : undefined
    return Array.isArray(ids) ? Math.max(Math.ceil(ids.length / 50), 1) : 1
  }),
}

export const tagRoutes: readonly Route[] = [
  route(`GET ${TAGS}`, scope('READ'), listTags),
  route(`POST ${TAGS}`, scope('CREATE'), createTags),
  route(`PUT ${TAGS}`, scope('UPDATE'), updateTags),
  route(`PUT ${TAGS}/:id`, scope('UPDATE'), updateTag),
  route(`DELETE ${TAGS}/:id`, scope('DELETE'), deleteTag),
  route(`POST ${TAGS}/:id/actions/merge`, scope('CREATE'), mergeTags),
  route(`GET ${TAGS}/:id/actions/records_count`, scope('READ'), countTagged),
  route(`POST ${TAGS}/actions/mass_delete`, scope('DELETE'), massDeleteTags, { touchesRecords: true }),
  route(`GET ${TAGS}/actions/mass_delete`, scope('READ'), getMassDeleteTags),
  route('POST /:module/actions/add_tags', WRITE, addTagsToRecords, byFifties),
  route('POST /:module/actions/remove_tags', WRITE, removeTagsFromRecords, byFifties),
  route('POST /:module/:recordId/actions/add_tags', WRITE, addTagsToRecord, may),
  route('POST /:module/:recordId/actions/remove_tags', WRITE, removeTagsFromRecord, may),
]
