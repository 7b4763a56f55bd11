import { moduleScope } from './module-scope.ts'

/** What needs scopes: every operation of these packages. */
export interface Scoped {
  /** Scopes that it needs, all of them. `{module}` in one stands for the name of a module in scopes. */
  readonly scopes: readonly string[]
}

/**
 * The scopes that a set of operations needs together, each once: what to ask for at login. What works on records of any
 * module needs the modules beside it, by their API names.
 *
 * @throws TypeError when an operation works on modules and none is named
 * @example
 * const { url, pending } = await startLogin(auth, { scopes: scopesFor(listUserGroups, getSourcesCount) })
 */
export function scopesFor(
  ...needs: readonly (Scoped | string | readonly (Scoped | string)[])[]
): readonly string[] {
  const all = needs.flat()
  const modules = all.filter((each) => typeof each === 'string').map(moduleScope)
  const scopes = all.flatMap((each) => (typeof each === 'string' ? [] : each.scopes))
  return [...new Set(scopes.flatMap((scope) => fillModules(scope, modules)))]
}

function fillModules(scope: string, modules: readonly string[]): readonly string[] {
  if (!scope.includes('{')) return [scope]
  if (modules.length > 0) return modules.map((name) => scope.replace(/\{.*?\}/, name))
  throw new TypeError(
    `The scope ${scope} depends on the module. Name the modules that you use: scopesFor(listRecords, 'Leads', 'Deals').`,
  )
}
