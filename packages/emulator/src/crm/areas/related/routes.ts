import { route, type Route, type RouteRules } from '../../route.ts'
import { externalRoute } from '../external-ids/by-external.ts'
import { countRelated } from './count-related.ts'
import { linkOneRelated, linkRelated, unlinkOneRelated, unlinkRelated } from './link-records.ts'
import { getRelated, listRelated, listRelatedOfDeleted } from './list-related.ts'

const LIST = '/:module/:recordId/:list'
const ONE = `${LIST}/:relatedId`
const scope = (what: string): string => `modules.{module}.${what}`
const may = (what: string): RouteRules => ({ permissions: [`Crm_Implied_${what}_{module}`] })

export const relatedRoutes: readonly Route[] = [
  externalRoute(`GET ${LIST}`, scope('READ'), listRelated, may('View')),
  externalRoute(`PUT ${LIST}`, scope('UPDATE'), linkRelated, may('Edit')),
  externalRoute(`DELETE ${LIST}`, scope('DELETE'), unlinkRelated, may('Edit')),
  externalRoute(`GET ${ONE}`, scope('READ'), getRelated, may('View')),
  externalRoute(`PUT ${ONE}`, scope('UPDATE'), linkOneRelated, may('Edit')),
  externalRoute(`DELETE ${ONE}`, scope('DELETE'), unlinkOneRelated, may('Edit')),
  route('GET /:module/deleted/:recordId/:list', scope('READ'), listRelatedOfDeleted, may('View')),
  route('POST /:module/:recordId/actions/get_related_records_count', scope('READ'), countRelated, {
    ...may('View'),
    onRecord: 'read',
    credits: () => 2,
  }),
]
