import type { AnyModule, ModuleShape } from '@x/client'

/** Names of the fields of a module. What begins with `$` is not a field of its metadata, and may be asked for all the same. */
export type FieldName<M extends ModuleShape> = Extract<keyof M['row'], string> | `$${string}`

/** A record with the fields that were asked for; `id` always comes. */
export type Picked<M extends ModuleShape, F extends string> = AnyModule extends M
  ? M['row']
  : Pick<M['row'], Extract<F | 'id', keyof M['row']>>

/** What runs when records are written, next to what always runs. */
export type Trigger = 'workflow' | 'approval' | 'blueprint' | 'pathfinder' | 'orchestration' | (string & {})

/** A feature that a write applies or skips: `layout_rules`, `cadences`, `assignment_rules`. */
export interface Feature {
  readonly name: string
  /** In an upsert, which of its two halves. */
  readonly action?: 'insert' | 'update' | undefined
}

/** A new record of a module. */
export type NewRow<M extends ModuleShape> = (AnyModule extends M ? AnyRow : M['create']) & RowExtras

/** A change of a record of a module. */
export type RowChange<M extends ModuleShape> = (AnyModule extends M ? AnyRow : M['update']) & RowExtras

/** Any fields. An interface has no index signature, so that it is an object and no record; a literal is a record. */
export type AnyRow = Readonly<Record<string, unknown>> | object

/** What a row may have beside its fields. */
export interface RowExtras {
  /** Multi-select fields whose choices are added to those that are there; others are replaced. */
  readonly $append_values?: Readonly<Record<string, boolean>> | undefined
  /** `false` sends a new record into its approval. */
  readonly $approved?: boolean | undefined
  /** The module of `What_Id`, which needs it: `Accounts`. */
  readonly $se_module?: string | undefined
  /** Of a wizard: the ids of the connections that were taken, in order. */
  readonly $wizard_connection_path?: readonly string[] | undefined
}
