import { badParameter, fault, flat, missingParameter } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import { seenRecord } from '../../access/seen.ts'
import type { Call } from '../../call.ts'
import { orgOf } from '../../data.ts'
import { invalid, mandatory, RowFault } from '../../fields/row-fault.ts'
import { Refusal } from '../../refusal.ts'
import type { RecordRow } from '../records/record-row.ts'
import { moduleOfQuery } from '../modules/module-of.ts'

/** What each kind is looked up by. */
const bases = { org: ['name', 'email', 'website'], people: ['name', 'email', 'company', 'social'] } as const
const SHORTEST = 3

/** @throws Refusal in an edition that has no data enrichment */
export function refuseEnrichmentEdition({ data }: Call): void {
  const { paid_type: edition } = orgOf(data).license_details
  if (edition === 'enterprise' || edition === 'ultimate' || edition === 'crmplus') return
  throw new Refusal(flat(400, fault('FEATURE_NOT_SUPPORTED', 'the edition does not have data enrichment')))
}

/** The record that a look-up is for, by two parameters. @throws Refusal */
export function recordToEnrich(call: Call): { readonly module: string; readonly record: RecordRow } {
  const { api_name: module } = moduleOfQuery(call)
  const id = call.query.get('record_id')
  if (id === null || id === '') throw new Refusal(missingParameter('record_id'))
  const record = seenRecord(module, id, call)
  if (record === undefined) throw new Refusal(badParameter('record_id'))
  return { module, record }
}

/** What a row wants to be looked up by. @throws RowFault */
export function readBasedOn(row: unknown, path: string, kind: 'org' | 'people'): Json {
  const place = { api_name: 'enrich_based_on', json_path: `${path}.enrich_based_on` }
  const sent = isJsonObject(row) ? own(row, 'enrich_based_on') : undefined
  if (sent === undefined) throw mandatory(place)
  if (!isJsonObject(sent)) throw invalid(place, { expected_data_type: 'jsonobject' })
  const known = bases[kind].filter((name) => own(sent, name) !== undefined)
  if (known.length === 0) {
    const expected = bases[kind].map((name) => ({ api_name: name, json_path: `${place.json_path}.${name}` }))
    throw new RowFault(
      fault('EXPECTED_FIELD_MISSING', 'expected field not found', { expected_fields: expected }),
    )
  }
  for (const name of known) checkBase(sent, name, place.json_path)
  if (kind === 'people' && known.includes('name') && !known.includes('company')) {
    const dependee = { api_name: 'name', json_path: `${place.json_path}.name` }
    const details = { api_name: 'company', json_path: `${place.json_path}.company`, dependee }
    throw new RowFault(fault('DEPENDENT_FIELD_MISSING', 'dependent field missing', details))
  }
  return Object.fromEntries(known.map((name) => [name, own(sent, name)]))
}

function checkBase(sent: Json, name: string, path: string): void {
  const at = { api_name: name, json_path: `${path}.${name}` }
  const value = own(sent, name)
  if (name === 'company' || name === 'social') {
    if (!isJsonObject(value)) throw invalid(at, { expected_data_type: 'jsonobject' })
    return
  }
  if (typeof value !== 'string') throw invalid(at, { expected_data_type: 'text' })
  if (value.trim().length < SHORTEST) throw invalid(at, { minimum_length: SHORTEST })
}
