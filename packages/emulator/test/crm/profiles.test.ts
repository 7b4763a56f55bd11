import { describe, expect, test } from 'vitest'
import { BRAM, NORA, setUpCrm, type CrmSetup } from './setup.ts'

const PROFILES = '/settings/profiles'
const ADMINISTRATOR = '3652397000000026011'
const STANDARD = '3652397000000026014'
const NO_API = '3652397000000026017'
const UNKNOWN = '1234567890'

interface Permission {
  readonly id: string
  readonly name: string
  readonly enabled: boolean
  readonly module: unknown
}
interface Profile {
  readonly id: string
  readonly name: string
  readonly permissions_details: readonly Permission[]
}
const profiles = (...rows: readonly unknown[]): unknown => ({ profiles: rows })
const profileOf = ({ call }: CrmSetup, id: string): Profile =>
  (call(`GET ${PROFILES}/${id}`).body as { profiles: Profile[] }).profiles[0] as never
const permissionOf = (setup: CrmSetup, profile: string, name: string): Permission =>
  profileOf(setup, profile).permissions_details.find((each) => each.name === name) as never
const codeOf = ({ body }: { body?: unknown }): unknown =>
  (body as { profiles?: readonly { code: string }[] }).profiles?.[0]?.code ?? (body as { code?: string }).code
function clone(setup: CrmSetup, name: string, id = STANDARD): string {
  const { body } = setup.call(`POST ${PROFILES}/${id}/actions/clone`, profiles({ name }))
  return (body as { profiles: { details: { id: string } }[] }).profiles[0]?.details.id ?? ''
}

describe('profiles', () => {
  test('are listed without their permissions, and shown with them one by one', () => {
    const setup = setUpCrm()
    const { body } = setup.call(`GET ${PROFILES}`)
    expect(body).toMatchObject({
      profiles: [
        { name: 'Administrator', custom: false, created_time: null },
        { name: 'Standard', custom: false },
        { name: 'No API', custom: true },
      ],
      info: { license_limit: 25 },
    })
    expect(JSON.stringify(body)).not.toContain('permissions_details')
    expect(setup.call(`GET ${PROFILES}?page=1&per_page=2`).body).toMatchObject({
      info: { count: 2, more_records: true, license_limit: 25 },
    })
    expect(permissionOf(setup, STANDARD, 'Crm_Implied_View_Leads')).toMatchObject({
      enabled: true,
      module: 'Leads',
    })
    expect(permissionOf(setup, STANDARD, 'Crm_Implied_Manage_Users')).toMatchObject({
      enabled: false,
      module: null,
    })
    expect(setup.call(`GET ${PROFILES}/${UNKNOWN}`)).toEqual({ status: 204 })
    const other = setUpCrm({
      readings: { profiles: { unknownId: 'INVALID_DATA', permissionModule: 'object' } },
    })
    expect(other.call(`GET ${PROFILES}/${UNKNOWN}`).status).toBe(400)
    expect(permissionOf(other, STANDARD, 'Crm_Implied_View_Leads').module).toMatchObject({
      api_name: 'Leads',
    })
  })

  test('are narrowed by type', () => {
    const { call } = setUpCrm()
    expect(call(`GET ${PROFILES}?type=private_profile`).body).toMatchObject({ profiles: [] })
    expect(call(`GET ${PROFILES}?type=planet`)).toMatchObject({
      status: 400,
      body: { details: { param_name: 'type' } },
    })
  })
})

describe('a clone', () => {
  test('has the permissions of its source', () => {
    const setup = setUpCrm()
    const id = clone(setup, 'Auditors', ADMINISTRATOR)
    expect(profileOf(setup, id)).toMatchObject({ name: 'Auditors', custom: true, created_by: { id: NORA } })
    expect(permissionOf(setup, id, 'Crm_Implied_Manage_Users').enabled).toBe(true)
  })

  test.each([
    [{}, 400, 'MANDATORY_NOT_FOUND'],
    [{ name: 'Standard' }, 400, 'DUPLICATE_DATA'],
    [{ name: 'A^B' }, 400, 'INVALID_DATA'],
    [{ name: 'x'.repeat(51) }, 400, 'INVALID_DATA'],
  ])('%j is refused', (row, status, code) => {
    const answer = setUpCrm().call(`POST ${PROFILES}/${STANDARD}/actions/clone`, profiles(row))
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
  })

  test('of nothing, of a taken name, and beyond the limit is refused as the readings say', () => {
    const line = `POST ${PROFILES}/${STANDARD}/actions/clone`
    const setup = setUpCrm({
      readings: { profiles: { duplicateStatus: 404, limit: 'PROFILE_LIMIT_EXCEEDED' } },
    })
    expect(
      setup.call(`POST ${PROFILES}/${UNKNOWN}/actions/clone`, profiles({ name: 'N' })).body,
    ).toMatchObject({
      details: { resource_path_index: 2 },
    })
    expect(setup.call(line, profiles({ name: 'Standard' })).status).toBe(404)
    for (let count = 3; count < 25; count += 1) clone(setup, `P${count}`)
    const answer = setup.call(line, profiles({ name: 'One more' }))
    expect([answer.status, codeOf(answer)]).toEqual([404, 'PROFILE_LIMIT_EXCEEDED'])
    const usual = setUpCrm()
    for (let count = 3; count < 25; count += 1) clone(usual, `P${count}`)
    const refused = usual.call(line, profiles({ name: 'One more' }))
    expect([refused.status, codeOf(refused)]).toEqual([400, 'LICENSE_LIMIT_EXCEEDED'])
  })
})

describe('a change of a profile', () => {
  const change = (setup: CrmSetup, id: string, name: string, enabled: boolean) =>
    setup.call(
      `PUT ${PROFILES}/${id}`,
      profiles({ permissions_details: [{ id: permissionOf(setup, id, name).id, enabled }] }),
    )

  test('switches permissions one by one; what needs one that is off goes off with it, and comes back only after it', () => {
    const setup = setUpCrm()
    const id = clone(setup, 'Readers')
    expect(change(setup, id, 'Crm_Implied_View_Leads', false).status).toBe(200)
    expect(permissionOf(setup, id, 'Crm_Implied_Edit_Leads').enabled).toBe(false)
    expect(permissionOf(setup, id, 'Crm_Implied_Edit_Deals').enabled).toBe(true)
    expect(codeOf(change(setup, id, 'Crm_Implied_Edit_Leads', true))).toBe('INVALID_DATA')
    expect(change(setup, id, 'Crm_Implied_View_Leads', true).status).toBe(200)
    expect(change(setup, id, 'Crm_Implied_Edit_Leads', true).status).toBe(200)
  })

  test('is felt by who has it', () => {
    const setup = setUpCrm()
    const id = clone(setup, 'Group keepers')
    setup.call(`PUT /users/${BRAM}`, { users: [{ profile: id }] })
    const asked = () => setup.call('GET /settings/user_groups', undefined, { userId: BRAM }).status
    expect(asked()).toBe(403)
    change(setup, id, 'Crm_Implied_Manage_Groups', true)
    expect(asked()).toBe(200)
  })

  test.each([
    [ADMINISTRATOR, { name: 'N' }, { code: 'NOT_ALLOWED', details: { resource_path_index: 2 } }],
    [UNKNOWN, { name: 'N' }, { code: 'INVALID_DATA', details: { resource_path_index: 2 } }],
    [NO_API, { name: 'Standard' }, { profiles: [{ code: 'DUPLICATE_DATA', details: { id: STANDARD } }] }],
    [NO_API, { name: 'A#' }, { profiles: [{ code: 'INVALID_DATA' }] }],
    [
      NO_API,
      { permissions_details: [{ id: UNKNOWN, enabled: true }] },
      { profiles: [{ code: 'INVALID_DATA' }] },
    ],
    [NO_API, { permissions_details: [{ enabled: true }] }, { profiles: [{ code: 'MANDATORY_NOT_FOUND' }] }],
    [
      NO_API,
      { permissions_details: {} },
      { profiles: [{ code: 'INVALID_DATA', details: { expected_data_type: 'jsonarray' } }] },
    ],
  ])('%s %j is refused', (id, row, body) => {
    expect(setUpCrm().call(`PUT ${PROFILES}/${id}`, profiles(row))).toMatchObject({ status: 400, body })
  })
})

describe('the deletion of a profile', () => {
  test.each(['transfer_to', 'transfer_to_id'])('moves its users to the one in %s', (name) => {
    const setup = setUpCrm()
    expect(setup.call(`DELETE ${PROFILES}/${NO_API}?${name}=${STANDARD}`)).toMatchObject({
      status: 200,
      body: { code: 'SUCCESS' },
    })
    expect(setup.call('GET /users/3652397000000186046').body).toMatchObject({
      users: [{ profile: { name: 'Standard' } }],
    })
    expect(setup.call(`GET ${PROFILES}/${NO_API}`)).toEqual({ status: 204 })
  })

  test.each([
    [NO_API, '', { code: 'REQUIRED_PARAM_MISSING', details: { param_name: 'transfer_to' } }],
    [NO_API, `?transfer_to=${UNKNOWN}`, { code: 'INVALID_DATA', details: { id: UNKNOWN } }],
    [NO_API, `?transfer_to=${NO_API}`, { code: 'INVALID_DATA', details: { id: NO_API } }],
    [STANDARD, `?transfer_to=${NO_API}`, { code: 'NOT_ALLOWED', details: { resource_path_index: 2 } }],
    [UNKNOWN, `?transfer_to=${NO_API}`, { code: 'INVALID_DATA', details: { resource_path_index: 2 } }],
  ])('%s%s is refused', (id, query, body) => {
    expect(setUpCrm().call(`DELETE ${PROFILES}/${id}${query}`)).toMatchObject({ status: 400, body })
  })
})
