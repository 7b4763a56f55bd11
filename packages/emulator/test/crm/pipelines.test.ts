import { describe, expect, test } from 'vitest'
import { openAsking, type Asking, type Row } from './asking.ts'

const LAYOUT = 'layout_id=3652397000001060011'
const LIST = `GET /settings/pipeline?${LAYOUT}`
const STANDARD = '3652397000001076001'
const [QUALIFICATION, ANALYSIS, , IDENTIFY] = ['01', '03', '05', '07'].map((end) => `36523970000010650${end}`)
const stage = (id: string | undefined, sequence_number = 1): object => ({ id, sequence_number })

const create = ({ one }: Asking, row: object): Row =>
  one(`POST /settings/pipeline?${LAYOUT}`, { pipeline: [row] })
const change = ({ one }: Asking, id: string, row: object): Row =>
  one(`PUT /settings/pipeline/${id}?${LAYOUT}`, { pipeline: [row] })
const partners = { display_value: 'Partners', maps: [stage(ANALYSIS, 2), stage(QUALIFICATION, 1)] }
const deal = ({ one }: Asking, values: object): Row =>
  one('POST /Deals', { data: [{ Deal_Name: 'Boat', ...values }] })
const transfer = ({ one }: Asking, row: object): Row =>
  one(`POST /settings/pipeline/actions/transfer?${LAYOUT}`, { transfer_pipeline: [row] })
const named = (rows: readonly Row[]): unknown[] => rows.map((row) => [row['display_value'], row['default']])

describe('pipelines', () => {
  test('begin with one that has all stages, with forecasts', () => {
    const { ask } = openAsking()
    const { rows } = ask(LIST)
    expect(named(rows)).toEqual([['Standard (Standard)', true]])
    expect(rows[0]?.['maps']).toMatchObject([
      { display_value: 'Qualification', sequence_number: 1, forecast_type: 'Open' },
      {},
      {},
      { display_value: 'Identify Decision Makers', actual_value: 'Id. Decision Makers' },
      {},
      {},
      { display_value: 'Closed Won', forecast_type: 'Closed Won', forecast_category: { name: 'Closed' } },
      {},
      {},
    ])
  })

  test('a new one takes its stages in their sequence, is an option of deals, and rules them', () => {
    const setup = openAsking()
    expect(create(setup, partners)).toMatchObject({ code: 'SUCCESS', message: 'Pipeline created' })
    const { rows } = setup.ask(LIST)
    expect(named(rows)).toEqual([
      ['Standard (Standard)', true],
      ['Partners', false],
    ])
    expect(rows[1]?.['maps']).toMatchObject([
      { display_value: 'Qualification' },
      { display_value: 'Needs Analysis' },
    ])
    const fields = setup.ask('GET /settings/fields?module=Deals').rows
    const options = fields.find((field) => field['api_name'] === 'Pipeline')?.['pick_list_values']
    expect(options).toContainEqual(expect.objectContaining({ display_value: 'Partners' }))
    expect(deal(setup, { Pipeline: 'Partners', Stage: 'Qualification' })).toMatchObject({ code: 'SUCCESS' })
    expect(deal(setup, { Pipeline: 'Partners', Stage: 'Closed Won' })).toMatchObject({
      code: 'MAPPING_MISMATCH',
      details: { mapped_field: 'Pipeline', api_name: 'Stage', json_path: '$.data[0].Stage' },
    })
    expect(deal(setup, { Stage: 'Closed Won' })).toMatchObject({ code: 'SUCCESS' })
  })

  test('a deal cannot move to a stage, or a pipeline, that do not go together', () => {
    const setup = openAsking()
    create(setup, partners)
    const { details } = deal(setup, { Stage: 'Closed Won' })
    const move = (values: object): Row => setup.one(`PUT /Deals/${String(details['id'])}`, { data: [values] })
    expect(move({ Pipeline: 'Partners' })).toMatchObject({ code: 'MAPPING_MISMATCH' })
    expect(move({ Pipeline: 'Partners', Stage: 'Needs Analysis' })).toMatchObject({ code: 'SUCCESS' })
    expect(move({ Stage: 'Closed Lost' })).toMatchObject({ code: 'MAPPING_MISMATCH' })
    expect(move({ Amount: 5 })).toMatchObject({ code: 'SUCCESS' })
  })

  test('there is one default', () => {
    const setup = openAsking()
    create(setup, { ...partners, default: true })
    expect(named(setup.ask(LIST).rows)).toEqual([
      ['Partners', true],
      ['Standard (Standard)', false],
    ])
    change(setup, STANDARD, { display_value: 'Usual', default: true, maps: [stage(QUALIFICATION)] })
    expect(named(setup.ask(LIST).rows)).toEqual([
      ['Usual', true],
      ['Partners', false],
    ])
  })

  test('a renamed one takes its deals along; stages that a change leaves out leave', () => {
    const setup = openAsking()
    const { details } = deal(setup, { Stage: 'Qualification' })
    expect(change(setup, STANDARD, { display_value: 'Usual', maps: [stage(QUALIFICATION)] })).toMatchObject({
      message: 'Pipeline updated',
    })
    expect(setup.one(`GET /Deals/${String(details['id'])}`)).toMatchObject({ Pipeline: 'Usual' })
    expect(deal(setup, { Pipeline: 'Usual', Stage: 'Closed Won' })).toMatchObject({
      code: 'MAPPING_MISMATCH',
    })
  })

  test('one is transferred in a job: its deals go over, stage by stage, and it is gone', () => {
    const setup = openAsking()
    const { details } = create(setup, partners)
    const from = String(details['id'])
    const { details: made } = deal(setup, { Pipeline: 'Partners', Stage: 'Needs Analysis' })
    const pair = { pipeline: { from, to: STANDARD }, stages: [{ from: ANALYSIS, to: IDENTIFY }] }
    expect(transfer(setup, pair)).toMatchObject({
      message: 'transfer pipeline scheduled successfully',
      details: { job_id: expect.stringMatching(/^\d+$/) },
    })
    expect(transfer(setup, pair)).toMatchObject({ code: 'ALREADY_SCHEDULED', details: { id: from } })
    expect(setup.ask(LIST).rows).toHaveLength(2)
    setup.advance(60_000)
    expect(setup.ask(LIST).rows).toHaveLength(1)
    expect(setup.one(`GET /Deals/${String(made['id'])}`)).toMatchObject({
      Pipeline: 'Standard (Standard)',
      Stage: 'Identify Decision Makers',
    })
  })

  test.each<[string, object, string]>([
    ['a name that is taken', { ...partners, display_value: 'standard (standard)' }, 'DUPLICATE_DATA'],
    ['no name', { maps: [stage(ANALYSIS)] }, 'MANDATORY_NOT_FOUND'],
    ['no stages', { display_value: 'Partners', maps: [] }, 'MANDATORY_NOT_FOUND'],
    ['an unknown stage', { display_value: 'Partners', maps: [stage('5')] }, 'INVALID_DATA'],
    ['a name that is too long', { ...partners, display_value: 'x'.repeat(121) }, 'INVALID_DATA'],
  ])('a new one is refused with %s', (_what, row, code) => {
    expect(create(openAsking(), row)).toMatchObject({ code })
  })

  test('the last stage stays, and what is not there is told', () => {
    const setup = openAsking()
    const last = { display_value: 'Usual', maps: [{ id: ANALYSIS, _delete: { permanent: true } }] }
    expect(change(setup, STANDARD, last)).toMatchObject({ code: 'CANNOT_DELETE' })
    expect(change(setup, STANDARD, { display_value: 'Usual', maps: [] })).toMatchObject({
      code: 'CANNOT_DELETE',
    })
    expect(change(setup, '5', partners)).toMatchObject({
      code: 'INVALID_DATA',
      details: { resource_path_index: 2 },
    })
    expect(setup.one('GET /settings/pipeline')).toMatchObject({ code: 'REQUIRED_PARAM_MISSING' })
    expect(setup.one('GET /settings/pipeline?layout_id=5')).toMatchObject({ code: 'INVALID_DATA' })
    expect(setup.ask(`GET /settings/pipeline/5?${LAYOUT}`)).toEqual({ status: 204, rows: [] })
  })

  test.each<[string, (from: string) => object, string]>([
    ['itself', (from) => ({ pipeline: { from, to: from }, stages: [] }), 'INVALID_DATA'],
    ['an unknown one', (from) => ({ pipeline: { from, to: '5' }, stages: [] }), 'INVALID_DATA'],
    ['no pipelines', () => ({ stages: [] }), 'MANDATORY_NOT_FOUND'],
    ['no stages', (from) => ({ pipeline: { from, to: STANDARD } }), 'MANDATORY_NOT_FOUND'],
    [
      'a stage of neither',
      (from) => ({ pipeline: { from, to: STANDARD }, stages: [{ from: IDENTIFY, to: IDENTIFY }] }),
      'INVALID_DATA',
    ],
  ])('a transfer to %s is refused', (_what, row, code) => {
    const setup = openAsking()
    expect(transfer(setup, row(String(create(setup, partners).details['id'])))).toMatchObject({ code })
  })

  test('a transfer that loses a stage is refused', () => {
    const setup = openAsking()
    const { details } = create(setup, partners)
    const pair = { pipeline: { from: STANDARD, to: details['id'] }, stages: [] }
    expect(transfer(setup, pair)).toMatchObject({ code: 'INVALID_DATA', details: { api_name: 'stages' } })
  })
})
