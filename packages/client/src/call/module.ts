declare const shape: unique symbol

/** What one module of one organization holds. */
export interface ModuleShape {
  /** As it is read. */
  readonly row: object
  /** What a new row needs and may have. */
  readonly create: object
  /** What may be changed. */
  readonly update: object
}

/** A module that nobody has described. */
export interface AnyModule extends ModuleShape {
  readonly row: Readonly<Record<string, unknown>> & { readonly id: string }
  readonly create: Readonly<Record<string, unknown>>
  readonly update: Readonly<Record<string, unknown>>
}

/** The API name of a module. A generated one knows its fields; at run time it is the name and nothing else. */
export type Module<M extends ModuleShape = AnyModule> = string & { readonly [shape]?: M }
