import type { CallOptions, Client } from '@x/client'

/** An operation as the suites see it: data, a function, and its halves if it has any. */
export interface AnyOperation {
  (zoho: Client, ...parameters: readonly unknown[]): Promise<unknown>
  readonly endpoint: {
    readonly method: string
    readonly address: string
    readonly rows: string
    readonly scopes: readonly string[]
  }
  readonly call?: (...parameters: readonly unknown[]) => {
    readonly path: { readonly value: string }
    readonly scopes?: readonly string[] | undefined
  }
}

/** The operations among the exports of a package, by name. */
export function operationsOf(members: object): ReadonlyMap<string, AnyOperation> {
  return new Map(
    Object.entries(members).filter(
      (entry): entry is [string, AnyOperation] => typeof entry[1] === 'function' && 'endpoint' in entry[1],
    ),
  )
}

/** A place that a parameter fills. */
export interface Variable {
  /** `role id`, `module`. */
  readonly name: string
  /** The key of the query, when it is one. */
  readonly key: string | undefined
}

/** What fills an address, in the order of the parameters. */
export function variablesOf({ endpoint }: AnyOperation): readonly Variable[] {
  const [path = '', search = ''] = endpoint.address.split('?')
  const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => ({ name, key: undefined }))
  const inQuery = [...search.matchAll(/(\w+)=\{([^}]*)\}/g)].map(([, key = '', name = '']) => ({ name, key }))
  return [...inPath, ...inQuery]
}

/** The parameters of a sample with another value in one place. */
export function withValue(parameters: readonly unknown[], index: number, value: unknown): readonly unknown[] {
  return parameters.map((each, at) => (at === index ? value : each))
}

/** The parameters of a sample with options behind them. What was left out before them stays out. */
export function withOptions(parameters: readonly unknown[], options: CallOptions): readonly unknown[] {
  return [...parameters, options]
}
