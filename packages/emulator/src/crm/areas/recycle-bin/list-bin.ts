import { badParameter, fault, flat, noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { compareIds } from '../../../engine/compare-ids.ts'
import { readIds } from '../../query/ids.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import type { BinRow } from '../records/bin-row.ts'
import { binnedRow, binnedRows, entryOf, isSeen, showBinned } from './bin-entry.ts'
import { readBinFilters } from './bin-filters.ts'

const sortable = ['display_name', 'deleted_time', 'deleted_by'] as const

/** `GET /settings/recycle_bin`: by `ids`, else by `filters`; last deleted first. */
export function listBin(call: Call): CrmAnswer {
  const { query } = call
  const chosen = chooseByQuery(call)
  const { by, sign } = readSort(query)
  const paging = readPaging(query)
  const keyOf = (row: BinRow): string | number =>
    by === 'deleted_time' ? Date.parse(row.deleted_time) : entryOf(row, call)[by].toLowerCase()
  const keyed = (chosen ?? binnedRows(call)).map((row) => ({ row, key: keyOf(row) }))
  keyed.sort(
    (one, other) =>
      sign * (one.key === other.key ? compareIds(one.row.id, other.row.id) : one.key < other.key ? -1 : 1),
  )
  const { rows, info } = takePage(keyed, paging)
  if (rows.length === 0) return noContent
  return ok({ recycle_bin: rows.map(({ row }) => showBinned(row, call)), info })
}

/** `GET /settings/recycle_bin/{record}` */
export function getBinned(call: Call): CrmAnswer {
  const row = binnedRow(call.id, call)
  if (row === undefined || !isSeen(row, call)) return noContent
  const { info } = takePage([row], { page: 1, perPage: 200 })
  return ok({ recycle_bin: [showBinned(row, call)], info })
}

/** `GET /settings/recycle_bin/actions/count` */
export function countBin(call: Call): CrmAnswer {
  return ok({ count: binnedRows(call).length })
}

/** The rows that `ids` name, else those that `filters` find; undefined when a call chooses none. @throws Refusal */
export function chooseByQuery(call: Call): readonly BinRow[] | undefined {
  const { query } = call
  const ids = readIds(query)
  if (ids !== undefined) return binnedRows(call).filter(({ id }) => ids.has(id))
  const text = query.get('filters')
  if (text === null) return undefined
  const test = readBinFilters(parse(text))
  return binnedRows(call).filter((row) => test(entryOf(row, call)))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Where the text is broken is lost: Zoho does not say either.
    return undefined
  }
}

function readSort(query: URLSearchParams): {
  readonly by: (typeof sortable)[number]
  readonly sign: 1 | -1
} {
  const by = sortable.find((name) => name === (query.get('sort_by') ?? 'deleted_time'))
  if (by === undefined) {
    const details = { param_name: 'sort_by', supported_values: sortable }
    throw new Refusal(flat(400, fault('INVALID_DATA', 'Invalid value for the parameter', details)))
  }
  const order = query.get('sort_order') ?? 'desc'
  if (order !== 'asc' && order !== 'desc') throw new Refusal(badParameter('sort_order'))
  return { by, sign: order === 'asc' ? 1 : -1 }
}
