import { fault } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import type { OrgData } from '../../data.ts'
import type { Field, Place } from '../../fields/field.ts'
import { readRow, type Purpose } from '../../fields/read-row.ts'
import type { Reference } from '../../fields/references.ts'
import { invalid, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { descend } from '../user-groups/membership.ts'
import { ruleModules, type TerritoryRow } from './territory-row.ts'

/** What a row of a body says about a territory. */
export interface TerritoryDraft {
  readonly name?: string
  readonly description?: string | null
  readonly permission_type?: TerritoryRow['permission_type']
  readonly reporting_to?: Reference
  readonly manager?: Reference | null
  readonly [field: string]: unknown
}

const fields: readonly Field[] = [
  {
    api_name: 'name',
    data_type: 'text',
    length: 50,
    system_mandatory: true,
    pattern: '^[^\\^~`#%&+=\\[\\]{}|\\\\;"\'<>,]*$',
  },
  {
    api_name: 'reporting_to',
    data_type: 'lookup',
    system_mandatory: true,
    lookup: { module: { api_name: 'territories' } },
  },
  {
    api_name: 'permission_type',
    data_type: 'picklist',
    system_mandatory: true,
    closed: true,
    pick_list_values: ['read_only', 'read_write_delete'].map((word) => ({
      display_value: word,
      actual_value: word,
    })),
  },
  { api_name: 'manager', data_type: 'userlookup' },
  { api_name: 'description', data_type: 'textarea', length: 2000 },
  ...Object.keys(ruleModules).map((name): Field => ({ api_name: name, data_type: 'any' })),
]

/** Most rules of one criteria. */
const MOST_RULES = 25

/** Reads one row of `territories`. @param before the territory that is changed @throws RowFault */
export function readTerritory(
  row: unknown,
  path: string,
  purpose: Purpose,
  call: Call,
  before?: TerritoryRow,
): TerritoryDraft {
  const { data } = call
  // The fields above say what the values are.
  const draft = readRow(row, fields, path, knownRows(call), purpose) as TerritoryDraft
  const at = (name: string): Place => ({ api_name: name, json_path: `${path}.${name}` })
  if (before?.reporting_to === null) refuseTop(draft, at)
  const above = draft.reporting_to
  if (
    before !== undefined &&
    above !== undefined &&
    descend(data.territories, 'reporting_to', before.id).has(above.id)
  ) {
    throw invalid(at('reporting_to'))
  }
  if (draft.manager && data.users.get(draft.manager.id)?.status !== 'active') throw invalid(at('manager'))
  for (const [name, module] of Object.entries(ruleModules)) {
    checkCriteria(draft[name], at(name))
    if (!namesFields(draft[name], module, data)) throw invalid(at(name))
  }
  return draft
}

/** Of the territory at the top only the name may be changed. @throws RowFault */
function refuseTop(draft: TerritoryDraft, at: (name: string) => Place): void {
  const name = Object.keys(draft).find((each) => each !== 'name')
  if (name !== undefined) {
    throw new RowFault(
      fault('NOT_ALLOWED', 'only the name of the top territory can be changed', { ...at(name) }),
    )
  }
}

/** @throws RowFault when the criteria are not of the form that Zoho's filters have, or too many */
function checkCriteria(criteria: unknown, place: Place): void {
  if (criteria === undefined || criteria === null) return
  const rules = countRules(criteria, 0)
  if (rules === undefined) throw invalid(place, { expected_data_type: 'jsonobject' })
  if (rules > MOST_RULES) {
    const details = { limit: MOST_RULES, limit_due_to: [place] }
    throw new RowFault(fault('LIMIT_EXCEEDED', 'there are more rules than criteria may have', details))
  }
}

/** Whether criteria ask for fields of the module alone. A field may be named by its id instead. */
function namesFields(criteria: unknown, module: string, data: OrgData): boolean {
  if (!isJsonObject(criteria)) return true
  const group = own(criteria, 'group')
  if (Array.isArray(group)) return group.every((each: unknown) => namesFields(each, module, data))
  const field = own(criteria, 'field')
  const name = isJsonObject(field) ? own(field, 'api_name') : undefined
  return typeof name !== 'string' || data.modules.fieldOf(module, name) !== undefined
}

/** How many rules some criteria have; undefined for what is not criteria. */
function countRules(criteria: unknown, depth: number): number | undefined {
  if (!isJsonObject(criteria) || depth > MOST_RULES) return undefined
  const group = own(criteria, 'group')
  if (group === undefined) {
    const field = own(criteria, 'field')
    const isRule = typeof own(criteria, 'comparator') === 'string' && isJsonObject(field)
    return isRule && Object.hasOwn(criteria, 'value') ? 1 : undefined
  }
  if (
    !Array.isArray(group) ||
    group.length < 2 ||
    !/^(?:and|or)$/i.test(String(own(criteria, 'group_operator')))
  ) {
    return undefined
  }
  const counts = group.map((each) => countRules(each, depth + 1))
  return counts.includes(undefined) ? undefined : counts.reduce<number>((sum, each) => sum + (each ?? 0), 0)
}
