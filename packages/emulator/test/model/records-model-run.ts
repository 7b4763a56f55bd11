// `pnpm model:records`: 20,000 runs, or as many as the argument says.
import process from 'node:process'
import { openModelRuns } from './records-model.ts'

const runs = Number(process.argv[2] ?? 20_000)
const run = openModelRuns()
for (let seed = 1; seed <= runs; seed += 1) {
  const wrong = run(seed, 12)
  if (wrong !== undefined) throw new Error(`run ${seed}: ${wrong}`)
}
console.info(`${runs} runs, none of them different from the model`)
