import { own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { nextId, type OrgData } from '../../data.ts'
import type { FieldJobRow } from './field-job-row.ts'
import type { FieldRow } from './field-row.ts'

/** How many records have a value in a field, alone or among others. */
export function countWith(
  { module, api_name: name }: FieldRow,
  value: string,
  { modules }: Pick<OrgData, 'modules'>,
): number {
  return [...modules.recordsOf(module).all()].filter((record) => [own(record, name)].flat().includes(value))
    .length
}

/** Writes down that work on the records of a field goes on, under the id that the caller was given. */
export function noteFieldJob(
  { id: field, module }: FieldRow,
  work: Pick<FieldJobRow, 'job_id' | 'action' | 'records' | 'due'>,
  { data }: Call,
): void {
  data.fieldJobs.insert({ id: nextId(data), field, module, ...work })
}
