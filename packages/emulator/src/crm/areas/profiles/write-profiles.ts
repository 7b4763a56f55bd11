import { fault, flat } from '../../answers.ts'
import type { Call } from '../../call.ts'
import { nextId } from '../../data.ts'
import type { Field } from '../../fields/field.ts'
import { readRow } from '../../fields/read-row.ts'
import { RowFault } from '../../fields/row-fault.ts'
import { knownRows } from '../../known-rows.ts'
import { requiredId } from '../../query/required.ts'
import { Refusal } from '../../refusal.ts'
import type { CrmAnswer } from '../../request.ts'
import { answerRows } from '../../rows/answer-rows.ts'
import type { RowDone } from '../../rows/write-rows.ts'
import { nowOf } from '../../stamps.ts'
import { PLAIN_NAME } from '../roles/read-role.ts'
import { changePermissions, type PermissionChange } from './change-permissions.ts'
import type { ProfileRow } from './profile-row.ts'
import { findProfile, MOST_PROFILES } from './read-profiles.ts'

const words: readonly Field[] = [
  { api_name: 'name', data_type: 'text', length: 50, system_mandatory: true, pattern: PLAIN_NAME },
  { api_name: 'description', data_type: 'textarea', length: 250 },
]

const fields: readonly Field[] = [
  ...words,
  {
    api_name: 'permissions_details',
    data_type: 'list',
    length: 2000,
    fields: [
      { api_name: 'id', data_type: 'any', system_mandatory: true },
      { api_name: 'enabled', data_type: 'boolean', system_mandatory: true },
    ],
  },
]

interface ProfileDraft {
  readonly name?: string
  readonly description?: string | null
  readonly permissions_details?: readonly PermissionChange[] | null
}

/** `POST /settings/profiles/{profile}/actions/clone`: the only way to make one. */
export function cloneProfile(call: Call): CrmAnswer {
  const source = findProfile(call)
  const answer = answerRows(
    call,
    { key: 'profiles', most: 1, success: 201, duplicate: 'unnamed' },
    (row, path) => cloneRow(source, row, path, call),
  )
  const { profiles: [only] = [] } = answer.body as {
    readonly profiles?: readonly { readonly code: string }[]
  }
  const status = only?.code === 'DUPLICATE_DATA' ? call.readings.profiles.duplicateStatus : answer.status
  return { ...answer, status: only?.code === 'PROFILE_LIMIT_EXCEEDED' ? 404 : status }
}

function cloneRow(source: ProfileRow, row: unknown, path: string, call: Call): RowDone {
  const { data, readings, user } = call
  // The fields above say what the values are.
  const { name = '', description } = readRow(row, words, path, knownRows(call), 'create') as ProfileDraft
  if (data.profiles.size >= MOST_PROFILES) {
    const code = readings.profiles.limit
    throw new RowFault(fault(code, 'the limit of profiles is reached', { limit: MOST_PROFILES }))
  }
  const stamp = { by: { id: user.id }, at: nowOf(call) }
  const { id } = data.profiles.insert({
    ...source,
    id: nextId(data),
    name,
    display_label: name,
    api_name: name.replaceAll(/\W+/g, '_'),
    description: description ?? null,
    custom: true,
    created_by: stamp.by,
    created_time: stamp.at,
    modified_by: stamp.by,
    modified_time: stamp.at,
  })
  return { details: { id }, message: 'Profile added' }
}

/** `PUT /settings/profiles/{profile}`: changes what is named, permissions one by one. */
export function updateProfile(call: Call): CrmAnswer {
  const profile = findProfile(call)
  refuseSystem(profile)
  return answerRows(call, { key: 'profiles', most: 1, success: 200 }, (row, path) => {
    // The fields above say what the values are.
    const draft = readRow(row, fields, path, knownRows(call), 'update') as ProfileDraft
    const { permissions_details: changes, ...values } = draft
    call.data.profiles.replace({
      ...profile,
      ...values,
      display_label: values.name ?? profile.display_label,
      permissions_details: changePermissions(profile.permissions_details, changes ?? [], path),
      modified_by: { id: call.user.id },
      modified_time: nowOf(call),
    })
    return { details: { id: profile.id }, message: 'Profile updated' }
  })
}

/** `DELETE /settings/profiles/{profile}`: its users get another. Sources spell the parameter in two ways. */
export function deleteProfile(call: Call): CrmAnswer {
  const { data, query } = call
  const profile = findProfile(call)
  const target = { id: requiredId(query, 'transfer_to', 'transfer_to_id') }
  if (!data.profiles.has(target.id) || target.id === profile.id) {
    throw new Refusal(flat(400, fault('INVALID_DATA', 'the id given seems to be invalid', { id: target.id })))
  }
  refuseSystem(profile)
  for (const user of data.users.where('profile', profile.id)) data.users.replace({ ...user, profile: target })
  data.profiles.remove(profile.id)
  return flat(200, {
    code: 'SUCCESS',
    details: { id: profile.id },
    message: 'profile deleted',
    status: 'success',
  })
}

/** Zoho's own profiles can be neither changed nor deleted. @throws Refusal */
function refuseSystem({ custom }: ProfileRow): void {
  if (custom) return
  throw new Refusal(
    flat(400, fault('NOT_ALLOWED', 'System profile cannot be updated', { resource_path_index: 2 })),
  )
}
