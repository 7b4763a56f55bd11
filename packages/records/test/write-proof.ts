// 10,000 rows created, upserted and read back through faults, from several seeds.
// node --conditions=@x/source packages/records/test/write-proof.ts [rows] [storms]
import process from 'node:process'
import { writeStorm } from './write-storm.ts'

const [rows = '10000', storms = '3'] = process.argv.slice(2)
const reports = []
for (let seed = 1; seed <= Number(storms); seed += 1)
  reports.push({ seed, ...(await writeStorm(Number(rows), seed)) })
console.table(reports)
