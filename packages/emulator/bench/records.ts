import { cpus } from 'node:os'
import process from 'node:process'
import { median } from './median.ts'
import { openLeads, tenFields } from './organization-of-leads.ts'

/**
 * `pnpm bench:records [records]`: what calls take on an organization with so many leads (all standard fields, 2 unique, 6
 * lookups), and what a lead weighs.
 */
const sizes = process.argv[2] === undefined ? [1000, 20_000, 200_000] : [Number(process.argv[2])]

const heap = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

process.stdout.write(`Node ${process.version}, ${cpus().length} cores, medians in ms

| leads | 10 created | 10 changed | mark, 10 created, back | mark, 10 calls of one, back | 200 of 10 fields | snapshot | restore | bytes a lead |
|---|---|---|---|---|---|---|---|---|
`)
for (const size of sizes) {
  const { crm, call, write } = openLeads()
  write(100)
  const before = heap()
  for (let done = 0; done < size; done += 100) write(100)
  const bytes = Math.round((heap() - before) / size)
  const rewound = (work: () => void) => (): void => {
    const mark = crm.marks.mark()
    work()
    crm.marks.rewind(mark)
    crm.marks.release(mark)
  }
  const ids = write(10)
  const changes = { data: ids.map((id) => ({ id, City: 'York' })) }
  const taken = [
    median(300, () => write(10)),
    median(300, () => call('PUT /Leads', changes)),
    median(
      300,
      rewound(() => write(10)),
    ),
    median(
      100,
      rewound(() => {
        for (let each = 0; each < 10; each += 1) write(1)
      }),
    ),
    median(300, () => call(`GET /Leads?fields=${tenFields}&per_page=200`)),
    median(5, () => crm.snapshot()),
  ]
  const copy = crm.snapshot()
  taken.push(median(3, () => crm.restore(copy)))
  process.stdout.write(`| ${size} | ${taken.map((each) => each.toFixed(2)).join(' | ')} | ${bytes} |\n`)
}
