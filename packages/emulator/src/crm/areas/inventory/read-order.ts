import { isJsonObject, own, type Json } from '../../../json.ts'
import { fault } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { invalid, mandatory, RowFault } from '../../fields/row-fault.ts'
import { readAssignee } from '../convert/read-conversion.ts'
import { targets, type PaperName, type PaperOrder } from './convert-paper.ts'

/** Reads into what records of a module are to be converted: one target. @throws RowFault */
export function readOrder(sent: Json, module: string, path: string, call: Call): PaperOrder {
  const place = { api_name: 'convert_to', json_path: `${path}.convert_to` }
  const list = own(sent, 'convert_to')
  if (list === undefined) throw mandatory(place)
  if (!Array.isArray(list) || list.length === 0) throw invalid(place, { expected_data_type: 'jsonarray' })
  if (list.length > 1) throw invalid(place, { maximum_length: 1 })
  const at = `${place.json_path}[0]`
  const target: unknown = list[0]
  if (!isJsonObject(target)) throw invalid({ ...place, json_path: at }, { expected_data_type: 'jsonobject' })
  const tags = own(target, 'carry_over_tags')
  if (tags !== undefined && typeof tags !== 'boolean')
    throw invalid(
      { api_name: 'carry_over_tags', json_path: `${at}.carry_over_tags` },
      { expected_data_type: 'boolean' },
    )
  const to = readTarget(target, module, at, call)
  return { to, carriesTags: tags !== false, owner: readAssignee(sent, path, call) }
}

/** @throws RowFault for a module that is not named, is named in two ways, or cannot be the target */
function readTarget(target: Json, module: string, path: string, { data }: Call): PaperName {
  const at = (name: string): { api_name: string; json_path: string } => ({
    api_name: name,
    json_path: `${path}.module.${name}`,
  })
  const named = own(target, 'module')
  if (named === undefined) throw mandatory({ api_name: 'module', json_path: `${path}.module` })
  const { api_name: name, id }: Json = isJsonObject(named) ? named : {}
  if (name === undefined && id === undefined) {
    const details = { expected_fields: [at('api_name'), at('id')] }
    throw new RowFault(fault('EXPECTED_FIELD_MISSING', 'one of these is expected', details))
  }
  const byId = typeof id === 'string' ? data.modules.tables.modules.get(id)?.api_name : undefined
  if (id !== undefined && byId === undefined) throw invalid(at('id'))
  if (name !== undefined && byId !== undefined && name !== byId) {
    const details = { ambiguity_due_to: [at('api_name'), at('id')] }
    throw new RowFault(fault('AMBIGUITY_DURING_PROCESSING', 'these name two modules', details))
  }
  const supported = targets[module] ?? []
  const to = supported.find((each) => each === (name ?? byId))
  if (to === undefined)
    throw invalid(at(name === undefined ? 'id' : 'api_name'), { supported_values: supported })
  return to
}
