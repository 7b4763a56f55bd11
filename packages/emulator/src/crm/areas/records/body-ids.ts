import { fault, flat } from '../../answers.ts'
import { isId } from '../../model/id.ts'
import { readRoot, wrongType } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'

/** `ids` of a body: some ids of records, each once. @throws Refusal */
export function readBodyIds(body: unknown, most: number): readonly string[] {
  const place = { api_name: 'ids', json_path: '$.ids' }
  const sent = readRoot(body, 'ids')
  if (!Array.isArray(sent)) throw new Refusal(flat(400, wrongType('jsonarray', place)))
  const limit =
    sent.length === 0 ? { minimum_length: 1 } : sent.length > most ? { maximum_length: most } : undefined
  if (limit !== undefined)
    throw new Refusal(flat(400, fault('INVALID_DATA', 'invalid data', { ...limit, ...place })))
  const bad = sent.findIndex((id) => !isId(id))
  if (bad !== -1) throw new Refusal(flat(400, wrongType('text', { ...place, json_path: `$.ids[${bad}]` })))
  return [...new Set(sent as readonly string[])]
}
