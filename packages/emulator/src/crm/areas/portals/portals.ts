import { badPathId, fault, flat, noContent, ok } from '../../answers.ts'
import type { Call, Operation } from '../../call.ts'
import { nextId, orgOf } from '../../data.ts'
import type { Field, Place } from '../../fields/field.ts'
import { readRow } from '../../fields/read-row.ts'
import { invalid, RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { nameUser } from '../../names.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import { nowOf } from '../../stamps.ts'
import type { PortalRow } from './portal-row.ts'

const KEY = 'portals'
const name: Field = { api_name: 'name', data_type: 'text', length: 255 }
const NAME = /^[A-Za-z0-9]+$/
const [SHORTEST, LONGEST] = [6, 30]
const url = (api_name: string): Field => ({
  api_name,
  data_type: 'text',
  length: 2048,
  pattern: '^https?://',
  system_mandatory: true,
})
const saml: Field = {
  api_name: 'saml_configuration',
  data_type: 'object',
  fields: [
    url('login_url'),
    url('logout_url'),
    { api_name: 'public_key', data_type: 'text', length: 5000, system_mandatory: true },
    { api_name: 'active', data_type: 'boolean' },
  ],
}

/** The portal that the path names. @throws Refusal when there is none */
export function portalOf({ data, ids: [wanted = ''] }: Pick<Call, 'data' | 'ids'>): PortalRow {
  const portal = findPortal(data, wanted)
  if (portal === undefined) throw new Refusal(badPathId(2))
  return portal
}

function findPortal({ portals }: Call['data'], wanted: string): PortalRow | undefined {
  return [...portals.all()].find((each) => each.name.toLowerCase() === wanted.toLowerCase())
}

/** An operation for organizations that may have a portal. @throws Refusal in a sandbox */
export function outsideSandbox(operation: Operation): Operation {
  return (call) => {
    if (orgOf(call.data)['type'] !== 'sandbox') return operation(call)
    const details = { unsupported_environment: 'sandbox' }
    throw new Refusal(flat(400, fault('API_NOT_SUPPORTED', 'a sandbox has no portals', details)))
  }
}

/** `GET /settings/portals` */
export function listPortals(call: Call): CrmAnswer {
  const portals = [...call.data.portals.all()].map((each) => show(each, call))
  return portals.length === 0 ? noContent : ok({ [KEY]: portals })
}

/** `GET /settings/portals/{name}` */
export function getPortal(call: Call): CrmAnswer {
  const portal = findPortal(call.data, call.id)
  if (portal === undefined) return noContent
  const more = portal.saml_configuration === null ? {} : { saml_configuration: portal.saml_configuration }
  return ok({ [KEY]: [{ ...show(portal, call), ...more }] })
}

function show(portal: PortalRow, { data }: Call): Record<string, unknown> {
  return {
    name: portal.name,
    zaid: portal.zaid,
    active: portal.active,
    created_time: portal.created_time,
    created_by: nameUser(data, portal.created_by),
    modified_time: portal.modified_time,
    modified_by: nameUser(data, portal.modified_by),
  }
}

/** `POST /settings/portals`: an organization has one. */
export function createPortal(call: Call): CrmAnswer {
  const { data, user } = call
  return answerRows(call, { key: KEY, most: 1, success: 200 }, (row, path) => {
    const sent = readRow(row, [{ ...name, system_mandatory: true }], path, knownRows(call), 'create')
    const label = readName(sent['name'], { api_name: 'name', json_path: `${path}.name` })
    if (data.portals.size > 0) {
      const taken = findPortal(data, label) !== undefined
      throw new RowFault(
        taken
          ? fault('ALREADY_USED', 'the name of the portal is used already', {
              api_name: 'name',
              json_path: `${path}.name`,
            })
          : fault('NOT_ALLOWED', 'the organization has a portal already'),
      )
    }
    const id = nextId(data)
    const stamp = { by: { id: user.id }, time: nowOf(call) }
    data.portals.insert({
      id,
      name: label,
      zaid: id.slice(-9),
      active: true,
      saml_configuration: null,
      created_by: stamp.by,
      created_time: stamp.time,
      modified_by: stamp.by,
      modified_time: stamp.time,
    })
    return { details: { name: label }, message: 'Portal created successfully with given name.' }
  })
}

/** @throws RowFault for what is not 6 to 30 letters and digits */
function readName(value: unknown, place: Place): string {
  const text = String(value)
  if (text.length < SHORTEST) throw invalid(place, { minimum_length: SHORTEST })
  if (text.length > LONGEST) throw invalid(place, { maximum_length: LONGEST })
  if (!NAME.test(text)) {
    const details = { regex: NAME.source, ...place }
    throw new RowFault(fault('PATTERN_NOT_MATCHED', 'the name is of letters and digits', details))
  }
  return text
}

/** `PUT /settings/portals/{name}`: renames it, or says how people log in. */
export function updatePortal(call: Call): CrmAnswer {
  const before = portalOf(call)
  return answerRows(call, { key: KEY, most: 1, success: 200 }, (row, path) => {
    const sent = readRow(row, [{ ...name, system_mandatory: true }, saml], path, knownRows(call), 'update')
    const place = { api_name: 'name', json_path: `${path}.name` }
    const label = sent['name'] === undefined ? before.name : readName(sent['name'], place)
    call.data.portals.replace({
      ...before,
      ...sent,
      name: label,
      modified_by: { id: call.user.id },
      modified_time: nowOf(call),
    })
    return { details: { name: label }, message: 'Portal renamed successfully with given name.' }
  })
}

/** `DELETE /settings/portals/{name}`: with its user types and their people; records stay. */
export function deletePortal(call: Call): CrmAnswer {
  const { data } = call
  const portal = portalOf(call)
  for (const type of data.portalUserTypes.where('portal', portal.id))
    for (const person of data.portalUsers.where('user_type', type.id)) data.portalUsers.remove(person.id)
  data.portals.remove(portal.id)
  const details = { name: portal.name }
  return ok({
    [KEY]: [{ code: 'SUCCESS', details, message: 'Portal deleted successfully.', status: 'success' }],
  })
}
