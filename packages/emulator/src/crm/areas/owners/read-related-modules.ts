import { fault, flat } from '../../answers.ts'
import { isJsonObject, own } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { wrongType } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'

const MOST = 5
const supported = ['Tasks', 'Events', 'Calls', 'Contacts', 'Deals']

/** Names of the modules whose records go to the new owner, too. @throws Refusal */
export function readRelatedModules(call: Call): readonly string[] {
  const sent = isJsonObject(call.body) ? own(call.body, 'related_modules') : undefined
  if (sent === undefined || sent === null) return []
  const place = { api_name: 'related_modules', json_path: '$.related_modules' }
  if (!Array.isArray(sent)) throw new Refusal(flat(400, wrongType('jsonarray', place)))
  if (sent.length > MOST)
    throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', { maximum_length: MOST, ...place })))
  return sent.map((each, index) => readModule(each, `${place.json_path}[${index}]`, call))
}

function readModule(sent: unknown, path: string, { data }: Call): string {
  const at = (api_name: string) => ({ api_name, json_path: `${path}.${api_name}` })
  const [name, id] = isJsonObject(sent) ? [own(sent, 'api_name'), own(sent, 'id')] : []
  if (name === undefined && id === undefined) {
    const details = { expected_fields: [at('api_name'), at('id')] }
    throw new Refusal(flat(400, fault('EXPECTED_FIELD_MISSING', 'one of these is expected', details)))
  }
  const byId = data.modules.all().find((module) => module.id === id)
  const byName = typeof name === 'string' ? data.modules.find(name) : undefined
  if (name !== undefined && id !== undefined && byId?.id !== byName?.id) {
    const details = { ambiguity_due_to: [at('api_name'), at('id')] }
    throw new Refusal(flat(400, fault('AMBIGUITY_DURING_PROCESSING', 'they name different modules', details)))
  }
  const found = byName ?? byId
  const where = name === undefined ? at('id') : at('api_name')
  if (found === undefined) throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', where)))
  if (!supported.includes(found.api_name)) {
    const details = { supported_values: supported, ...where }
    throw new Refusal(flat(400, fault('NOT_SUPPORTED', 'the module is not supported', details)))
  }
  return found.api_name
}
