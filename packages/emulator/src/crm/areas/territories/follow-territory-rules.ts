import type { Change } from '../../../engine/log.ts'
import type { Row } from '../../../engine/table.ts'
import type { Json } from '../../../json.ts'
import type { OrgData } from '../../data.ts'
import type { Readings } from '../../readings.ts'
import { moduleOfTable } from '../records/record-row.ts'
import { ruleModules, territoryTable } from './territory-row.ts'
import type { RuleOrder } from './territory-rules.ts'

/** Has the rules of territories asked about every record that is written, and about all when a rule changes. */
export function followTerritoryRules(
  data: OrgData,
  { territories: { leads, recordJobMs } }: Pick<Readings, 'territories'>,
): void {
  const hasRules = (module: string): boolean => data.territories.where('rules', module).length > 0
  data.database.follow('territory-rules', (changes) => {
    const orders = ordersOf(changes, hasRules).filter(
      ({ module }) => module !== 'Leads' || leads === 'enabled',
    )
    const due = (changes[0]?.at ?? 0) + recordJobMs
    for (const input of orders) data.jobs.schedule({ kind: 'territory-rules', due, input })
  })
}

function ordersOf(changes: readonly Change[], hasRules: (module: string) => boolean): readonly RuleOrder[] {
  const orders = new Map<string, Set<string> | null>()
  for (const { table, id, before, after } of changes) {
    if (table === territoryTable.name) {
      for (const module of changedRules(before, after)) orders.set(module, null)
      continue
    }
    const module = moduleOfTable(table)
    if (module === undefined || after === null || !hasRules(module)) continue
    const ids = orders.get(module)
    if (ids === undefined) orders.set(module, new Set([id]))
    else ids?.add(id)
  }
  return [...orders].map(([module, ids]) => ({ module, ids: ids === null ? null : [...ids] }))
}

/** Modules whose rules a territory got, lost or changed. */
function changedRules(before: Row | null, after: Row | null): readonly string[] {
  return Object.entries(ruleModules).flatMap(([key, module]) =>
    ruleIn(before, key) === ruleIn(after, key) ? [] : [module],
  )
}

function ruleIn(row: Row | null, key: string): string {
  // Whatever a row holds, it is an object.
  const rule: unknown = row === null ? null : (row as unknown as Json)[key]
  return JSON.stringify(rule ?? null)
}
