import { moduleScope } from '../call/module-scope.ts'
import { externalHeader } from './external-header.ts'

/** What operations on the records of a module need besides others. They import it, so that others do not carry it. */
export interface OfModule {
  readonly scopes: readonly string[]
  /** The scopes of one call; `moduleOf` gives the module that a placeholder stands for. */
  readonly fill: (scopes: readonly string[], moduleOf: (name: string) => string) => readonly string[]
  /** The header that names records by values of external fields of this module. */
  readonly externalHeader: (external: unknown, module: unknown) => Readonly<Record<string, string>>
}

/**
 * Scopes that name the module of a call: `{module}` in one, or the name of another variable of the address, is filled at
 * each call. Operations with such scopes also take records by values of external fields (`{ external }` in the query):
 * `getOne('{module}/{record id}', 'data', ofModule('modules.{module}.READ'))`.
 */
export function ofModule(...scopes: readonly string[]): OfModule {
  return { scopes, fill, externalHeader }
}

function fill(scopes: readonly string[], moduleOf: (name: string) => string): readonly string[] {
  return scopes.map((scope) =>
    scope.replace(/\{(.+?)\}/, (_braces, name: string) => moduleScope(moduleOf(name))),
  )
}
