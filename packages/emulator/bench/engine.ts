import { cpus } from 'node:os'
import { createCounters } from '../src/engine/counters.ts'
import { createDatabase } from '../src/engine/database.ts'
import type { Row } from '../src/engine/table.ts'
import { median } from './median.ts'

/**
 * `pnpm bench:engine [records]`: what a write of ten rows, and a mark with ten writes and the way back, take on a table
 * of so many records with 60 fields, 2 of them unique, 6 pointing to other rows; and what a record weighs.
 */
const sizes = process.argv[2] === undefined ? [1000, 20_000, 200_000] : [Number(process.argv[2])]
type Lead = Row & Readonly<Record<string, string | number | boolean | null>>

const texts = Array.from({ length: 40 }, (_, index) => `Text_${index}`)
const numbers = Array.from({ length: 12 }, (_, index) => `Number_${index}`)
const lookups = ['Owner', 'Created_By', 'Modified_By', 'Account', 'Layout', 'Territory']
const uniques = ['Email', 'Number']

function setUp() {
  const database = createDatabase()
  const counters = createCounters(database)
  const schemas = database.table({ name: 'schemas' })
  const others = database.table({ name: 'others' })
  const leads = database.table<Lead>({
    name: 'leads',
    schema: () => schemas.get('leads'),
    unique: (row) => uniques.map((field) => [field, String(row[field])]),
    pointers: (row) =>
      lookups.map((field) => ({ field, table: 'others', id: String(row[field]), whenRemoved: 'clear' })),
    without: (row, pointers) => ({
      ...row,
      ...Object.fromEntries(pointers.map(({ field }) => [field, null])),
    }),
  })
  const act = <T>(work: () => T): T => database.act({ at: 0, by: null, source: 'bench' }, work)
  act(() => {
    schemas.insert({ id: 'leads' })
    for (let id = 1; id <= 500; id += 1) others.insert({ id: `${id}` })
  })
  const write = (count: number): void =>
    act(() => {
      for (let each = 0; each < count; each += 1) leads.insert(lead(counters.next('ids')))
    })
  return { database, write, leads }
}

/** Every field, so that all rows have one shape: objects that grow field by field weigh twice as much. */
const blank = JSON.parse(
  JSON.stringify(
    Object.fromEntries(['id', ...texts, ...numbers, ...lookups, ...uniques].map((field) => [field, null])),
  ),
) as Record<string, string | number | null>

function lead(number: number): Lead {
  const row = { ...blank, id: `3652397${String(number).padStart(12, '0')}` }
  for (const [index, field] of texts.entries())
    row[field] = index % 3 === 0 ? `value ${number % 1000} of ${field}` : null
  for (const field of numbers) row[field] = number % 97
  for (const field of lookups) row[field] = `${1 + (number % 500)}`
  row['Email'] = `someone-${number}@example.com`
  row['Number'] = `N-${number}`
  return row
}

const heap = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

process.stdout.write(`Node ${process.version}, ${cpus().length} cores

| records | 10 rows written, ms | mark, 10 rows, back, ms | snapshot, ms | restored, ms | bytes a record |
|---|---|---|---|---|---|
`)
for (const size of sizes) {
  const before = heap()
  const { database, write } = setUp()
  for (let done = 0; done < size; done += 100) write(100)
  const bytes = Math.round((heap() - before) / size)
  const ten = median(200, () => write(10))
  const marked = median(200, () => {
    const mark = database.mark()
    write(10)
    database.rewind(mark)
    database.release(mark)
  })
  const snapshot = median(3, () => void database.snapshot())
  const copy = database.snapshot()
  const restored = median(1, () => database.restore(copy))
  const shown = [ten, marked, snapshot, restored].map((each) => each.toFixed(2)).join(' | ')
  process.stdout.write(`| ${size} | ${shown} | ${bytes} |\n`)
}
