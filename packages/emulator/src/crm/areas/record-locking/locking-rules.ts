import { fault } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import type { Place } from '../../fields/field.ts'
import { invalid, invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { testOfView } from '../custom-views/view-test.ts'
import type { LockingRule } from './locking-row.ts'

/** Rules after a write: found by id, changed or taken away; others are added; five at most. @throws RowFault */
export function rulesAfter(
  before: readonly LockingRule[] | undefined,
  sent: unknown,
  { json_path: path, api_name }: Place,
  module: string,
  call: Call,
): readonly LockingRule[] {
  if (sent === undefined) return before ?? []
  if (!Array.isArray(sent)) throw invalid({ api_name, json_path: path }, { expected_data_type: 'jsonarray' })
  const rules = new Map((before ?? []).map((rule) => [rule.id, rule]))
  for (const [index, each] of (sent as readonly unknown[]).entries()) {
    const draft = isJsonObject(each) ? each : {}
    const place = (name: string): Place => ({ api_name: name, json_path: `${path}[${index}].${name}` })
    const id = own(draft, 'id')
    const known = id === undefined ? undefined : rules.get(id as string)
    if (id !== undefined && known === undefined) throw invalidId(place('id'))
    if (known !== undefined && Object.hasOwn(draft, '_delete')) {
      rules.delete(known.id)
      continue
    }
    const rule = ruleOf(draft, known, place, module, call)
    if ([...rules.values()].some((other) => other.id !== rule.id && other.name === rule.name))
      throw new RowFault(fault('DUPLICATE_DATA', 'duplicate data', { ...place('name') }))
    rules.set(rule.id, rule)
  }
  if (rules.size > 5) {
    const details = { limit: 5, available_limit: 5 - (before ?? []).length, api_name, json_path: path }
    throw new RowFault(fault('LIMIT_EXCEEDED', 'limit exceeded', details))
  }
  return [...rules.values()]
}

function ruleOf(
  draft: Readonly<Record<string, unknown>>,
  known: LockingRule | undefined,
  place: (name: string) => Place,
  module: string,
  call: Call,
): LockingRule {
  const name = own(draft, 'name') ?? known?.name
  const criteria = own(draft, 'criteria') ?? known?.criteria
  if (typeof name !== 'string' || name === '') throw mandatory(place('name'))
  if (criteria === undefined) throw mandatory(place('criteria'))
  if (testOfView(criteria, module, call) === undefined) throw invalid(place('criteria'))
  const existing = own(draft, 'lock_existing_records') ?? known?.lock_existing_records
  return { id: known?.id ?? nextId(call.data), name, lock_existing_records: existing === true, criteria }
}
