import { route, type Route } from '../../route.ts'
import { getMerges, merge } from './merge.ts'

const MERGE = '/:module/:recordId/actions/merge'

export const mergeRoutes: readonly Route[] = [
  route(`POST ${MERGE}`, 'modules.{module}.WRITE', merge, { credits: () => 50 }),
  route(`GET ${MERGE}`, 'modules.{module}.READ', getMerges),
]
