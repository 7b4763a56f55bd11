import { route, type Route } from '../../route.ts'
import { createAuditExport, getAuditExport, listAuditExports } from './audit-exports.ts'

const PATH = '/settings/audit_log_export'

export const auditLogRoutes: readonly Route[] = [
  route(`GET ${PATH}`, 'settings.audit_logs.READ', listAuditExports),
  route(`POST ${PATH}`, 'settings.audit_logs.CREATE', createAuditExport),
  route(`GET ${PATH}/:id`, 'settings.audit_logs.READ', getAuditExport),
]
