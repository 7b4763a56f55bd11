import { fault, noContent, ok, wrapped } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import { invalid, invalidId, RowFault } from '../../fields/row-fault.ts'
import { requiredIds } from '../../query/required.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows, statusOf } from '../../rows/answer-rows.ts'
import { findRow } from '../../rows/resource.ts'
import { writeRows, type RowDone } from '../../rows/write-rows.ts'
import { countWith, noteFieldJob } from '../fields/field-job.ts'
import type { OptionRow } from '../fields/field-row.ts'
import { finishReplacement, type Replacement } from './finish-picklist-jobs.ts'
import { fieldsWith } from './follow-picklist.ts'
import { globalPicklists } from './global-picklists.ts'
import { optionNamed } from './picklist-options.ts'
import type { GlobalPicklistRow } from './picklist-row.ts'

/** How long a deletion or a replacement takes, in milliseconds: no source says it. */
const TAKES = 60_000

/** `DELETE /settings/global_picklists/{picklist}`: in a job. */
export function deleteGlobalPicklist(call: Call): CrmAnswer {
  return scheduleAll([findRow(globalPicklists, call).id], call)
}

/** `DELETE /settings/global_picklists?ids=` */
export function deleteGlobalPicklists(call: Call): CrmAnswer {
  return scheduleAll(requiredIds(call.query, 'ids', 100), call)
}

function scheduleAll(ids: readonly string[], call: Call): CrmAnswer {
  const { key } = globalPicklists
  const attempt = <T>(work: () => T): T => call.data.database.attempt(work)
  const verdicts = writeRows(attempt, key, ids, { several: 'first' }, (id) => schedule(String(id), call))
  return wrapped(statusOf(verdicts, 202, 207), key, verdicts)
}

function schedule(id: string, { data, now }: Call): RowDone {
  const row = data.globalPicklists.get(id)
  if (row === undefined) throw invalidId({ api_name: 'id', json_path: '$.ids' })
  refuseLeaving(row)
  data.globalPicklists.replace({ ...row, presence: false })
  data.jobs.schedule({ kind: 'delete-global-picklist', due: now + TAKES, input: id })
  const message = 'global picklist delete scheduled successfully'
  return { code: 'SCHEDULED', message, details: { job_id: nextId(data) } }
}

function refuseLeaving({ presence }: GlobalPicklistRow): void {
  if (!presence)
    throw new RowFault(fault('NOT_ALLOWED', 'it is scheduled for deletion', { resource_path_index: 2 }))
}

/** `POST /settings/global_picklists/{picklist}/actions/replace_picklist_values`: in a job where the option is used. */
export function replaceValue(call: Call): CrmAnswer {
  const picklist = findRow(globalPicklists, call)
  let status: 200 | 202 = 200
  const answer = answerRows(call, { key: 'replace_picklist_values', most: 1, success: 200 }, (sent, path) => {
    const { data, now } = call
    refuseLeaving(picklist)
    const row = isJsonObject(sent) ? sent : {}
    const [from, to] = (['old_value', 'new_value'] as const).map((name) =>
      optionNamed(picklist, own(row, name), { api_name: name, json_path: `${path}.${name}` }),
    ) as [ReturnType<typeof optionNamed>, ReturnType<typeof optionNamed>]
    const place = { api_name: 'old_value', json_path: `${path}.old_value` }
    if (from.display_value === '-None-') throw new RowFault(fault('NOT_ALLOWED', 'it stays', place))
    if (from.id === to.id) throw invalid(place)
    const input: Replacement = { picklist: picklist.id, from: from.id, to: to.id }
    if (!isUsed(picklist, from, call)) {
      finishReplacement(data, input)
      return { message: 'picklist value replaced successfully', details: {} }
    }
    status = 202
    data.globalPicklists.replace({ ...picklist, replaced: [...picklist.replaced, from.id] })
    const due = now + TAKES
    data.jobs.schedule({ kind: 'replace-picklist-value', due, input })
    const job = nextId(data)
    for (const field of fieldsWith(data, picklist.id)) {
      const records = countWith(field, from.display_value, data)
      noteFieldJob(field, { job_id: job, action: 'REPLACE_PICKLIST_OPTION', records, due }, call)
    }
    const message = 'picklist value replacement scheduled successfully'
    return { code: 'SCHEDULED', message, details: { job_id: job } }
  })
  return answer.status === 200 ? { ...answer, status } : answer
}

/** Whether records or rules have an option. */
function isUsed(
  { id, associations }: GlobalPicklistRow,
  { id: option, display_value: shown }: OptionRow,
  { data }: Call,
): boolean {
  const ruled = associations.some(({ value }) => value === option)
  return ruled || fieldsWith(data, id).some((field) => countWith(field, shown, data) > 0)
}

/** `GET /settings/global_picklists/{picklist}/actions/replaced_values`: while replacements run. */
export function listReplaced(call: Call): CrmAnswer {
  const { replaced, pick_list_values: options } = findRow(globalPicklists, call)
  const values = options
    .filter(({ id }) => replaced.includes(id))
    .map(({ display_value, reference_value }) => ({ display_value, reference_value }))
  return values.length === 0 ? noContent : ok({ replaced_values: values })
}
