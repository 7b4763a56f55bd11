// How long queries take: parsing, and a page of 100,000 records of which half match. node --conditions=@x/source bench/queries.ts
import { performance } from 'node:perf_hooks'
import { parseQuery } from '../src/crm/areas/query/parse-query.ts'
import { openQueries } from '../test/crm/query-setup.ts'

const RECORDS = 100_000

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0
}

function measure(runs: number, work: () => unknown): number {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const before = performance.now()
    work()
    times.push(performance.now() - before)
  }
  return median(times)
}

const queries = openQueries()
for (let at = 0; at < RECORDS; at += 100)
  queries.make(
    'Leads',
    ...Array.from({ length: 100 }, (_, index) => ({
      Last_Name: `Lead ${((at + index) * 7919) % RECORDS}`,
      Company: 'Bench',
      No_of_Employees: (at + index) % 2,
    })),
  )

const text =
  'select Last_Name, Company, Email from Leads where No_of_Employees = 1 order by Last_Name limit 200'
const parse = measure(2000, () => parseQuery(text, { brackets: 'needed' })) * 1000
const byText = measure(31, () => queries.ask(text))
const byId = measure(31, () => queries.ask('select Last_Name from Leads where No_of_Employees = 1 limit 200'))
const grouped = measure(31, () =>
  queries.ask('select COUNT(id), No_of_Employees from Leads where id is not null group by No_of_Employees'),
)
console.log('| what | median | at most |\n|---|---|---|')
console.log(`| parsing a query | ${parse.toFixed(1)} µs | 20 µs |`)
console.log(
  `| half of ${RECORDS} records match, ordered by a text, limit 200 | ${byText.toFixed(1)} ms | 15 ms |`,
)
console.log(`| the same in the order of ids | ${byId.toFixed(1)} ms | |`)
console.log(`| all of them counted in two groups | ${grouped.toFixed(1)} ms | |`)
