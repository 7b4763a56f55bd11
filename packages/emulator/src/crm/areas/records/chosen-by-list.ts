import { seesOnly } from '../../access/seen.ts'
import { badParameter, fault, flat } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import type { ListedView } from '../custom-views/view-of-list.ts'
import { inTerritory } from '../territories/in-territory.ts'
import { readConverted } from './list-query.ts'
import { isConverted, type RecordRow } from './record-row.ts'

type Test = (row: RecordRow) => boolean

/**
 * Which records a list has: those that the caller sees, of a view, of a territory, and leads by whether they were
 * converted. Undefined: all. @throws Refusal
 */
export function chosenByList(module: string, view: ListedView | undefined, call: Call): Test | undefined {
  const tests = [
    seesOnly(module, call.accessTo),
    view && ((row: RecordRow) => view.test(row)),
    byTerritory(module, call),
    byConversion(module, view, call),
  ].filter((each) => each !== undefined)
  return tests.length === 0 ? undefined : (row) => tests.every((test) => test(row))
}

/** A view says for itself whether it shows converted leads. */
function byConversion(module: string, view: ListedView | undefined, { query }: Call): Test | undefined {
  const isAsked = module === 'Leads' && (view === undefined || query.has('converted'))
  const converted = isAsked ? readConverted(query) : undefined
  return converted === undefined ? undefined : (row) => isConverted(row) === converted
}

/** Modules whose lists can be asked for a territory. */
const withTerritories = ['Accounts', 'Contacts', 'Deals']

/** `territory_id`, with what lies below it when `include_child` says so. @throws Refusal */
function byTerritory(module: string, { query, data }: Call): Test | undefined {
  const id = query.get('territory_id')
  if (id === null) return undefined
  if (!withTerritories.includes(module)) {
    const message = 'Territory is not supported for the given module'
    throw new Refusal(flat(400, fault('INVALID_MODULE', message, { param_name: 'territory_id' })))
  }
  if (!data.territories.has(id)) throw new Refusal(badParameter('territory_id'))
  const deep = query.get('include_child') ?? 'false'
  if (deep !== 'true' && deep !== 'false') throw new Refusal(badParameter('include_child'))
  return inTerritory(module, id, deep === 'true', data)
}
