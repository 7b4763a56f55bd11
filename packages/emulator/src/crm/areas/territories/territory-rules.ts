import type { OrgData } from '../../data.ts'
import { nowOf } from '../../stamps.ts'
import { testOfView } from '../custom-views/view-test.ts'
import type { RecordRow } from '../records/record-row.ts'
import { mostTerritories, type RecordTerritory } from './record-territory.ts'
import { ruleModules, type TerritoryRow } from './territory-row.ts'

/** Records that the rules of territories are asked about. */
export interface RuleOrder {
  readonly module: string
  /** Null: all of the module. */
  readonly ids: readonly string[] | null
}

interface Rule {
  readonly territory: string
  readonly test: (record: RecordRow) => boolean
}

/** Gives records the territories whose rules they fit, and takes those away that a rule gave and no rule gives any more. */
export function runTerritoryRules(data: OrgData, { module, ids }: RuleOrder, now: number): void {
  const rules = data.territories.where('rules', module).flatMap((row) => ruleOf(row, module, data))
  const records = data.modules.recordsOf(module)
  const chosen = ids === null ? [...records.all()] : ids.flatMap((id) => records.get(id) ?? [])
  for (const record of chosen) settle(record, module, rules, { data, now })
}

/** Who wrote the rule stands for the current user in it. A rule that cannot be worked out chooses no record. */
function ruleOf(row: TerritoryRow, module: string, data: OrgData): readonly Rule[] {
  const key = Object.keys(ruleModules).find((name) => ruleModules[name] === module)
  const user = data.users.get(row.modified_by.id)
  const criteria = key === undefined ? undefined : row[key]
  if (user === undefined || criteria === undefined || criteria === null) return []
  const test = testOfView(criteria, module, { data, user })
  return test === undefined ? [] : [{ territory: row.id, test }]
}

/** What people assigned stays, and counts; of the rules those of the oldest territories come first. */
function settle(
  record: RecordRow,
  module: string,
  rules: readonly Rule[],
  { data, now }: { readonly data: OrgData; readonly now: number },
): void {
  const links = data.recordTerritories
  const held = links.where('record', `${module} ${record.id}`)
  const manual = new Set(held.filter(isManual).map((link) => link.territory.id))
  const wanted = rules
    .filter(({ territory, test }) => !manual.has(territory) && test(record))
    .slice(0, Math.max(mostTerritories(module) - manual.size, 0))
    .map(({ territory }) => territory)
  for (const link of held) if (!isManual(link) && !wanted.includes(link.territory.id)) links.remove(link.id)
  for (const territory of wanted) {
    const id = `${module}:${record.id}:${territory}`
    if (links.has(id)) continue
    links.insert({
      id,
      module,
      record: { id: record.id },
      territory: { id: territory },
      assigned: 'automatically',
      assigned_time: nowOf({ data, now }),
      assigned_by: null,
    })
  }
}

function isManual({ assigned }: RecordTerritory): boolean {
  return assigned === 'manually'
}
