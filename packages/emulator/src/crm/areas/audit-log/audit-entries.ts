import type { Change } from '../../../engine/log.ts'
import type { OrgData } from '../../data.ts'
import { isAdministrator } from '../profiles/is-administrator.ts'
import { moduleOfTable } from '../records/record-row.ts'
import type { AuditEntry, AuditTest } from './audit-entry.ts'

/** Three years. */
const KEPT = 3 * 365 * 24 * 60 * 60 * 1000
/** Settings that the log tells of besides records. */
const settings = [
  'users',
  'roles',
  'profiles',
  'territories',
  'groups',
  'currencies',
  'sharing_rules',
  'portals',
]

/** What people did, as far as somebody may see it: administrators everything, others what they and those below them did. */
export function auditEntries(
  data: OrgData,
  seer: string,
  until: number,
  test: AuditTest,
): readonly AuditEntry[] {
  const seen = seenBy(seer, data)
  return data.database.changes().flatMap((change) => {
    const entry = entryOf(change, data)
    if (entry === undefined || entry.at > until || entry.at < until - KEPT) return []
    return (seen?.has(entry.by) ?? true) && test(entry) ? [entry] : []
  })
}

function entryOf(change: Change, data: OrgData): AuditEntry | undefined {
  const { by, at, table, before, after } = change
  const module = moduleOfTable(table) ?? (settings.includes(table) ? table : undefined)
  const row = (after ?? before) as Readonly<Record<string, unknown>> | null
  if (by === null || module === undefined || row === null) return undefined
  const action = before === null ? 'added' : after === null ? 'deleted' : 'updated'
  const name = row[data.modules.find(module)?.display_field ?? ''] ?? row['name'] ?? row['email']
  return { action, module, record: change.id, name: typeof name === 'string' ? name : '', by, at }
}

/** The users whose entries somebody sees; undefined: everybody's. */
function seenBy(id: string, data: OrgData): ReadonlySet<string> | undefined {
  const user = data.users.get(id)
  if (user === undefined || isAdministrator({ data, user })) return undefined
  const roles = new Set<string>()
  const below = (role: string): void => {
    for (const each of data.roles.where('reporting_to', role)) {
      if (roles.has(each.id)) continue
      roles.add(each.id)
      below(each.id)
    }
  }
  below(user.role.id)
  const people = [...roles].flatMap((role) => data.users.where('role', role).map((each) => each.id))
  return new Set([id, ...people])
}
