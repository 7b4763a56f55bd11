import {
  downloadPath,
  request,
  type CallOptions,
  type Client,
  type Criteria,
  type Id,
  type Reference,
} from '@x/client'
import { getAll, getOne, operation, readWritten, type GetAll, type GetOne } from '@x/client/endpoint'

/** An export of the audit log. */
export interface AuditLogExport {
  readonly id: string
  /** In any case: `queued`, `scheduled`, `running`, `suspended`, `failed`, `finished`, `deleted`; `jobState` reads them. */
  readonly status: string
  readonly criteria: Criteria | null
  /** ISO 8601. */
  readonly job_start_time: string | null
  readonly job_end_time: string | null
  readonly expiry_date?: string | null
  readonly created_by: Reference
  /** Null until it is finished. For {@link downloadAuditLogExport}. */
  readonly download_links: readonly string[] | null
}

/** What entries may be chosen by; `audited_time` between two times at most 180 days apart. */
export type AuditLogField = 'action' | 'module' | 'done_by' | 'audited_time'

/**
 * Starts an export of the audit log, of the last three years unless criteria say otherwise; `id` is that of the job. One at
 * a time (`ALREADY_SCHEDULED`).
 *
 * @zoho Create Export Audit Log
 */
export const createAuditLogExport = operation(
  {
    address: 'POST settings/audit_log_export',
    rows: 'audit_log_export',
    scope: 'settings.audit_logs.CREATE',
  },
  (criteria?: Criteria<AuditLogField>) => ({
    body: criteria === undefined ? undefined : { audit_log_export: [{ criteria }] },
  }),
  readWritten,
)

/** All exports, at most 100. @zoho Create Export Audit Log */
export const listAuditLogExports: GetAll<[], AuditLogExport> = getAll(
  'settings/audit_log_export',
  'audit_log_export',
  'settings.audit_logs.READ',
)

/** One export, and the links of what it made; `undefined` when it is not there. @zoho Create Export Audit Log */
export const getAuditLogExport: GetOne<[exportId: Id], AuditLogExport> = getOne(
  'settings/audit_log_export/{export id}',
  'audit_log_export',
  'settings.audit_logs.READ',
  'export, listAuditLogExports',
)

/**
 * The file of a link of an export, the bytes unread: a CSV of up to 100,000 rows, or a ZIP of such. The token is sent only to
 * a host that the data center is known to have for downloads.
 *
 * @zoho Create Export Audit Log
 * @throws TypeError for what is not an address of a file
 * @throws DataCenterMismatchError for a host that is not one of the data center's; nothing is sent
 */
export const downloadAuditLogExport = operation(
  { address: '{link}', rows: '', scope: 'ZohoFiles.files.READ' },
  async (zoho: Client, link: string, options?: CallOptions): Promise<Response> =>
    await request(
      zoho,
      { path: downloadPath(link), as: 'response', scopes: ['ZohoFiles.files.READ'] },
      options,
    ),
)
