import { beforeEach, describe, expect, test } from 'vitest'
import { dataOf, make, openRecords, type RecordsSetup } from './records-setup.ts'

const setup: RecordsSetup = openRecords()
const { call, crm, advance } = setup
const [LEAD = ''] = make(setup, 'Leads', { Last_Name: 'Boyle', Company: 'Zylker' })
const mark = crm.marks.mark()
const BRAM = '3652397000000186020'
const TIMELINE = `GET /Leads/${LEAD}/__timeline`

interface Entry {
  readonly action: string
  readonly field_history: readonly { readonly api_name: string; readonly _value: unknown }[] | null
}
const timeline = (query = ''): readonly Entry[] =>
  (call(`${TIMELINE}?${query}`).body as { __timeline: readonly Entry[] } | undefined)?.__timeline ?? []
const actions = (query?: string): readonly string[] => timeline(query).map(({ action }) => action)
const update = (row: object): void => void call(`PUT /Leads/${LEAD}`, { data: [row] })
const filter = (api_name: string, comparator: string, value: unknown): string =>
  `filters=${encodeURIComponent(JSON.stringify({ field: { api_name }, comparator, value }))}`

beforeEach(() => crm.marks.rewind(mark))

describe('the timeline of a record', () => {
  test('tells what happened, the last first, and what fields were before', () => {
    advance(1000)
    update({ Company: 'Acme', Rating: 'Active' })
    advance(1000)
    update({ Company: 'Acme' })
    update({ Owner: { id: BRAM } })
    call(`POST /Leads/${LEAD}/actions/add_tags`, { tags: [{ name: 'hot' }] })
    call(`POST /Leads/${LEAD}/Notes`, { data: [{ Note_Title: 'Call' }] })
    expect(actions()).toEqual(['added', 'tag_added', 'owner_reassigned', 'updated', 'added'])
    const [note, tag, , updated] = timeline()
    expect(note).toMatchObject({
      record: { module: { api_name: 'Notes' }, name: 'Call' },
      source: 'crm_api',
      done_by: { name: 'Nora Lindqvist' },
    })
    expect(tag).toMatchObject({ field_history: [{ api_name: 'Tag', _value: { new: 'hot', old: 'blank' } }] })
    expect(updated?.field_history).toMatchObject([
      { api_name: 'Company', _value: { new: 'Acme', old: 'Zylker' } },
      { api_name: 'Rating', _value: { new: 'Active', old: null } },
    ])
    expect(actions('sort_order=asc')).toEqual(actions().toReversed())
  })

  test('tells of deletions after a restoration, and of photos', () => {
    call(`DELETE /Leads/${LEAD}`)
    expect(call(TIMELINE).status).toBe(400)
    call(`POST /settings/recycle_bin/${LEAD}/actions/restore`)
    expect(actions()).toEqual(['restored', 'deleted', 'added'])
  })

  test('comes in pages and by tokens', () => {
    for (const Company of ['A', 'B', 'C']) update({ Company })
    const { info } = call(`${TIMELINE}?per_page=3`).body as { info: Record<string, string> }
    expect(info).toMatchObject({ count: 3, more_records: true, page: 1 })
    expect(actions(`per_page=3&page_token=${info['next_page_token']}`)).toEqual(['added'])
    expect(actions('per_page=3&page=2')).toEqual(['added'])
    expect(call(`${TIMELINE}?page=3&per_page=3`)).toEqual({ status: 204 })
  })

  test('is filtered, and shows more where it is asked', () => {
    update({ Company: 'Acme' })
    call(`POST /Leads/${LEAD}/Notes`, { data: [{ Note_Title: 'Call' }] })
    expect(actions(filter('record.module.api_name', 'equal', 'Notes'))).toEqual(['added'])
    expect(actions(filter('done_by.id', 'equal', BRAM))).toEqual([])
    expect(actions(filter('source', 'in', ['crm_api', 'import']))).toHaveLength(3)
    const between = ['2020-01-01T00:00:00+00:00', '2030-01-01T00:00:00+00:00']
    expect(actions(filter('audited_time', 'between', between))).toHaveLength(3)
    const [, updated] = timeline('include_inner_details=field_history.data_type,done_by.profile')
    expect(updated).toMatchObject({
      done_by: { profile: { name: 'Administrator' } },
      field_history: [{ data_type: 'text' }],
    })
  })

  test.each(['sort_by=id', 'sort_order=up', filter('x', 'equal', 'y'), 'filters=a', 'per_page=0'])(
    'is refused with %s',
    (query) => {
      expect(call(`${TIMELINE}?${query}`).status).toBe(400)
    },
  )
})

test('rich texts of several records come whole, by ids and fields', () => {
  call('POST /settings/fields?module=Leads', {
    fields: [{ field_label: 'Story', data_type: 'textarea', textarea: { type: 'rich_text' } }],
  })
  const [one, two] = make(
    setup,
    'Leads',
    { Last_Name: 'A', Story: 'x'.repeat(700) },
    { Last_Name: 'B', Story: 'b' },
  )
  const texts = `GET /Leads/actions/fetch_full_data?ids=${one},${two}`
  expect(dataOf(call(`${texts}&fields=Story,Last_Name`))).toEqual([
    { id: one, Story: 'x'.repeat(700) },
    { id: two, Story: 'b' },
  ])
  expect(call(texts).body).toMatchObject({
    code: 'REQUIRED_PARAM_MISSING',
    details: { param_name: 'fields' },
  })
  const many = Array.from({ length: 9 }, (_each, index) => `F${index}`).join(',')
  expect(call(`${texts}&fields=${many}`).body).toMatchObject({ code: 'INVALID_REQUEST' })
  expect(call('GET /Leads/actions/fetch_full_data?ids=1&fields=Story')).toEqual({ status: 204 })
})
