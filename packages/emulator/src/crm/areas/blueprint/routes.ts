import { route, type Route } from '../../route.ts'
import { getBlueprint } from './blueprint.ts'
import { executeTransition } from './execute-transition.ts'
import { MOVE } from './schedule-move.ts'

const BLUEPRINT = '/:module/:recordId/actions/blueprint'

export const blueprintRoutes: readonly Route[] = [
  route(`GET ${BLUEPRINT}`, 'modules.{module}.READ', getBlueprint, {
    permissions: ['Crm_Implied_View_{module}'],
  }),
  route(`PUT ${BLUEPRINT}`, 'modules.{module}.UPDATE', executeTransition, {
    permissions: ['Crm_Implied_Edit_{module}'],
    source: MOVE,
  }),
]
