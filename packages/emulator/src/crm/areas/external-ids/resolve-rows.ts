import { isJsonObject, own, type Json } from '../../../json.ts'
import { NO_RECORD } from '../../access/record-of-path.ts'
import type { Call } from '../../call.ts'
import { idOfValue, type External } from './read-external.ts'

/** What a call names by values, and whether its rows name records, too. */
export interface Naming {
  readonly externals: readonly External[]
  /** Whose values stand in the rows of the body in the place of ids. */
  readonly ofRows: External | undefined
}

/** The rows of a body with ids in the place of values: their own, and those that they refer to. */
export function resolveBody(body: unknown, naming: Naming, call: Call): unknown {
  const rows = isJsonObject(body) ? own(body, 'data') : undefined
  if (!isJsonObject(body) || !Array.isArray(rows)) return body
  return { ...body, data: rows.map((row: unknown) => resolveRow(row, naming, call)) }
}

function resolveRow(row: unknown, { externals, ofRows }: Naming, call: Call): unknown {
  if (!isJsonObject(row)) return row
  let resolved = row
  for (const external of externals)
    if (external.steps.length > 0) resolved = refer(resolved, external, external.steps, call)
  const value = ofRows && own(row, ofRows.field.api_name)
  // The value wins over an id.
  if (ofRows !== undefined && value !== undefined)
    resolved = { ...resolved, id: idOfValue(value, ofRows, call) ?? NO_RECORD }
  return resolved
}

/** A row whose reference, at the end of the steps, has an id in the place of a value. */
function refer(row: Json, external: External, [step = '', ...more]: readonly string[], call: Call): Json {
  const held = own(row, step)
  if (Array.isArray(held) && more.length > 0) {
    const inside = held.map((each: unknown) =>
      isJsonObject(each) ? refer(each, external, more, call) : each,
    )
    return { ...row, [step]: inside }
  }
  const value = isJsonObject(held) ? own(held, external.field.api_name) : undefined
  return value === undefined ? row : { ...row, [step]: { id: idOfValue(value, external, call) ?? NO_RECORD } }
}
