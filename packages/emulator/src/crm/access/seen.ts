import type { RecordRow } from '../areas/records/record-row.ts'
import type { Call } from '../call.ts'
import { levels, type AccessTo } from './access.ts'

type Asking = Pick<Call, 'data' | 'accessTo'>

/** Whether the caller sees a record of a module; undefined: he sees every one. */
export function seesOnly(module: string, accessTo: AccessTo): ((record: RecordRow) => boolean) | undefined {
  const access = accessTo(module)
  return access.seesAll ? undefined : (record) => access.levelOf(record) >= levels.read
}

/** The record with an id, if the caller sees it: what he does not see is not there for him. */
export function seenRecord(module: string, id: unknown, { data, accessTo }: Asking): RecordRow | undefined {
  const record = typeof id === 'string' ? data.modules.recordsOf(module).get(id) : undefined
  return record !== undefined && seesOnly(module, accessTo)?.(record) !== false ? record : undefined
}

/** Likewise, to be changed or deleted: a reading has it that what one does not see is refused, and not unknown. */
export function recordToChange(
  module: string,
  id: unknown,
  call: Asking & Pick<Call, 'readings'>,
): RecordRow | undefined {
  if (call.readings.records.unseenRecord === 'unknown') return seenRecord(module, id, call)
  return typeof id === 'string' ? call.data.modules.recordsOf(module).get(id) : undefined
}
