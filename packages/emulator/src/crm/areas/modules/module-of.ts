import { fault, flat, missingParameter } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { Refusal } from '../../refusal.ts'
import type { ModuleRow } from './module-row.ts'

/** The module that the parameter `module` names; case is not looked at. @throws Refusal */
export function moduleOfQuery({ query, data }: Call): ModuleRow {
  const name = query.get('module')
  if (name === null || name === '') throw new Refusal(missingParameter('module'))
  const found =
    data.modules.find(name) ??
    data.modules.all().find(({ api_name: each }) => each.toLowerCase() === name.toLowerCase())
  if (found === undefined) throw new Refusal(invalidModule({ param_name: 'module' }))
  return found
}

/** The module that the first segment of a path names, whose records are read and written. @throws Refusal */
export function moduleOfPath({ ids: [name = ''], data }: Call): ModuleRow {
  const found = data.modules.find(name)
  if (found === undefined || !found.api_supported)
    throw new Refusal(invalidModule({ resource_path_index: 0 }))
  return found
}

/** No such module. */
export function invalidModule(details: Readonly<Record<string, unknown>>): ReturnType<typeof flat> {
  return flat(400, fault('INVALID_MODULE', 'the module name given seems to be invalid', details))
}
