import { route, type Route } from '../../route.ts'
import { transferPipeline } from './transfer-pipeline.ts'
import {
  createPipeline,
  getPipeline,
  listPipelines,
  updatePipeline,
  updatePipelines,
} from './write-pipelines.ts'

const PATH = '/settings/pipeline'
const on = (operation: string): string => `settings.pipeline.${operation}`
const mayCustomize = { permissions: ['Crm_Implied_Customize_Zoho_CRM'] }

export const pipelineRoutes: readonly Route[] = [
  route(`GET ${PATH}`, on('READ'), listPipelines),
  route(`POST ${PATH}`, on('CREATE'), createPipeline, mayCustomize),
  route(`PUT ${PATH}`, on('UPDATE'), updatePipelines('leave'), mayCustomize),
  route(`PATCH ${PATH}`, on('UPDATE'), updatePipelines('stay'), mayCustomize),
  route(`GET ${PATH}/:id`, on('READ'), getPipeline),
  route(`PUT ${PATH}/:id`, on('UPDATE'), updatePipeline('leave'), mayCustomize),
  route(`PATCH ${PATH}/:id`, on('UPDATE'), updatePipeline('stay'), mayCustomize),
  route(`POST ${PATH}/actions/transfer`, on('CREATE'), transferPipeline, mayCustomize),
]
