import { describe, expect, test } from 'vitest'
import { BRAM, LAUNCH, NORTH, setUpCrm, type CrmSetup } from './setup.ts'

const RULES = '/settings/data_sharing/rules'
const SALES = '3652397000000026008'
const rule = {
  name: 'North',
  type: 'Record_Owner_Based',
  shared_from: { type: 'roles', resource: { id: SALES }, subordinates: true },
  shared_to: { type: 'groups', resource: { id: NORTH } },
  permission_type: 'read',
}
const codesOf = ({ body }: { body?: unknown }): unknown => {
  const {
    sharing_rules: rules,
    data_sharing: sharing,
    code,
  } = body as Record<string, { code: string }[] | string>
  const rows = rules ?? sharing
  return Array.isArray(rows) ? rows.map((each) => each.code) : code
}

function open(): CrmSetup & { add(change?: object, module?: string): unknown; id(): string } {
  const setup = setUpCrm()
  return {
    ...setup,
    add: (change, module = 'Leads') =>
      codesOf(setup.call(`POST ${RULES}?module=${module}`, { sharing_rules: [{ ...rule, ...change }] })),
    id: () =>
      (setup.call(`GET ${RULES}`).body as { sharing_rules: { id: string }[] }).sharing_rules[0]?.id ?? '',
  }
}

describe('data sharing', () => {
  test('is private until it is changed, and computed for a while after that', () => {
    const { call, advance } = open()
    const leads = (): unknown =>
      (
        call('GET /settings/data_sharing').body as { data_sharing: { module: { api_name: string } }[] }
      ).data_sharing.find(({ module }) => module.api_name === 'Leads')
    const put = (share_type: string, api_name = 'Leads'): unknown =>
      codesOf(call('PUT /settings/data_sharing', { data_sharing: [{ share_type, module: { api_name } }] }))
    expect(leads()).toMatchObject({ share_type: 'private', rule_computation_running: false })
    expect(put('public_read_only')).toEqual(['SUCCESS'])
    expect(leads()).toMatchObject({ share_type: 'public_read_only', rule_computation_running: true })
    advance(1)
    expect(put('public')).toEqual(['CANNOT_PROCESS'])
    advance(5000)
    expect(leads()).toMatchObject({ rule_computation_running: false })
    expect([put('everybody'), put('public', 'Planets')]).toEqual([['INVALID_DATA'], ['INVALID_DATA']])
    expect(call('GET /settings/data_sharing', undefined, { userId: BRAM }).status).toBe(403)
  })
})

describe('rules', () => {
  test('are switched off by a DELETE that leaves them, and deleted by another', () => {
    const { call, add, id, advance } = open()
    expect(add()).toEqual(['SUCCESS'])
    advance(5000)
    const line = `${RULES}/${id()}/actions/activate?module=Leads`
    expect(codesOf(call(`PUT ${line}`))).toBe('ID_ALREADY_ACTIVE')
    expect(codesOf(call(`DELETE ${line}`))).toEqual(['SUCCESS'])
    expect(codesOf(call(`DELETE ${line}`))).toBe('ID_ALREADY_DEACTIVATED')
    expect(call(`GET ${RULES}?module=Leads`).body).toMatchObject({
      sharing_rules: [
        {
          status: 'inactive',
          shared_from: { resource: { name: 'Head of Sales' } },
          module: { api_name: 'Leads' },
        },
      ],
    })
    advance(5000)
    expect(codesOf(call(`DELETE ${RULES}/${id()}?module=Leads`))).toEqual(['SUCCESS'])
    expect(call(`GET ${RULES}`).status).toBe(204)
  })

  test.each<[object, string]>([
    [{ name: undefined }, 'MANDATORY_NOT_FOUND'],
    [{ type: 'Random' }, 'INVALID_DATA'],
    [{ permission_type: 'write' }, 'INVALID_DATA'],
    [{ shared_from: undefined }, 'DEPENDENT_FIELD_MISSING'],
    [{ type: 'Criteria_Based' }, 'DEPENDENT_FIELD_MISSING'],
    [{ type: 'Criteria_Based', criteria: 'x' }, 'INVALID_DATA'],
    [{ shared_to: { type: 'roles' } }, 'DEPENDENT_FIELD_MISSING'],
    [{ shared_to: { type: 'roles', resource: { id: '1' } } }, 'INVALID_DATA'],
    [{ shared_to: { type: 'groups', resource: { id: SALES } } }, 'INVALID_DATA'],
    [{ status: 'inactive' }, 'NOT_ALLOWED'],
  ])('with %j are refused with %s', (change, code) => {
    expect(open().add(change)).toEqual([code])
  })

  test('wait while those of their module are computed; their names differ within it', () => {
    const { add, advance } = open()
    expect([add(), add({}, 'Deals')]).toEqual([['SUCCESS'], ['SUCCESS']])
    advance(1)
    expect(add({ name: 'South' })).toEqual(['CANNOT_PROCESS'])
    advance(5000)
    expect(add({ name: 'NORTH' })).toEqual(['DUPLICATE_DATA'])
  })

  test('outlive the roles and groups that they name, without naming them', () => {
    const { add, call, id } = open()
    add({ shared_to: { type: 'groups', resource: { id: LAUNCH } } })
    call(`DELETE /settings/roles/${SALES}?transfer_to_id=3652397000000026005`)
    call(`DELETE /settings/user_groups/${LAUNCH}`)
    const [shown] = (call(`GET ${RULES}/${id()}`).body as { sharing_rules: object[] }).sharing_rules
    expect(shown).toMatchObject({
      shared_from: { type: 'roles', subordinates: true },
      shared_to: { type: 'groups', subordinates: false },
    })
    expect(JSON.stringify(shown)).not.toContain('resource')
  })

  test('are found, and counted by module', () => {
    const { call, add, advance } = open()
    add()
    add({ shared_to: { type: 'all_users' }, permission_type: 'read_write_delete' }, 'Deals')
    const search = (field: string, comparator: string, value: unknown): unknown => {
      const group = [{ field: { api_name: field }, comparator, value }]
      const { body } = call(`POST ${RULES}/search`, { filters: [{ group_operator: 'and', group }] })
      return (body as { sharing_rules: { module: { api_name: string } }[] } | undefined)?.sharing_rules.map(
        ({ module }) => module.api_name,
      )
    }
    expect(search('shared_from.resource.id', 'in', [SALES])).toEqual(['Leads', 'Deals'])
    expect(search('shared_to.type', 'equal', 'all_users')).toEqual(['Deals'])
    expect(search('status', 'equal', 'inactive')).toBeUndefined()
    expect(call(`GET ${RULES}/actions/summary`).body).toMatchObject({
      sharing_rules_summary: [
        { module: { api_name: 'Leads' }, rule_count: 1, rule_computation_status: true },
        { module: { api_name: 'Deals' }, rule_count: 1 },
      ],
    })
    for (const [filters, code] of [
      [[], 'EXPECTED_FIELD_MISSING'],
      [[{}, {}], 'INVALID_DATA'],
      [[{}], 'INVALID_DATA'],
    ] as const)
      expect(codesOf(call(`POST ${RULES}/search`, { filters }))).toEqual([code])
    advance(5000)
    expect(codesOf(call(`POST ${RULES}/actions/run?module=Leads`))).toEqual(['SCHEDULED'])
    advance(1)
    expect(codesOf(call(`POST ${RULES}/actions/run?module=Leads`))).toEqual(['CANNOT_PROCESS'])
    expect(codesOf(call(`POST ${RULES}/actions/run`))).toBe('REQUIRED_PARAM_MISSING')
  })
})
