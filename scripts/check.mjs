#!/usr/bin/env node
// `npm test`: format, lint, types, tests, snippets; then one line with the sum of all tests.
// A package whose tests came from turbo's cache counts with the report that the cache restored.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import process from 'node:process'
import { manifestOf, operationFolders, testedFolders } from './folders.ts'

const root = new URL('../', import.meta.url)
const together = new Set(operationFolders())
const alone = testedFolders().filter((folder) => !together.has(folder))
// Packages of operations have one report, which the workspace's own script writes.
const tested = ['.', ...alone]
const nameOf = (folder) => (folder === '.' ? 'packages of operations' : folder)
const reportOf = (folder) => new URL(`${folder}/.test-report.json`, root)

for (const folder of tested) rmSync(reportOf(folder), { force: true })

const tasks = [
  ...['lint', 'typecheck', 'snippets:check', 'operations:check', 'test:operations'].map(
    (task) => `//#${task}`,
  ),
  ...alone.map((folder) => `${manifestOf(folder).name}#test`),
]
// Types and lint are programs in Go, which end before it pays to collect their garbage. TypeScript's four checkers beside
// each other work the same types out four times: the script has one, since the tests want the other processors.
const environment = {
  ...process.env,
  GOGC: 'off',
  GOMEMLIMIT: '2GiB',
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
}
const turbo = spawnSync(
  'turbo',
  [
    'run',
    ...tasks,
    '--continue=dependencies-successful',
    // More than there are processors: tests wait now and then.
    '--concurrency=150%',
    '--output-logs=new-only',
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: environment,
  },
)

const sum = { passed: 0, failed: 0, skipped: 0 }
for (const folder of tested) {
  if (!existsSync(reportOf(folder))) {
    console.log(`${nameOf(folder)}: tests did not run to the end`)
    sum.failed += 1
    continue
  }
  const report = JSON.parse(readFileSync(reportOf(folder), 'utf8'))
  for (const key of Object.keys(sum)) sum[key] += report[key]
  // A suite that is skipped as a whole is one line.
  const suites = new Map()
  for (const name of report.skippedTests) {
    const suite = name.split(' > ')[0]
    suites.set(suite, [...(suites.get(suite) ?? []), name])
  }
  for (const [suite, names] of suites) {
    console.log(
      `skipped: ${nameOf(folder)}: ${names.length === 1 ? names[0] : `${suite}: ${names.length} tests`}`,
    )
  }
}
// A failed lint or type task fails no test, yet the run has failed.
if (turbo.status !== 0 && sum.failed === 0) sum.failed = 1
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
process.exitCode = sum.failed === 0 ? 0 : 1
