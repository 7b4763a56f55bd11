import { describe, expect, test } from 'vitest'
import { createDatabase } from '../../engine/database.ts'
import { Fault, type Row } from '../../engine/table.ts'
import { applyChanges } from '../fields/row-lists.ts'
import { invalid, mandatory, RowFault } from '../fields/row-fault.ts'
import { verdictsOf, writeRows } from './write-rows.ts'

interface Lead extends Row {
  readonly Email: string
  readonly Account: string | null
}

function setUp(several: 'all' | 'first' = 'all') {
  const database = createDatabase()
  const accounts = database.table({ name: 'Accounts' })
  const leads = database.table<Lead>({
    name: 'Leads',
    unique: ({ Email }) => [['Email', Email]],
    pointers: ({ Account }) =>
      Account === null ? [] : [{ field: 'Account', table: 'Accounts', id: Account, whenRemoved: 'refuse' }],
  })
  const write = (rows: readonly unknown[], work: (row: never, path: string) => void): unknown =>
    database.act({ at: 0, by: null, source: 'test' }, () =>
      writeRows(
        (attempt) => database.attempt(attempt),
        'data',
        rows,
        { several },
        (row, path) => {
          work(row as never, path)
          return { message: 'record added', details: {} }
        },
      ).map(({ code, details, status }) => ({ code, details, status })),
    )
  return { accounts, leads, write }
}

describe('rows of a body', () => {
  test('turn what the engine refuses into verdicts, and undo what fails', () => {
    const { accounts, leads, write } = setUp()
    const insert = (row: Lead): void => {
      leads.insert({ ...row, id: `9${row.id}` })
      leads.insert(row)
    }
    const lead = { id: '1', Email: 'a', Account: null }
    expect(write([lead], (row: Lead) => void leads.insert(row))).toEqual([
      { code: 'SUCCESS', details: {}, status: 'success' },
    ])
    expect(write([{ ...lead, id: '2', Email: 'b' }], insert)).toMatchObject([
      {
        code: 'DUPLICATE_DATA',
        status: 'error',
        details: { id: '92', api_name: 'Email', json_path: '$.data[0].Email' },
      },
    ])
    expect(leads.size).toBe(1)
    expect(
      write(
        [lead, { id: '3', Email: 'c', Account: '8' }],
        (row: Lead) => void leads.insert({ ...row, id: '3' }),
      ),
    ).toMatchObject([
      { code: 'DUPLICATE_DATA', details: { id: '1' } },
      { code: 'INVALID_DATA', details: { api_name: 'Account', json_path: '$.data[1].Account' } },
    ])
    write([{}], () => accounts.insert({ id: '8' }))
    write([{ id: '3', Email: 'c', Account: '8' }], (row: Lead) => void leads.insert(row))
    expect(write([{}], () => accounts.remove('8'))).toMatchObject([
      { code: 'ALREADY_USED', details: { id: '3', api_name: 'Account' } },
    ])
  })

  test('with several things wrong say all of them, or the first', () => {
    const bad = (_row: never, path: string): void => {
      const place = { api_name: 'x', json_path: `${path}.x` }
      throw new RowFault(...mandatory(place).verdicts, ...invalid(place, { maximum_length: 3 }).verdicts)
    }
    expect(setUp().write([{}], bad)).toEqual([
      {
        code: 'MULTIPLE_OR_MULTI_ERRORS',
        status: 'error',
        details: {
          errors: [
            expect.objectContaining({ code: 'MANDATORY_NOT_FOUND', status: 'error' }),
            expect.objectContaining({
              code: 'INVALID_DATA',
              details: { maximum_length: 3, api_name: 'x', json_path: '$.data[0].x' },
            }),
          ],
        },
      },
    ])
    expect(setUp('first').write([{}], bad)).toMatchObject([{ code: 'MANDATORY_NOT_FOUND' }])
  })

  test('say about the holder of a unique value what the area adds', () => {
    const { leads } = setUp()
    const by = { id: '4', Email: 'a', Account: null }
    const taken = new Fault({ kind: 'taken', table: leads.name, field: 'Email', by })
    const duplicate = (holder: Row): Record<string, unknown> => ({ duplicate_record: { id: holder.id } })
    expect(verdictsOf(taken, '$.data[0]', { duplicate })).toMatchObject([
      {
        code: 'DUPLICATE_DATA',
        details: { id: '4', duplicate_record: { id: '4' }, api_name: 'Email', json_path: '$.data[0].Email' },
      },
    ])
  })

  test('let through what is not a fault of a row', () => {
    expect(() =>
      setUp().write([{}], () => {
        throw new TypeError('ours')
      }),
    ).toThrow('ours')
  })
})

test('rows inside a record are added, changed and removed by their ids; an empty list removes all', () => {
  const place = { api_name: 'Rows', json_path: '$.data[0].Rows' }
  let next = 10
  const after = (...changes: Parameters<typeof applyChanges>[1]): unknown =>
    applyChanges(
      [
        { id: '1', a: 1 },
        { id: '2', a: 2 },
      ],
      changes,
      place,
      () => `${(next += 1)}`,
    )
  expect(
    after(
      { remove: false, values: { a: 3 } },
      { id: '1', remove: false, values: { b: 1 } },
      { id: '2', remove: true, values: {} },
    ),
  ).toEqual([
    { id: '1', a: 1, b: 1 },
    { id: '11', a: 3 },
  ])
  expect(after()).toEqual([])
  expect(() => after({ id: '7', remove: true, values: {} })).toThrow(RowFault)
})
