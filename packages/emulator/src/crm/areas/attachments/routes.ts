import { route, type Route, type RouteRules } from '../../route.ts'
import { attach } from './attach.ts'
import { deleteAttachment, deleteAttachments } from './delete-attachments.ts'
import { downloadAttachment, listAttachments } from './list-attachments.ts'

const PATH = '/:module/:recordId/Attachments'
/** Reading the record's module will do: the newest description asks for nothing of it, the pages for the same of both. */
const scopes = (what: string): readonly string[] => [
  what === 'READ' ? 'modules.{module}.READ' : `modules.{module}.READ|modules.{module}.${what}`,
  `modules.attachments.${what}`,
]
const may: RouteRules = { permissions: ['Crm_Implied_View_{module}'] }

export const attachmentRoutes: readonly Route[] = [
  route(`GET ${PATH}`, scopes('READ'), listAttachments, may),
  route(`POST ${PATH}`, scopes('CREATE'), attach, may),
  route(`DELETE ${PATH}`, scopes('DELETE'), deleteAttachments, may),
  route(`GET ${PATH}/:attachmentId`, scopes('READ'), downloadAttachment, may),
  route(`DELETE ${PATH}/:attachmentId`, scopes('DELETE'), deleteAttachment, may),
]
