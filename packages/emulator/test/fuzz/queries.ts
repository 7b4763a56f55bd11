// Compares many random queries with a second evaluation: node --conditions=@x/source test/fuzz/queries.ts [how many]
import process from 'node:process'
import { compareQueries } from '../crm/queries/differences.ts'

const count = Number(process.argv[2] ?? 100_000)
const wrong: string[] = []
for (let round = 0; round * 1000 < count; round += 1) wrong.push(...compareQueries(1000, round + 1).wrong)
console.log(wrong.length === 0 ? `${count} queries, all alike` : wrong.join('\n'))
process.exitCode = wrong.length === 0 ? 0 : 1
