import { route, type Route, type RouteRules } from '../../route.ts'
import { downloadFieldAttachment } from './field-files.ts'
import { deletePhoto, downloadPhoto, uploadPhoto } from './photos.ts'
import { downloadFile, uploadFiles } from './upload-files.ts'

const PHOTO = '/:module/:recordId/photo'
const may = (what: string): RouteRules => ({ permissions: [`Crm_Implied_${what}_{module}`] })

export const fileRoutes: readonly Route[] = [
  route('POST /files', 'Files.CREATE', uploadFiles),
  route('GET /files', 'Files.READ', downloadFile),
  route(`POST ${PHOTO}`, 'modules.{module}.CREATE', uploadPhoto, may('Edit')),
  route(`GET ${PHOTO}`, 'modules.{module}.READ', downloadPhoto, may('View')),
  route(`DELETE ${PHOTO}`, 'modules.{module}.DELETE', deletePhoto, may('Edit')),
  route(
    'GET /:module/:recordId/actions/download_fields_attachment',
    'modules.{module}.READ',
    downloadFieldAttachment,
    may('View'),
  ),
]
