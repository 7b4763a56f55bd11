import { fault, flat, noContent, ok, wrapped } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { nextId, orgOf } from '../../data.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { writeTime } from '../../model/time.ts'
import { nameUser } from '../../names.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import type { AuditExport } from './audit-export-row.ts'
import { readAuditCriteria } from './read-audit-criteria.ts'

const KEY = 'audit_log_export'
const DAY = 24 * 60 * 60 * 1000
/** Days that the file is kept. */
const KEPT = 7
const MOST_LISTED = 100

/** `POST /settings/audit_log_export`: one runs at a time; the body may be left out. */
export function createAuditExport(call: Call): CrmAnswer {
  const running = [...call.data.auditExports.all()].find(({ due }) => due > call.now)
  if (running !== undefined) {
    const details = { id: running.id }
    return wrapped(400, KEY, [fault('ALREADY_SCHEDULED', 'an export is running already', details)])
  }
  if (call.body === undefined) {
    const id = schedule(null, call)
    const message = 'ExportAuditlog scheduled successfully.'
    return wrapped(200, KEY, [{ code: 'SCHEDULED', details: { id }, message, status: 'success' }])
  }
  const rules = { key: KEY, most: 1, success: 200, tooMany: tooManyRows } as const
  return answerRows(call, rules, (row, path) => {
    const sent = isJsonObject(row) ? own(row, 'criteria') : undefined
    if (!isJsonObject(row))
      throw new RowFault(fault('INVALID_DATA', 'invalid data', { api_name: KEY, json_path: path }))
    if (sent !== undefined) readAuditCriteria(sent, `${path}.criteria`, call)
    const id = schedule(isJsonObject(sent) ? sent : null, call)
    return { code: 'SCHEDULED', details: { id }, message: 'ExportAuditlog scheduled successfully.' }
  })
}

/** The limit is a text, as on pages. */
function tooManyRows(most: number, place: object): ReturnType<typeof fault> {
  return fault('LIMIT_EXCEEDED', 'one export can be asked for', { ...place, limit: String(most) })
}

function schedule(criteria: AuditExport['criteria'], { data, now, user, readings }: Call): string {
  const id = nextId(data)
  const due = now + readings.settings.auditExportMs
  const times = { created_at: now, due, expires_at: due + KEPT * DAY }
  data.auditExports.insert({ id, criteria, created_by: { id: user.id }, ...times })
  return id
}

/** `GET /settings/audit_log_export`: the newest first. */
export function listAuditExports(call: Call): CrmAnswer {
  const rows = [...call.data.auditExports.all()].toReversed().slice(0, MOST_LISTED)
  return rows.length === 0 ? noContent : ok({ [KEY]: rows.map((row) => show(row, call)) })
}

/** `GET /settings/audit_log_export/{id}` */
export function getAuditExport(call: Call): CrmAnswer {
  const row = call.data.auditExports.get(call.id)
  return row === undefined ? noContent : ok({ [KEY]: [show(row, call)] })
}

function show(row: AuditExport, { data, now, user, readings, filesOrigin }: Call): Record<string, unknown> {
  const time = (instant: number): string => writeTime(instant, user.time_zone)
  const starts = row.created_at + Math.floor(readings.settings.auditExportMs / 2)
  const isDone = now >= row.due
  const isThere = isDone && now < row.expires_at
  const link = `${filesOrigin}/v2/crm/${orgOf(data).zgid}/auditlog/${row.id}/AuditLog.csv`
  return {
    id: row.id,
    status: isDone ? (isThere ? 'finished' : 'deleted') : now < starts ? 'scheduled' : 'running',
    criteria: row.criteria,
    job_start_time: now < starts ? null : time(starts),
    job_end_time: isDone ? time(row.due) : null,
    expiry_date: isDone ? time(row.expires_at) : null,
    created_by: nameUser(data, row.created_by),
    download_links: isThere ? [link] : null,
  }
}

/** Nothing is there under the link. */
export function noSuchFile(): Refusal {
  return new Refusal(flat(404, fault('INVALID_URL_PATTERN', 'There is no such file')))
}
