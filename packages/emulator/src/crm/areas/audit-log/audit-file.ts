import { fault, flat } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { orgOf } from '../../data.ts'
import { writeTime } from '../../model/time.ts'
import { nameUser } from '../../names.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { coveringScopes } from '../../scope.ts'
import { auditEntries } from './audit-entries.ts'
import type { AuditEntry } from './audit-entry.ts'
import { noSuchFile } from './audit-exports.ts'
import { readAuditCriteria } from './read-audit-criteria.ts'

const PATH = /^\/v2\/crm\/(\d+)\/auditlog\/(\d+)\/AuditLog\.csv$/
const SCOPE = 'ZohoFiles.files.READ'
const columns = ['Audited Time', 'Done By', 'Action', 'Module', 'Record Id', 'Record Name']

/** What a file is read with. */
type Reader = Pick<Call, 'data' | 'readings' | 'now'>

/** The file of an export, at the host of its link. @param scopes of the token @throws Refusal */
export function readAuditFile(path: string, scopes: readonly string[], call: Reader): CrmAnswer {
  const { data, now } = call
  const covering = coveringScopes(SCOPE)
  if (!scopes.some((scope) => covering.has(scope.toLowerCase())))
    throw new Refusal(flat(401, fault('OAUTH_SCOPE_MISMATCH', 'invalid oauth scope to access this URL')))
  const [, zgid = '', id = ''] = PATH.exec(path) ?? []
  const row = data.auditExports.get(id)
  if (row === undefined || zgid !== orgOf(data).zgid || now < row.due || now >= row.expires_at)
    throw noSuchFile()
  const test = row.criteria === null ? () => true : readAuditCriteria(row.criteria, '$', call)
  const entries = auditEntries(data, row.created_by.id, row.due, test)
  const text = [columns, ...entries.map((entry) => cellsOf(entry, call))].map(writeLine).join('')
  return {
    status: 200,
    bytes: new TextEncoder().encode(text),
    headers: {
      'content-type': 'text/csv;charset=UTF-8',
      'content-disposition': 'attachment; filename=AuditLog.csv',
    },
  }
}

function cellsOf(entry: AuditEntry, { data }: Reader): readonly string[] {
  const { at, by, action, module, record, name } = entry
  return [writeTime(at, orgOf(data).time_zone), nameUser(data, { id: by }).name, action, module, record, name]
}

function writeLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
  return `${quoted.join(',')}\r\n`
}
