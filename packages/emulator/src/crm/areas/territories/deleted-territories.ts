import { noContent, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { nameUser } from '../../names.ts'
import { readIds } from '../../query/ids.ts'
import { readPaging, takePage } from '../../query/paging.ts'
import type { CrmAnswer } from '../../request.ts'

/** `GET /settings/territories/actions/deleted_associated_territories` */
export function listDeletedTerritories({ data, query }: Call): CrmAnswer {
  const ids = readIds(query)
  const found = [...data.deletedTerritories.all()].filter(({ id }) => ids?.has(id) ?? true)
  const { rows, info } = takePage(found, readPaging(query))
  if (rows.length === 0) return noContent
  return ok({
    territories: rows.map((row) => ({ ...row, deleted_by: nameUser(data, row.deleted_by) })),
    info,
  })
}
