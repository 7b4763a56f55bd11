import { describe, expect, test } from 'vitest'
import { setUpCrm } from '../../../test/crm/setup.ts'
import { createDatabase } from '../../engine/database.ts'
import { Fault } from '../../engine/table.ts'
import { RowFault } from '../fields/row-fault.ts'
import { statusOf } from './answer-rows.ts'
import { rowById } from './row-by-id.ts'
import { verdictsOf } from './write-rows.ts'

const NORTH = '3652397000009952001'
const place = { api_name: 'user_groups', json_path: '$.user_groups' }

describe('the rows of a body', () => {
  const { call } = setUpCrm()
  test.each([
    ['no array', { user_groups: {} }, { expected_data_type: 'jsonarray', ...place }],
    ['none', { user_groups: [] }, { minimum_length: 1, ...place }],
    ['too many', { user_groups: Array.from({ length: 11 }, () => ({})) }, { maximum_length: 10, ...place }],
  ])('%s', (_title, body, details) => {
    expect(call('POST /settings/user_groups', body)).toEqual({
      status: 400,
      body: { code: 'INVALID_DATA', details, message: 'invalid data', status: 'error' },
    })
  })

  test('several faults of a row stand together, or the first alone', () => {
    const body = { user_groups: [{ name: 1, description: 2, sources: [] }] }
    const several = (severalFaults: 'all' | 'first'): unknown =>
      setUpCrm({ readings: { requests: { severalFaults } } }).call('POST /settings/user_groups', body).body
    expect(several('all')).toMatchObject({
      user_groups: [{ code: 'MULTIPLE_OR_MULTI_ERRORS', message: 'Multiple errors in the request' }],
    })
    expect(several('first')).toMatchObject({ user_groups: [{ code: 'INVALID_DATA' }] })
  })

  test('the status says whether all, some or none succeeded', () => {
    const [fine, bad] = [{ status: 'success' }, { status: 'error' }] as never[]
    expect(statusOf([fine, fine] as never, 201, 207)).toBe(201)
    expect(statusOf([fine, bad] as never, 201, 207)).toBe(207)
    expect(statusOf([bad, bad] as never, 201, 207)).toBe(400)
  })
})

describe('a row that names its row by id', () => {
  const table = createDatabase().table({ name: 'groups' })
  const verdictsOfRow = (sent: unknown, path: string): unknown => {
    try {
      return rowById(table, sent, path)
    } catch (error) {
      return verdictsOf(error, path)
    }
  }
  const at = { api_name: 'id', json_path: '$.user_groups[0].id' }
  test.each([
    [
      7,
      'INVALID_DATA',
      { api_name: 'user_groups', json_path: '$.user_groups[0]', expected_data_type: 'jsonobject' },
    ],
    [{}, 'MANDATORY_NOT_FOUND', at],
    [{ id: 7 }, 'INVALID_DATA', at],
    [{ id: NORTH }, 'INVALID_DATA', at],
  ])('%j', (sent, code, details) => {
    expect(verdictsOfRow(sent, '$.user_groups[0]')).toEqual([
      { code, details, message: expect.any(String), status: 'error' },
    ])
  })

  test('a path without an index stands for itself', () => {
    expect(verdictsOfRow(7, 'row')).toMatchObject([{ details: { api_name: 'row', json_path: 'row' } }])
  })

  test('the id of another kind of thing finds nothing, even when a row has its text', () => {
    const database = createDatabase()
    const rows = database.table({ name: 'rows' })
    database.act({ at: 0, by: null, source: 'test' }, () => rows.insert({ id: '7' }))
    expect(rowById(rows, { id: '7' }, '$.rows[0]')).toEqual({ id: '7' })
    expect(() => rowById(rows, { id: ['7'] }, '$.rows[0]')).toThrow(RowFault)
  })
})

test("the engine's refusals in Zoho's words", () => {
  const by = { id: '5' }
  const pointer = { field: 'role', table: 'roles', id: '9', whenRemoved: 'refuse' as const }
  const told = [
    new Fault({ kind: 'taken', table: 'x', field: 'name', by }),
    new Fault({ kind: 'dangling', table: 'x', pointer }),
    new Fault({ kind: 'in-use', table: 'x', by, field: 'role' }),
  ].map((error) => verdictsOf(error, '$.rows[1]')[0])
  expect(told).toEqual([
    {
      code: 'DUPLICATE_DATA',
      message: 'duplicate data',
      details: { id: '5', api_name: 'name', json_path: '$.rows[1].name' },
      status: 'error',
    },
    {
      code: 'INVALID_DATA',
      message: 'the id given seems to be invalid',
      details: { api_name: 'role', json_path: '$.rows[1].role' },
      status: 'error',
    },
    {
      code: 'ALREADY_USED',
      message: 'it is used elsewhere',
      details: { id: '5', api_name: 'role' },
      status: 'error',
    },
  ])
})
