import type { OrgData } from '../../data.ts'
import type { FieldRow } from '../fields/field-row.ts'
import type { RecordRow } from './record-row.ts'

/** The fields of a module that point to records of another one. */
export function lookupsTo(
  module: string,
  of: string,
  { modules }: Pick<OrgData, 'modules'>,
): readonly FieldRow[] {
  return modules.fieldsOf(of).filter(({ lookup, multi_module_lookup: many }) => {
    if (lookup?.module?.api_name === module) return true
    return many?.modules?.some(({ api_name: each }) => each === module) === true
  })
}

/** The records of a module that point to a record of another one. */
export function recordsPointingTo(
  record: Pick<RecordRow, 'id'>,
  module: string,
  of: string,
  data: Pick<OrgData, 'modules'>,
): readonly RecordRow[] {
  const found = lookupsTo(module, of, data).flatMap(({ api_name: field }) =>
    data.modules.recordsOf(of).where(field, record.id),
  )
  return [...new Map(found.map((each) => [each.id, each])).values()]
}
