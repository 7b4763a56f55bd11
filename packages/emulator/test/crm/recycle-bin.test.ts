import { describe, expect, test } from 'vitest'
import { BRAM } from './setup.ts'
import { dataOf, make, openRecords, type RecordsSetup } from './records-setup.ts'

const DAY = 24 * 60 * 60 * 1000
const BIN = '/settings/recycle_bin'

interface Entry {
  readonly id: string
  readonly display_name: string
}

function binOf({ call }: RecordsSetup, query = ''): readonly Entry[] {
  const { body } = call(`GET ${BIN}?${query}`)
  return (body as { recycle_bin: readonly Entry[] } | undefined)?.recycle_bin ?? []
}

/** Two leads and an account in the bin. */
function binned(): { readonly setup: RecordsSetup; readonly ids: readonly string[] } {
  const setup = openRecords()
  const leads = make(setup, 'Leads', { Last_Name: 'Adams' }, { Last_Name: 'Boyle' })
  const accounts = make(setup, 'Accounts', { Account_Name: 'Zylker' })
  setup.call(`DELETE /Leads?ids=${leads.join(',')}`)
  setup.advance(1000)
  setup.call(`DELETE /Accounts/${accounts[0] ?? ''}`)
  return { setup, ids: [...leads, ...accounts] }
}

const filtersOf = (api_name: string, comparator: string, value: unknown): string =>
  `filters=${encodeURIComponent(JSON.stringify({ field: { api_name }, comparator, value }))}`

describe('the recycle bin', () => {
  test('shows what was deleted, last first', () => {
    const { setup } = binned()
    expect(binOf(setup)[0]).toMatchObject({
      display_name: 'Zylker',
      module: { api_name: 'Accounts', id: expect.any(String) },
      deleted_by: { id: expect.any(String) },
      owner: { id: expect.any(String) },
    })
    expect(binOf(setup, 'sort_by=display_name&sort_order=asc').map((row) => row.display_name)).toEqual([
      'Adams',
      'Boyle',
      'Zylker',
    ])
    expect(setup.call(`GET ${BIN}/actions/count`).body).toEqual({ count: 3 })
  })

  test.each([
    [filtersOf('module', 'equal', 'Leads'), 2],
    [filtersOf('display_name', 'starts_with', 'zy'), 1],
    [filtersOf('display_name', 'not_contains', 'y'), 1],
    [filtersOf('deleted_time', 'greater_than', '2020-01-01T00:00:00Z'), 3],
    [filtersOf('deleted_by', 'equal', [{ name: 'nobody', id: '1' }]), 0],
  ])('finds by %s', (query, count) => {
    expect(binOf(binned().setup, query)).toHaveLength(count)
  })

  test.each(['filters=[]', filtersOf('owner', 'equal', 'a'), filtersOf('module', 'contains', 'a')])(
    'refuses %s with INVALID_DATA',
    (query) => {
      expect(openRecords().call(`GET ${BIN}?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'INVALID_DATA', details: { param_name: 'filters' } },
      })
    },
  )

  test('refuses more than ten conditions with CRITERIA_LIMIT_EXCEEDED', () => {
    const group = Array.from({ length: 11 }, () => ({
      field: { api_name: 'module' },
      comparator: 'equal',
      value: 'Leads',
    }))
    const filters = encodeURIComponent(JSON.stringify({ group_operator: 'AND', group }))
    expect(openRecords().call(`GET ${BIN}?filters=${filters}`).body).toMatchObject({
      code: 'CRITERIA_LIMIT_EXCEEDED',
      details: { limit: 10 },
    })
  })

  test('gives records back, with all they had, and references find them again', () => {
    const setup = openRecords()
    const [account = ''] = make(setup, 'Accounts', { Account_Name: 'Zylker' })
    const [contact = ''] = make(setup, 'Contacts', { Last_Name: 'Boyle', Account_Name: { id: account } })
    const read = (): unknown => dataOf(setup.call(`GET /Contacts/${contact}?fields=Account_Name`))[0]
    const before = dataOf(setup.call(`GET /Accounts/${account}`))
    setup.call(`DELETE /Accounts/${account}`)
    expect(read()).toMatchObject({ Account_Name: null })
    expect(setup.call(`POST ${BIN}/${account}/actions/restore`)).toMatchObject({
      status: 200,
      body: { recycle_bin: [{ code: 'SUCCESS', message: 'record restored', details: { id: account } }] },
    })
    expect(dataOf(setup.call(`GET /Accounts/${account}`))).toEqual(before)
    expect(read()).toMatchObject({ Account_Name: { id: account, name: 'Zylker' } })
    expect(setup.call(`GET /Accounts/deleted`).status).toBe(204)
  })

  test('keeps a record whose unique value was taken: DUPLICATE_DATA', () => {
    const setup = openRecords()
    setup.call('POST /settings/fields?module=Leads', {
      fields: [{ field_label: 'Code', data_type: 'text', length: 20, unique: { case_sensitive: false } }],
    })
    const [first = ''] = make(setup, 'Leads', { Last_Name: 'a', Code: 'x' })
    setup.call(`DELETE /Leads/${first}`)
    const [second] = make(setup, 'Leads', { Last_Name: 'b', Code: 'X' })
    expect(setup.call(`POST ${BIN}/actions/restore`, { ids: [first] })).toMatchObject({
      status: 400,
      body: { recycle_bin: [{ code: 'DUPLICATE_DATA', details: { id: second } }] },
    })
    expect(binOf(setup)).toHaveLength(1)
  })

  test('deletes for good: the list of deleted records then knows it as permanent for 120 days', () => {
    const { setup, ids } = binned()
    const [first = '', second = ''] = ids
    expect(setup.call(`DELETE ${BIN}?ids=${first},1`)).toMatchObject({
      status: 207,
      body: { recycle_bin: [{ message: 'record deleted' }, { code: 'INVALID_DATA', details: { id: '1' } }] },
    })
    expect(dataOf(setup.call('GET /Leads/deleted?type=permanent'))).toMatchObject([
      { id: first, display_name: null, deleted_by: null },
    ])
    expect(setup.call(`POST ${BIN}/${first}/actions/restore`).status).toBe(400)
    setup.advance(59 * DAY)
    expect(setup.call(`GET ${BIN}/${second}`).status).toBe(200)
    setup.advance(2 * DAY)
    expect(setup.call(`GET ${BIN}/${second}`).status).toBe(204)
    expect(dataOf(setup.call('GET /Leads/deleted?type=permanent'))).toHaveLength(2)
    setup.advance(70 * DAY)
    expect(dataOf(setup.call('GET /Leads/deleted')).map(({ id }) => id)).toEqual([second])
  })

  test('does in a job what is chosen by filters, or all', () => {
    const { setup } = binned()
    expect(setup.call(`DELETE ${BIN}?${filtersOf('module', 'equal', 'Accounts')}`)).toMatchObject({
      status: 202,
      body: { recycle_bin: [{ code: 'SCHEDULED', details: {} }] },
    })
    expect(binOf(setup)).toHaveLength(3)
    setup.advance(5000)
    expect(binOf(setup)).toHaveLength(2)
    expect(setup.call(`POST ${BIN}/actions/restore`, { restore_all_records: true }).status).toBe(202)
    setup.advance(5000)
    expect(binOf(setup)).toHaveLength(0)
    expect(dataOf(setup.call('GET /Leads?fields=id'))).toHaveLength(2)
  })

  test.each([
    [{}, 'EXPECTED_FIELD_MISSING'],
    [{ ids: ['1'], restore_all_records: true }, 'AMBIGUITY_DURING_PROCESSING'],
    [{ ids: [] }, 'INVALID_DATA'],
    [{ ids: [7] }, 'INVALID_DATA'],
    [{ restore_all_records: false }, 'INVALID_DATA'],
  ])('refuses to restore %j with %s', (body, code) => {
    expect(openRecords().call(`POST ${BIN}/actions/restore`, body)).toMatchObject({
      status: 400,
      body: { code },
    })
  })

  test('is emptied by administrators only, who alone restore what is not theirs', () => {
    const { setup, ids } = binned()
    expect(setup.call(`POST ${BIN}/actions/empty`, undefined, { userId: BRAM })).toMatchObject({
      status: 403,
      body: { code: 'NO_PERMISSION' },
    })
    expect(
      setup.call(`POST ${BIN}/${ids[0] ?? ''}/actions/restore`, undefined, { userId: BRAM }).body,
    ).toMatchObject({ recycle_bin: [{ code: 'NO_PERMISSION' }] })
    expect(setup.call(`POST ${BIN}/actions/empty`)).toMatchObject({ status: 200, body: { code: 'SUCCESS' } })
    expect(binOf(setup)).toEqual([])
  })
})
