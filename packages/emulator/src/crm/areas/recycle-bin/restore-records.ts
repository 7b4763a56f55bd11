import { fault, flat, wrapped } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import { malformedBody, type CrmAnswer } from '../../request.ts'
import { readRoot } from '../../read-body.ts'
import type { Call } from '../../call.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import { statusOf } from '../../rows/answer-rows.ts'
import { writeRows } from '../../rows/write-rows.ts'
import { nowOf } from '../../stamps.ts'
import { isAdministrator } from '../profiles/is-administrator.ts'
import type { BinRow } from '../records/bin-row.ts'
import { readBodyIds } from '../records/body-ids.ts'
import { binnedRow, binnedRows, entryOf } from './bin-entry.ts'
import { readBinFilters } from './bin-filters.ts'
import type { BinOrder } from './purge.ts'
import { restore } from './restore.ts'
import { scheduled } from './scheduled.ts'

const MOST = 200
const ways = ['ids', 'filters', 'restore_all_records'] as const

/** `POST /settings/recycle_bin/actions/restore`: by one of `ids`, `filters`, `restore_all_records`. */
export function restoreRecords(call: Call): CrmAnswer {
  const body = readWays(call.body)
  if (own(body, 'ids') !== undefined) return restoreEach(readBodyIds(body, MOST), call)
  const filters = own(body, 'filters')
  const test = filters === undefined ? undefined : readBinFilters(filters)
  const found = binnedRows(call).filter(
    (row) => isMine(row, call) && (test === undefined || test(entryOf(row, call))),
  )
  const input: BinOrder = { ids: found.map(({ id }) => id), time: nowOf(call) }
  const due = call.now + call.readings.records.binJobMs
  call.data.jobs.schedule({ kind: 'restore-bin', due, input })
  return scheduled('the restoration is scheduled')
}

/** `POST /settings/recycle_bin/{record}/actions/restore` */
export function restoreRecord(call: Call): CrmAnswer {
  return restoreEach([call.id], call)
}

function restoreEach(ids: readonly string[], call: Call): CrmAnswer {
  const { database } = call.data
  const verdicts = writeRows(
    (work) => database.attempt(work),
    'recycle_bin',
    ids,
    { several: 'first' },
    (id) => {
      const row = binnedRow(String(id), call)
      if (row === undefined)
        throw new RowFault(fault('INVALID_DATA', 'the id given seems to be invalid', { id }))
      if (!isMine(row, call)) throw new RowFault(fault('NO_PERMISSION', 'permission denied', { id }))
      restore(call.data, row)
      return { message: 'record restored', details: { id } }
    },
  )
  return wrapped(statusOf(verdicts, 200, 207), 'recycle_bin', verdicts)
}

/** Whoever is not an administrator restores what he owned or deleted. */
function isMine({ record, deleted_by: by }: BinRow, call: Call): boolean {
  const owner = own(record, 'Owner')
  const isOwner = isJsonObject(owner) && own(owner, 'id') === call.user.id
  return isOwner || by.id === call.user.id || isAdministrator(call)
}

/** The body, which says one of the ways. @throws Refusal */
function readWays(body: unknown): Json {
  if (body === malformedBody) readRoot(body, 'ids')
  const sent = isJsonObject(body) ? body : {}
  const said = ways.filter((name) => own(sent, name) !== undefined)
  const places = (said.length === 0 ? ways : said).map((name) => ({ api_name: name, json_path: `$.${name}` }))
  if (said.length === 0) {
    const details = { expected_fields: places }
    throw new Refusal(flat(400, fault('EXPECTED_FIELD_MISSING', 'one of these is expected', details)))
  }
  if (said.length > 1) {
    const details = { ambiguity_due_to: places }
    const message = 'these cannot be used together'
    throw new Refusal(flat(400, fault('AMBIGUITY_DURING_PROCESSING', message, details)))
  }
  const all = own(sent, 'restore_all_records')
  if (all !== undefined && all !== true)
    throw new Refusal(
      flat(400, fault('INVALID_DATA', 'invalid data', { supported_values: [true], ...places[0] })),
    )
  return sent
}
