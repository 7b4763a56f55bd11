import { describe, expect, test } from 'vitest'
import { openAsking, type Asking, type Row } from './asking.ts'
import { BRAM, NORA } from './setup.ts'

const VIEWS = '/settings/custom_views'
const ALL = '3652397000001015001'
const MINE = '3652397000001015003'
const JUNK = '3652397000001015007'
const COMPANY = '3652397000001000103'
const equal = (name: string, value: unknown): object => ({
  field: { api_name: name },
  comparator: 'equal',
  value,
})
const view = { name: 'Zylker', access_type: 'only_to_me', fields: [{ api_name: 'Company', _pin: true }] }

const create = ({ one }: Asking, row: object): Row =>
  one(`POST ${VIEWS}?module=Leads`, { custom_views: [row] })
const leads = ({ ask }: Asking, rest: string, userId = NORA): readonly unknown[] =>
  ask(`GET /Leads?fields=Last_Name&${rest}`, undefined, { userId }).rows.map((row) => row['Last_Name'])

/** Three leads: two of Zylker, one of them junk; the last is Bram's. */
function open(): Asking {
  const setup = openAsking()
  const rows = [
    { Last_Name: 'Ada', Company: 'Zylker', Lead_Status: 'Junk Lead' },
    { Last_Name: 'Bo', Company: 'Acme' },
    { Last_Name: 'Cy', Company: 'Zylker', Owner: { id: BRAM } },
  ]
  for (const row of rows) setup.one('POST /Leads', { data: [row] })
  return setup
}

describe('views', () => {
  test('of the system are there, by name, and show what they say', () => {
    const setup = open()
    const names = setup.ask(`GET ${VIEWS}?module=Leads`).rows.map((row) => [row['name'], row['system_name']])
    expect(names).toEqual([
      ['All Leads', 'ALLVIEWS'],
      ['Converted Leads', 'CONVERTEDVIEWS'],
      ['Junk Leads', 'JUNKLEADVIEWS'],
      ['My Leads', 'MYVIEWS'],
      ['Not Qualified Leads', 'NOTQUALIFIEDLEADVIEWS'],
    ])
    expect(leads(setup, `cvid=${ALL}`)).toEqual(['Cy', 'Bo', 'Ada'])
    expect(leads(setup, `cvid=${JUNK}`)).toEqual(['Ada'])
    expect(leads(setup, `cvid=${MINE}`)).toEqual(['Bo', 'Ada'])
    expect(setup.one(`GET ${VIEWS}/${JUNK}?module=Leads`)).toMatchObject({
      category: 'public_views',
      system_defined: true,
      criteria: { field: { api_name: 'Lead_Status', id: '3652397000001000129' }, value: 'Junk Lead' },
      last_accessed_time: expect.stringMatching(/^2026-06-01T/),
    })
  })

  test('of a module that people made are there as well', () => {
    const setup = openAsking()
    const boats = { singular_label: 'Boat', plural_label: 'Boats', profiles: [{ id: '3652397000000026011' }] }
    setup.one('POST /settings/modules', { modules: [boats] })
    expect(setup.ask(`GET ${VIEWS}?module=Boats`).rows.map((row) => row['name'])).toEqual([
      'All Boats',
      'My Boats',
    ])
  })

  test('are made with criteria that lists of records obey, together with what else they ask for', () => {
    const setup = open()
    const criteria = {
      group_operator: 'or',
      group: [equal('Company', 'Zylker'), equal('Last_Name', 'Bo')],
    }
    const { details } = create(setup, {
      ...view,
      criteria,
      sort_by: { api_name: 'Created_Time' },
      sort_order: 'asc',
    })
    expect(leads(setup, `cvid=${String(details['id'])}`)).toEqual(['Ada', 'Bo', 'Cy'])
    setup.one(`PUT ${VIEWS}/${String(details['id'])}?module=Leads`, {
      custom_views: [{ criteria: equal('Company', 'Zylker') }],
    })
    expect(leads(setup, `cvid=${String(details['id'])}&sort_by=id&sort_order=desc`)).toEqual(['Cy', 'Ada'])
    const { rows } = setup.ask(`GET /Leads?fields=id&cvid=${JUNK}`)
    expect(leads(setup, `cvid=${String(details['id'])}&ids=${rows[0]?.id ?? ''}`)).toEqual(['Ada'])
  })

  test('belong to who made them, and are seen by those they are shared with', () => {
    const setup = open()
    const seen = (id: string): unknown[] =>
      setup
        .ask(`GET ${VIEWS}?module=Leads`, undefined, { userId: BRAM })
        .rows.filter((row) => row.id === id)
        .map((row) => row['category'])
    const mine = String(create(setup, view).details['id'])
    const shared = {
      ...view,
      name: 'Shared',
      access_type: 'shared',
      shared_to: [{ id: BRAM, type: 'users' }],
    }
    const ours = String(create(setup, shared).details['id'])
    expect([seen(mine), seen(ours)]).toEqual([[], ['shared_with_me']])
    // A view shows what it is about to whoever sees it, and of that what he sees.
    expect(leads(setup, `cvid=${ours}`, BRAM)).toEqual(['Cy'])
    setup.one('PUT /settings/data_sharing', {
      data_sharing: [{ share_type: 'public_read_only', module: { api_name: 'Leads' } }],
    })
    expect(leads(setup, `cvid=${ours}`, BRAM)).toHaveLength(3)
    expect(setup.one(`GET /Leads?fields=id&cvid=${mine}`, undefined, { userId: BRAM })).toMatchObject({
      code: 'INVALID_DATA',
      details: { param_name: 'cvid' },
    })
  })

  test('are sorted, those of the system too, each with a verdict', () => {
    const setup = open()
    const sort = { sort_by: { api_name: 'Created_Time' }, sort_order: 'asc' }
    const { status, rows } = setup.ask(`PUT ${VIEWS}/actions/change_sort?module=Leads`, {
      custom_views: [
        { id: ALL, ...sort },
        { id: '5', ...sort },
        { id: MINE, sort_by: sort.sort_by },
      ],
    })
    expect([status, rows.map(({ code }) => code)]).toEqual([
      207,
      ['SUCCESS', 'INVALID_DATA', 'MANDATORY_NOT_FOUND'],
    ])
    expect(leads(setup, `cvid=${ALL}`)).toEqual(['Ada', 'Bo', 'Cy'])
  })

  test('are deleted, but not those of the system', () => {
    const setup = open()
    const { details } = create(setup, view)
    const gone = setup.ask(`DELETE ${VIEWS}?module=Leads&ids=${String(details['id'])},5`)
    expect([gone.status, gone.rows.map(({ code }) => code)]).toEqual([207, ['SUCCESS', 'INVALID_DATA']])
    expect(setup.one(`DELETE ${VIEWS}?module=Leads&ids=${ALL}`)).toMatchObject({
      code: 'NOT_ALLOWED',
      details: { id: ALL },
    })
  })

  test.each<[string, object, string]>([
    ['a name that is taken', { ...view, name: 'All Leads' }, 'DUPLICATE_DATA'],
    ['no name', { access_type: 'public', fields: [] }, 'MANDATORY_NOT_FOUND'],
    ['a name that is too long', { ...view, name: 'x'.repeat(51) }, 'INVALID_DATA'],
    ['an unknown column', { ...view, fields: [{ api_name: 'Planet' }] }, 'INVALID_DATA'],
    ['columns that are a text', { ...view, fields: 'Company' }, 'INVALID_DATA'],
    ['criteria on an unknown field', { ...view, criteria: equal('Planet', 'x') }, 'INVALID_DATA'],
    [
      'an unknown comparator',
      { ...view, criteria: { ...equal('Company', 'x'), comparator: 'is' } },
      'INVALID_DATA',
    ],
    ['nobody to share with', { ...view, access_type: 'shared' }, 'DEPENDENT_FIELD_MISSING'],
    ['another access', { ...view, access_type: 'secret' }, 'INVALID_DATA'],
    ['a sort field by two names', { ...view, sort_by: { api_name: 'Email', id: COMPANY } }, 'INVALID_DATA'],
  ])('are refused with %s', (_what, row, code) => {
    expect(create(openAsking(), row)).toMatchObject({ code })
  })

  test('need a module, and an id that is there', () => {
    const { one, ask } = openAsking()
    expect(one(`GET ${VIEWS}`)).toMatchObject({ code: 'REQUIRED_PARAM_MISSING' })
    expect(one(`GET ${VIEWS}?module=Planets`)).toMatchObject({ code: 'INVALID_MODULE' })
    expect(ask(`GET ${VIEWS}/${ALL}?module=Deals`).status).toBe(204)
    expect(one(`GET ${VIEWS}?module=Leads&filters=%7B`)).toMatchObject({ code: 'INVALID_DATA' })
    expect(one('GET /Leads?fields=id&cvid=5')).toMatchObject({
      code: 'INVALID_DATA',
      details: { param_name: 'cvid' },
    })
    expect(one(`PUT ${VIEWS}/${ALL}?module=Leads`, { custom_views: [{ name: 'Everybody' }] })).toMatchObject({
      code: 'NOT_ALLOWED',
    })
  })
})
