import type { Table } from '../../../engine/table.ts'
import { isJsonObject } from '../../../json.ts'
import type { ViewRow } from '../custom-views/view-row.ts'
import type { SharingRule } from '../data-sharing/sharing-row.ts'
import { ruleModules, type TerritoryRow } from '../territories/territory-row.ts'

/** Tables whose rows have criteria, in which users may be named. */
export interface CriteriaTables {
  readonly customViews: Table<ViewRow>
  readonly sharingRules: Table<SharingRule>
  readonly territories: Table<TerritoryRow>
}

/** Whether criteria of views, of rules of sharing or of territories name a user. */
export function isInCriteria(
  user: string,
  { customViews, sharingRules, territories }: CriteriaTables,
): boolean {
  return (
    [...customViews.all(), ...sharingRules.all()].some(({ criteria }) => hasText(criteria, user)) ||
    [...territories.all()].some((row) => hasText(rulesOf(row), user))
  )
}

/** Names another user in the place of one, in all these criteria. */
export function replaceInCriteria(
  from: string,
  to: string,
  { customViews, sharingRules, territories }: CriteriaTables,
): void {
  for (const table of [customViews, sharingRules] as readonly Pick<
    Table<ViewRow>,
    'slice' | 'size' | 'replace'
  >[])
    for (const row of table.slice(0, table.size))
      if (hasText(row.criteria, from)) table.replace({ ...row, criteria: renamed(row.criteria, from, to) })
  for (const row of territories.slice(0, territories.size))
    if (hasText(rulesOf(row), from))
      territories.replace({ ...row, ...(renamed(rulesOf(row), from, to) as object) })
}

function rulesOf(row: TerritoryRow): object {
  return Object.fromEntries(
    Object.keys(ruleModules).flatMap((key) => (row[key] === undefined ? [] : [[key, row[key]]])),
  )
}

function hasText(value: unknown, text: string): boolean {
  if (Array.isArray(value)) return value.some((each) => hasText(each, text))
  return isJsonObject(value) ? Object.values(value).some((each) => hasText(each, text)) : value === text
}

function renamed(value: unknown, from: string, to: string): unknown {
  if (Array.isArray(value)) return value.map((each) => renamed(each, from, to))
  if (!isJsonObject(value)) return value === from ? to : value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, renamed(each, from, to)]))
}
