import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import { anyText, checkShape, id, oneOf, orNull, reference, text, time, type Shape } from '../../shape.ts'
import { pointersToUsers } from '../profiles/profile-row.ts'

/** A territory, as `GET /settings/territories` answers it. */
export interface TerritoryRow extends Row {
  readonly name: string
  readonly api_name: string
  readonly description: string | null
  readonly permission_type: 'read_write_delete' | 'read_only'
  /** The territory above; null at the top. */
  readonly reporting_to: Reference | null
  readonly manager: Reference | null
  readonly created_by: Reference
  readonly created_time: string
  readonly modified_by: Reference
  readonly modified_time: string
  readonly [field: string]: unknown
}

/** Keys of the rules by which records come to a territory by themselves, and the module of each. */
export const ruleModules: Readonly<Record<string, string>> = {
  account_rule_criteria: 'Accounts',
  lead_rule_criteria: 'Leads',
  deal_rule_criteria: 'Deals',
}

/** A user of a territory: one relation, seen from both sides. Its id is made of theirs. */
export interface TerritoryUser extends Row {
  readonly territory: Reference
  readonly user: Reference
}

export const territoryShape: Shape = {
  id,
  name: text,
  api_name: text,
  description: orNull(anyText),
  permission_type: oneOf(['read_write_delete', 'read_only']),
  reporting_to: orNull(reference),
  manager: orNull(reference),
  created_by: reference,
  created_time: time,
  modified_by: reference,
  modified_time: time,
}

export const territoryTable: TableSpec<TerritoryRow> = {
  name: 'territories',
  unique: ({ name }) => [['name', name]],
  index: (row) => [
    ...(row.reporting_to === null ? [] : [['reporting_to', row.reporting_to.id] as const]),
    ...Object.entries(ruleModules).flatMap(([key, module]) =>
      (row[key] ?? null) === null ? [] : [['rules', module] as const],
    ),
  ],
  pointers: (row) => [
    ...(row.reporting_to === null
      ? []
      : [
          {
            field: 'reporting_to',
            table: 'territories',
            id: row.reporting_to.id,
            whenRemoved: 'refuse' as const,
          },
        ]),
    ...pointersToUsers(row, ['manager', 'created_by', 'modified_by']),
  ],
  check: (row) => checkShape(row, territoryShape, `territories ${row.id}`),
}

export const territoryUserTable: TableSpec<TerritoryUser> = {
  name: 'territory_users',
  unique: ({ territory, user }) => [['link', `${territory.id} ${user.id}`]],
  index: ({ territory, user }) => [
    ['territory', territory.id],
    ['user', user.id],
  ],
  pointers: ({ territory, user }) => [
    { field: 'territory', table: 'territories', id: territory.id, whenRemoved: 'remove' },
    { field: 'user', table: 'users', id: user.id, whenRemoved: 'remove' },
  ],
  check: (row) => checkShape(row, { territory: reference, user: reference }, `territory_users ${row.id}`),
}
