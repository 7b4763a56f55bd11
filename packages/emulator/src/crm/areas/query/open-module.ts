import { seesOnly } from '../../access/seen.ts'
import type { Call } from '../../call.ts'
import { scopeNameOf } from '../../scope.ts'
import { invalidQuery, refuseQuery } from './query-faults.ts'
import { openView } from './open-view.ts'
import { sourceOf, type RowSource } from './row-sources.ts'
import type { Query } from './syntax.ts'

/** The rows that a query is about, when its caller may read them. @throws Refusal */
export function openModule({ module, view }: Pick<Query, 'module' | 'view'>, call: Call): RowSource {
  const { data, demand } = call
  const isUsers = module.toLowerCase() === 'users'
  const source = isUsers ? sourceOf('users', data) : sourceOfModule(module, call)
  if (source === undefined) throw invalidQuery('module name given seems to be invalid', { module })
  if (isUsers) demand(['users.READ|modules.users.READ'], [])
  else demand([`modules.${scopeNameOf(module)}.READ`], [`Crm_Implied_View_${module}`])
  return view === undefined ? source : openView(source, view, call)
}

function sourceOfModule(module: string, { data, accessTo }: Call): RowSource | undefined {
  const found = data.modules.find(module)
  if (found === undefined) return undefined
  if (!found.api_supported) throw refuseQuery('INVALID_MODULE', 'the given module is not supported in api')
  return sourceOf(module, data, (each) => seesOnly(each, accessTo))
}
