/** Runs the model test at length: `pnpm --filter @x/auth model 20000 [seed]`. */
import { spawnSync } from 'node:child_process'

const [runs = '20000', seed = String(Date.now() % 2 ** 31)] = process.argv
  .slice(2)
  .filter((each) => each !== '--')
if (!/^[1-9]\d{0,8}$/.test(runs) || !/^\d{1,10}$/.test(seed)) {
  console.error('Usage: pnpm --filter @x/auth model [runs] [seed]')
  process.exit(2)
}
console.log(`${runs} lives, seed ${seed}`)
const { status } = spawnSync('pnpm', ['exec', 'vitest', 'run', 'test/model/model.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, MODEL_RUNS: runs, MODEL_SEED: seed },
})
process.exitCode = status ?? 1
