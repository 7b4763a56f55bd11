import { fault, ok } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import type { Field, Place } from '../../fields/field.ts'
import { readRow } from '../../fields/read-row.ts'
import { invalid, RowFault } from '../../fields/row-fault.ts'
import { isJsonObject, own } from '../../../json.ts'
import { knownRows } from '../../known-rows.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import type { ModuleRow } from '../modules/module-row.ts'

const fields: readonly Field[] = [
  {
    api_name: 'share_type',
    data_type: 'text',
    system_mandatory: true,
    pattern: '^(private|public_read_only|public_read_write|public)$',
  },
  { api_name: 'module', data_type: 'any', system_mandatory: true },
]

/** Modules whose records are somebody's. */
function sharedModules({ modules }: OrgData): readonly ModuleRow[] {
  return modules.all().filter((each) => each.api_supported && each.display_field !== '')
}

/** `GET /settings/data_sharing` */
export function getDataSharing({ data, now }: Call): CrmAnswer {
  return ok({
    data_sharing: sharedModules(data).map(({ api_name, id }) => {
      const row = data.sharing.get(api_name)
      return {
        share_type: row?.share_type ?? 'private',
        public_in_portals: false,
        module: { api_name, id },
        rule_computation_running: isComputing(api_name, data, now),
      }
    }),
  })
}

/** `PUT /settings/data_sharing` */
export function updateDataSharing(call: Call): CrmAnswer {
  const { data } = call
  return answerRows(call, { key: 'data_sharing', most: 100, success: 200 }, (row, path) => {
    // The fields above say what the values are.
    const values = readRow(row, fields, path, knownRows(call), 'create') as {
      readonly share_type: string
      readonly module: unknown
    }
    const { share_type: type } = values
    const sent = isJsonObject(values.module) ? values.module : {}
    const place: Place = { api_name: 'module', json_path: `${path}.module` }
    const module = sharedModules(data).find(
      ({ id, api_name: name }) => id === own(sent, 'id') || name === own(sent, 'api_name'),
    )
    if (module === undefined) throw invalid(place)
    refuseComputing(module.api_name, call)
    compute(module.api_name, call, type)
    return { details: { module: module.api_name }, message: 'data sharing settings updated successfully' }
  })
}

/** Whether the rules of a module are computed anew. */
export function isComputing(module: string, { sharing }: OrgData, now: number): boolean {
  return (sharing.get(module)?.computed_at ?? 0) > now
}

/** @throws RowFault while the rules are computed, unless this very call began it */
export function refuseComputing(module: string, { data, now, readings }: Call): void {
  const ends = data.sharing.get(module)?.computed_at ?? 0
  if (ends <= now || ends === now + readings.settings.sharingMs) return
  throw new RowFault(fault('CANNOT_PROCESS', 'the rules of the module are being computed'))
}

/** Begins to compute the rules of a module anew. */
export function compute(module: string, { data, now, readings }: Call, type?: string): void {
  const before = data.sharing.get(module)
  const row = {
    id: module,
    share_type: type ?? before?.share_type ?? 'private',
    computed_at: now + readings.settings.sharingMs,
  }
  if (before === undefined) data.sharing.insert(row)
  else data.sharing.replace(row)
}
