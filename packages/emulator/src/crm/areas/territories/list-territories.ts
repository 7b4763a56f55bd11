import { noContent, ok } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import type { CrmAnswer } from '../../request.ts'
import type { TerritoryRow } from './territory-row.ts'
import { readFilters } from '../../query/filters.ts'
import { readIds } from '../../query/ids.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import { findTerritory } from './find-territory.ts'
import { readTerritoryDetails, showTerritory } from './show-territory.ts'

/** `GET /settings/territories`: by `ids` and `filters`, a page at a time. */
export function listTerritories(call: Call): CrmAnswer {
  const ids = readIds(call.query)
  return answer(call, ({ id }) => ids === undefined || ids.has(id))
}

/** `GET /settings/territories/{id}/__child_territories`: those right below. */
export function listChildTerritories(call: Call): CrmAnswer {
  const { id } = findTerritory(call)
  return answer(call, ({ reporting_to: above }) => above?.id === id)
}

function answer({ query, data }: Call, wanted: (territory: TerritoryRow) => boolean): CrmAnswer {
  const details = readTerritoryDetails(query)
  const filter = readFilters(query, {
    fields: { name: (territory: TerritoryRow) => territory.name },
    comparators: 'all',
    operators: ['and', 'or'],
    complain: complainOf,
  })
  const paging = readPaging(query)
  const found = [...data.territories.all()].filter(
    (territory) => wanted(territory) && (filter === undefined || filter(territory)),
  )
  const { rows, info } = takePage(found, paging)
  if (rows.length === 0) return noContent
  return ok({ territories: rows.map((territory) => showTerritory(territory, details, data)), info })
}

/** The specification lists these sentences and no others. */
function complainOf(filters: unknown): string {
  const field = isJsonObject(filters) ? own(filters, 'field') : undefined
  const name = isJsonObject(field) ? own(field, 'api_name') : undefined
  return name === 'description' || name === 'reporting_to' || name === 'manager'
    ? `The given api_name(${name}) is not supported`
    : 'Specify Atleast one field'
}
