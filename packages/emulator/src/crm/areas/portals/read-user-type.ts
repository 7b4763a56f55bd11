import { fault } from '../../answers.ts'
import type { Call } from '../../call.ts'
import type { Field, Place } from '../../fields/field.ts'
import { invalid, mandatory, RowFault } from '../../fields/row-fault.ts'
import { isJsonObject, own, type Json } from '../../../json.ts'
import type { Draft } from '../../rows/resource.ts'
import { nowOf } from '../../stamps.ts'
import type { ModuleRow } from '../modules/module-row.ts'
import { portalOf } from './portals.ts'
import type { UserTypeRow } from './portal-row.ts'
import { readModules } from './read-portal-modules.ts'

export const userTypeFields: readonly Field[] = [
  { api_name: 'name', data_type: 'text', length: 255, system_mandatory: true },
  { api_name: 'active', data_type: 'boolean' },
]

/** User types of one portal. */
const MOST = 5

/** The user type that a row makes or changes. @throws RowFault */
export function completeUserType(
  { values, sent, at, before, id }: Draft<UserTypeRow>,
  call: Call,
): UserTypeRow {
  const { data, user } = call
  const portal = portalOf(call)
  const others = data.portalUserTypes.where('portal', portal.id)
  if (before === undefined && others.length >= MOST)
    throw new RowFault(fault('LICENSE_LIMIT_EXCEEDED', 'a portal has five user types', { limit: MOST }))
  const body = isJsonObject(sent) ? sent : {}
  const module = readPersonality(body, at('personality_module'), before, call)
  const stamp = { by: { id: user.id }, time: nowOf(call) }
  // The fields above say what the values are.
  return {
    portal: { id: portal.id },
    active: true,
    default: others.length === 0,
    created_by: stamp.by,
    created_time: stamp.time,
    ...before,
    ...values,
    id,
    module: module.api_name,
    invitation_field: readInvitationField(body, at('invitation_field'), before, module, call),
    modules: readModules(body, at('modules'), before, module, call),
    modified_by: stamp.by,
    modified_time: stamp.time,
  } as UserTypeRow
}

/** The module whose records the people are: it must have addresses. A user type keeps it. @throws RowFault */
function readPersonality(
  sent: Json,
  place: Place,
  before: UserTypeRow | undefined,
  { data }: Call,
): ModuleRow {
  const given = own(sent, 'personality_module')
  if (before === undefined && !isJsonObject(given)) throw mandatory(place)
  const name = isJsonObject(given) ? own(given, 'api_name') : before?.module
  const wanted = isJsonObject(given) ? own(given, 'id') : undefined
  const module = data.modules.all().find((each) => each.id === wanted || each.api_name === name)
  if (module === undefined || (before !== undefined && module.api_name !== before.module))
    throw new RowFault(fault('INVALID_MODULE', 'the module name given seems to be invalid', { ...place }))
  if (!module.api_supported || module.status !== 'visible' || addressesOf(module, data).length === 0) {
    const message = 'the module cannot have people of a portal'
    throw new RowFault(fault('NOT_ACTIVE_PERSONALITY_MODULE', message, { ...place }))
  }
  return module
}

function addressesOf({ api_name: name }: ModuleRow, { modules }: Call['data']): readonly string[] {
  return modules
    .fieldsOf(name)
    .filter(({ data_type: type }) => type === 'email')
    .map((field) => field.api_name)
}

function readInvitationField(
  sent: Json,
  place: Place,
  before: UserTypeRow | undefined,
  module: ModuleRow,
  { data }: Call,
): string {
  const given = own(sent, 'invitation_field')
  const [usual = ''] = addressesOf(module, data)
  if (given === undefined) return before?.invitation_field ?? usual
  const wanted = isJsonObject(given) ? own(given, 'id') : undefined
  const field = data.modules.fieldsOf(module.api_name).find((each) => each.id === wanted)
  if (field?.data_type !== 'email') throw invalid(place)
  return field.api_name
}
