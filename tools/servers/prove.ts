// The long proof: `npm run prove -- processes`, `… chaos 1000 20261124`, `… scale 100000 redis`.
// Prints a table; fails on any violation.
import process from 'node:process'
import { backends, without } from './proof/backend.ts'
import { chaos } from './proof/chaos.ts'
import { burst, hours } from './proof/processes.ts'
import { scale } from './proof/scale.ts'

const [what = 'processes', first, second] = process.argv.slice(2)
let failed = 0
let passed = 0
const check = (holds: boolean, text: string): void => {
  if (holds) passed += 1
  else failed += 1
  console.log(`${holds ? '✓' : '✗'} ${text}`)
}
const names = backends.filter((name) => {
  const missing = without(name)
  if (missing !== false) console.log(`– skipped: ${name}: ${missing}`)
  return missing === false
})

if (what === 'processes') {
  for (const name of names) {
    const one = await burst(name, 16, 200)
    check(
      one.tokenCalls === 1 && one.accepted === one.asked,
      `${name}: 16 processes × 200 callers, token dead: ${one.tokenCalls} token call, ${one.accepted} of ${one.asked} right answers, ${one.ms} ms`,
    )
    const two = await hours(name, 24, 120)
    check(
      two.accepted === two.asked && two.tokenCalls === two.fewest && two.mostInTenMinutes <= 10,
      `${name}: 24 processes, two hours: ${two.accepted} of ${two.asked} right answers, ${two.tokenCalls} token calls (fewest possible ${two.fewest}), ` +
        `at most ${two.mostInTenMinutes} in ten minutes, ${Math.round(two.ms / 1000)} s`,
    )
    for (const error of new Set([...one.errors, ...two.errors])) console.log(`    ${error}`)
  }
} else if (what === 'chaos') {
  const rounds = Math.ceil(Number(first ?? 1000) / names.length)
  const seed = Number(second ?? 20_261_124)
  for (const name of names) {
    const result = await chaos(name, rounds, seed)
    const { violations, ...figures } = result
    check(violations.length === 0, JSON.stringify(figures))
    for (const violation of violations.slice(0, 20)) console.log(`    ${violation}`)
  }
} else if (what === 'scale') {
  for (const name of names.filter((each) => second === undefined || each === second)) {
    const result = await scale(name, Number(first ?? 100_000))
    check(Object.keys(result.errors).length === 0, JSON.stringify(result, undefined, 2))
  }
}
console.log(`${passed} passed, ${failed} failed, ${backends.length - names.length} skipped`)
process.exitCode = failed === 0 ? 0 : 1
