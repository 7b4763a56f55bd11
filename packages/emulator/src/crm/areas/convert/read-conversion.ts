import { refuseForbidden } from '../../access/refuse-change.ts'
import { recordToChange } from '../../access/seen.ts'
import { fault, type Verdict } from '../../answers.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Call } from '../../call.ts'
import type { Values } from '../../fields/read-row.ts'
import { invalid, invalidId, mandatory, RowFault } from '../../fields/row-fault.ts'
import { readRole } from '../contact-roles/deal-contacts.ts'
import { keepTags } from '../records/keep-tags.ts'
import { readRecord } from '../records/read-record.ts'
import type { ConversionOrder, TargetName } from './convert-lead.ts'

const targets = ['Contacts', 'Accounts', 'Deals'] as const

/** Reads how a lead is to be converted. @throws RowFault */
export function readConversion(sent: Json, path: string, call: Call): ConversionOrder {
  return {
    joins: {
      ...readJoin(sent, 'Contacts', path, call),
      ...readJoin(sent, 'Accounts', path, call),
    },
    overwrites: own(sent, 'overwrite') === true,
    owner: readAssignee(sent, path, call),
    deal: readDeal(sent, path, call),
    role: readRole(own(sent, 'Deals'), `${path}.Deals`, call),
    tags: readTags(sent, path, call),
    attachmentsTo: readTarget(sent, path),
  }
}

function readJoin(
  sent: Json,
  module: 'Contacts' | 'Accounts',
  path: string,
  call: Call,
): Partial<Record<typeof module, string>> {
  const value = own(sent, module)
  if (value === undefined || value === null) return {}
  const place = { api_name: module, json_path: `${path}.${module}` }
  if (!isJsonObject(value)) throw invalid(place, { expected_data_type: 'jsonobject' })
  const id = own(value, 'id')
  if (id === undefined) return {}
  const record = recordToChange(module, id, call)
  if (record === undefined) throw invalidId({ api_name: 'id', json_path: `${path}.${module}.id` })
  refuseForbidden(record, module, call)
  return { [module]: record.id }
}

/** The user who gets what is made. @throws RowFault when it is not an active one */
export function readAssignee(sent: Json, path: string, { data }: Call): string | null {
  const value = own(sent, 'assign_to')
  if (value === undefined || value === null) return null
  const place = { api_name: 'id', json_path: `${path}.assign_to.id` }
  const id = isJsonObject(value) ? own(value, 'id') : undefined
  if (id === undefined) throw mandatory(place)
  const user = typeof id === 'string' ? data.users.get(id) : undefined
  if (user?.status !== 'active') throw invalidId(place)
  return user.id
}

/** @throws RowFault */
export function readDeal(sent: Json, path: string, call: Call): Values | null {
  const value = own(sent, 'Deals')
  if (value === undefined || value === null) return null
  const at = `${path}.Deals`
  if (!isJsonObject(value))
    throw invalid({ api_name: 'Deals', json_path: at }, { expected_data_type: 'jsonobject' })
  const needed = ['Deal_Name', 'Closing_Date', 'Stage'].filter((name) => own(value, name) === undefined)
  const missing: readonly Verdict[] = needed.map((name) => {
    const details = { api_name: name, json_path: `${at}.${name}` }
    return fault('MANDATORY_NOT_FOUND', 'required field not found', details)
  })
  if (missing.length > 0) throw new RowFault(...missing)
  return readRecord(value, { module: 'Deals', path: at, purpose: 'create' }, call)
}

/** `{ Contacts: ['hot'] }`: the tags of the lead that go along, as records keep them. */
function readTags(sent: Json, path: string, call: Call): ConversionOrder['tags'] {
  const value = own(sent, 'carry_over_tags')
  if (value === undefined || value === null) return {}
  const place = { api_name: 'carry_over_tags', json_path: `${path}.carry_over_tags` }
  if (!isJsonObject(value)) throw invalid(place, { expected_data_type: 'jsonobject' })
  const read = targets.flatMap((module) => {
    const names = own(value, module)
    if (names === undefined || names === null) return []
    const at = { api_name: module, json_path: `${place.json_path}.${module}` }
    if (!Array.isArray(names)) throw invalid(at, { expected_data_type: 'jsonarray' })
    const tags = names.map((each: unknown) => {
      const name = isJsonObject(each) ? own(each, 'name') : each
      if (typeof name !== 'string' || name === '') throw invalid(at)
      return { name }
    })
    return [[module, keepTags(tags, module, call)] as const]
  })
  return Object.fromEntries(read)
}

function readTarget(sent: Json, path: string): TargetName {
  const value = own(sent, 'move_attachments_to')
  if (value === undefined || value === null) return 'Contacts'
  const name = isJsonObject(value) ? own(value, 'api_name') : undefined
  const target = targets.find((each) => each === name)
  if (target === undefined)
    throw invalid(
      { api_name: 'api_name', json_path: `${path}.move_attachments_to.api_name` },
      { supported_values: targets },
    )
  return target
}
