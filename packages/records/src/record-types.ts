import type { AnyModule, ModuleShape } from '@x/client'

/** Names of the fields of a module. What begins with `$` is no field of its metadata, and may be asked for all the same. */
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
