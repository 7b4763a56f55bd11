// `npm run new-operation` begins every operation of the census with a verb that there is, and with its own address.
import * as endpoint from '@x/client/endpoint'
import { expect, test } from 'vitest'
import { draftOf } from '../../../../scripts/draft-operation.ts'
import { readCensus, shapeOf, type CensusRow } from './read-census.ts'

const census = readCensus(new URL('../../census.tsv', import.meta.url))

/** What a declaration says, when it is one. */
function declared(row: CensusRow): unknown {
  const { declaration } = draftOf(row, ['listRows'])
  const [, type, verb = '', text = ''] = /: (\w+)<.*> = (\w+)\('([^']*)'/.exec(declaration) ?? []
  const make = (endpoint as unknown as Record<string, unknown>)[verb]
  if (typeof make !== 'function' || type?.toLowerCase() !== verb.toLowerCase()) return declaration
  const made = (
    make as (...parameters: readonly unknown[]) => { endpoint: { method: string; address: string } }
  )(text, '', '')
  return shapeOf(made.endpoint.method, made.endpoint.address)
}

// A file that an answer names has no address of its own.
const rows = census.filter((row) => !/^\{(?!upload)/.test(row.path))

test('every operation of the census can be begun', () => {
  expect(rows.length).toBeGreaterThan(500)
  const wrong = rows.filter((row) => declared(row) !== shapeOf(row.method, row.path)).map(declared)
  expect(wrong).toEqual([])
})

test('what fills an address is an id, or a name', () => {
  const note = census.find((row) => row.function === 'getRecordNote')
  expect(note === undefined ? '' : draftOf(note, []).declaration).toContain(
    "GetOne<[module: string, recordId: Id, noteId: Id], Note> = getOne('{module}/{record id}/Notes/{note id}', 'data'",
  )
})
