import { fault, flat, missingParameter, noContent, ok, type Verdict } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import { readRoot } from '../../read-body.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import type { FieldRow } from '../fields/field-row.ts'
import { invalidModule } from '../modules/module-of.ts'
import { isUnique } from '../records/record-row.ts'
import type { PreferenceRow } from './preference-row.ts'

const KEY = 'duplicate_check_preference'
const PATH = `$.${KEY}`
const TYPES = ['converted_records', 'mapped_module_records']
const MOST = 5

/** `GET /settings/duplicate_check_preference?module=Leads` */
export function getPreference(call: Call): CrmAnswer {
  requireLeads(call)
  const row = held(call)
  return row === undefined ? noContent : ok({ [KEY]: show(row, call) })
}

/** `POST …`: there is one. */
export function createPreference(call: Call): CrmAnswer {
  requireLeads(call)
  if (held(call) !== undefined) throw refused(fault('ALREADY_CONFIGURED', 'duplicate check is enabled'))
  const row = read(call, nextId(call.data))
  call.data.duplicateChecks.insert(row)
  return done(`Duplicate check enabled for ${row.type} successfully.`)
}

/** `PUT …` */
export function updatePreference(call: Call): CrmAnswer {
  requireLeads(call)
  const row = read(call, existing(call).id)
  call.data.duplicateChecks.replace(row)
  return done(`Duplicate check enabled for ${row.type} successfully.`)
}

/** `DELETE …` */
export function deletePreference(call: Call): CrmAnswer {
  requireLeads(call)
  call.data.duplicateChecks.remove(existing(call).id)
  return done('Duplicate check disabled successfully.')
}

function held({ data }: Call): PreferenceRow | undefined {
  return data.duplicateChecks.slice(0, 1)[0]
}

function existing(call: Call): PreferenceRow {
  const row = held(call)
  if (row === undefined) throw refused(fault('NOT_ALLOWED', 'duplicate check is not enabled'))
  return row
}

function requireLeads({ query }: Call): void {
  const module = query.get('module')
  if (module === null || module === '') throw new Refusal(missingParameter('module'))
  if (module !== 'Leads') throw new Refusal(invalidModule({ param_name: 'module' }))
}

function refused(verdict: Verdict): Refusal {
  return new Refusal(flat(400, verdict))
}

function done(message: string): CrmAnswer {
  return ok({ [KEY]: { code: 'SUCCESS', details: {}, message, status: 'success' } })
}

/** What a body wants. @throws Refusal */
function read(call: Call, id: string): PreferenceRow {
  const sent = readRoot(call.body, KEY)
  if (!isJsonObject(sent)) throw bad('INVALID_DATA', KEY, PATH, { expected_data_type: 'jsonobject' })
  const type = TYPES.find((word) => word === own(sent, 'type'))
  if (own(sent, 'type') === undefined) throw bad('MANDATORY_NOT_FOUND', 'type', `${PATH}.type`)
  if (type === undefined) throw bad('INVALID_DATA', 'type', `${PATH}.type`, { supported_values: TYPES })
  const given = own(sent, 'type_configurations')
  if (type === 'converted_records') return { id, type, pairs: [] }
  const path = `${PATH}.type_configurations`
  const dependee = { api_name: 'type', json_path: `${PATH}.type` }
  if (!Array.isArray(given) || given.length === 0)
    throw bad('DEPENDENT_FIELD_MISSING', 'type_configurations', path, { dependee })
  if (given.length > 1) throw bad('INVALID_DATA', 'type_configurations', path, { maximum_length: 1 })
  return { id, type: 'mapped_module_records', pairs: readPairs(objectOf(given[0]), `${path}[0]`, call) }
}

function readPairs(configuration: Json, path: string, call: Call): PreferenceRow['pairs'] {
  const module = objectOf(own(configuration, 'mapped_module'))
  const name = own(module, 'api_name')
  if (name === undefined && own(module, 'id') === undefined)
    throw bad('EXPECTED_FIELD_MISSING', 'mapped_module', `${path}.mapped_module`, {
      expected_fields: ['api_name', 'id'].map((each) => ({
        api_name: each,
        json_path: `${path}.mapped_module.${each}`,
      })),
    })
  const contacts = call.data.modules.find('Contacts')
  if (name === undefined ? own(module, 'id') !== contacts?.id : name !== 'Contacts')
    throw bad('FEATURE_NOT_SUPPORTED', 'mapped_module', `${path}.mapped_module`)
  const mappings = own(configuration, 'field_mappings')
  const at = `${path}.field_mappings`
  if (!Array.isArray(mappings) || mappings.length === 0)
    throw bad('MANDATORY_NOT_FOUND', 'field_mappings', at)
  if (mappings.length > MOST) throw bad('INVALID_DATA', 'field_mappings', at, { maximum_length: MOST })
  return (mappings as readonly unknown[]).map((mapping, index) => {
    const pair = objectOf(mapping)
    return {
      lead: uniqueField(own(pair, 'current_field'), 'Leads', `${at}[${index}].current_field`, call).api_name,
      contact: uniqueField(own(pair, 'mapped_field'), 'Contacts', `${at}[${index}].mapped_field`, call)
        .api_name,
    }
  })
}

/** A field that is unique, by API name, id or both. @throws Refusal */
function uniqueField(sent: unknown, module: string, path: string, { data }: Call): FieldRow {
  const named = objectOf(sent)
  const [name, id] = [own(named, 'api_name'), own(named, 'id')]
  const fields = data.modules.fieldsOf(module)
  const field = fields.find((each) => (name === undefined ? each.id === id : each.api_name === name))
  if (field === undefined) throw bad('INVALID_DATA', 'api_name', `${path}.api_name`)
  if (id !== undefined && id !== field.id) throw bad('AMBIGUITY_DURING_PROCESSING', 'id', `${path}.id`)
  if (!isUnique(field)) throw bad('NOT_ALLOWED', 'api_name', `${path}.api_name`)
  return field
}

function objectOf(value: unknown): Json {
  return isJsonObject(value) ? value : {}
}

function bad(code: string, name: string, path: string, why: object = {}): Refusal {
  return refused(fault(code, 'the preference cannot be kept', { ...why, api_name: name, json_path: path }))
}

function show({ type, pairs }: PreferenceRow, { data }: Call): Record<string, unknown> {
  if (type === 'converted_records') return { type, type_configurations: null }
  const contacts = data.modules.find('Contacts')
  const field = (module: string, name: string) => {
    const found = data.modules.fieldOf(module, name)
    return { api_name: name, id: found?.id ?? '', name: found?.field_label ?? name }
  }
  const mapped = { api_name: 'Contacts', id: contacts?.id ?? '', name: contacts?.plural_label ?? 'Contacts' }
  const mappings = pairs.map(({ lead, contact }) => ({
    current_field: field('Leads', lead),
    mapped_field: field('Contacts', contact),
  }))
  return { type, type_configurations: [{ mapped_module: mapped, field_mappings: mappings }] }
}
