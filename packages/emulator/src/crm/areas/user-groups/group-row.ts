import type { Row, TableSpec } from '../../../engine/table.ts'
import type { Reference } from '../../fields/references.ts'
import {
  anyText,
  checkShape,
  flag,
  id,
  instant,
  listOf,
  object,
  oneOf,
  orNull,
  reference,
  text,
  time,
  type Shape,
} from '../../shape.ts'
import { pointersToUsers } from '../profiles/profile-row.ts'

export type SourceType = 'users' | 'roles' | 'territories' | 'groups'

/** One source of a group: who belongs to it. */
export interface Source {
  readonly type: SourceType
  readonly source: Reference
  /** For roles: the roles below belong too. */
  readonly subordinates?: boolean
  /** For territories: the territories below belong too. */
  readonly sub_territories?: boolean
}

/** Something in the organization that uses a group: a rule, a process. */
export interface Association {
  readonly type: string
  readonly resource: { readonly id: string; readonly name: string }
  readonly details: { readonly module: { readonly id: string; readonly api_name: string } } | null
}

/** A user group, as `GET /settings/user_groups/{id}` answers it with its sources and associations. */
export interface GroupRow extends Row {
  readonly name: string
  readonly description: string | null
  readonly created_by: Reference
  readonly created_time: string
  readonly modified_by: Reference | null
  readonly modified_time: string | null
  readonly sources: readonly Source[]
  readonly associations: readonly Association[]
  readonly [field: string]: unknown
}

/** A deletion that was scheduled. Times are epoch milliseconds. */
export interface GroupDeletion extends Row {
  readonly user_group: Reference
  readonly scheduled_at: number
  readonly finishes_at: number
  readonly done: boolean
}

/** Tables of the rows that a source can be. */
const tableOfSource = {
  users: 'users',
  roles: 'roles',
  territories: 'territories',
  groups: 'user_groups',
} as const satisfies Record<SourceType, string>

export const sourceTypes = Object.keys(tableOfSource) as readonly SourceType[]

/** Whether what lies below a source belongs too. */
export function isDeep({ subordinates, sub_territories: territories }: Source): boolean {
  return subordinates === true || territories === true
}

/** A source as it is kept: with the flag of its kind only. */
export function sourceOf(type: SourceType, source: Reference, deep: boolean): Source {
  if (type === 'roles') return { type, source, subordinates: deep }
  return type === 'territories' ? { type, source, sub_territories: deep } : { type, source }
}

export const groupShape: Shape = {
  id,
  name: text,
  description: orNull(anyText),
  created_by: reference,
  created_time: time,
  modified_by: orNull(reference),
  modified_time: orNull(time),
  sources: listOf({ type: oneOf(sourceTypes), source: reference }),
  associations: listOf({ type: text, resource: reference, details: orNull(object) }),
}

export const groupTable: TableSpec<GroupRow> = {
  name: 'user_groups',
  unique: ({ name }) => [['name', name]],
  pointers: (row) => [
    ...row.sources.map(({ type, source }) => ({
      field: 'sources',
      table: tableOfSource[type],
      id: source.id,
      whenRemoved: 'clear' as const,
    })),
    ...pointersToUsers(row, ['created_by', 'modified_by']),
  ],
  without: (row, pointers) => ({
    ...row,
    sources: row.sources.filter(
      ({ type, source }) =>
        !pointers.some(({ table, id: gone }) => table === tableOfSource[type] && gone === source.id),
    ),
  }),
  check: (row) => checkShape(row, groupShape, `user_groups ${row.id}`),
}

export const deletionTable: TableSpec<GroupDeletion> = {
  name: 'user_group_deletions',
  index: ({ user_group: group, done }) => [[done ? 'done' : 'open', done ? '' : group.id]],
  check: (row) =>
    checkShape(
      row,
      { id, user_group: reference, scheduled_at: instant, finishes_at: instant, done: flag },
      `user_group_deletions ${row.id}`,
    ),
}
