import { writeFileSync } from 'node:fs'
import process from 'node:process'
import type { Reporter } from 'vitest/node'
import { takeComplaints } from '../internal/described-answers/src/index.ts'

/**
 * Writes `.test-report.json` into the package whose script runs (its working directory). `check.mjs` sums these
 * files, so that a package restored from turbo's cache still counts.
 */
export const report: Reporter = {
  onTestRunEnd(modules, errors, reason) {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    )
    const count = (state: string): number => states.filter((each) => each === state).length
    // A file that did not load, or an unhandled error, fails the run without failing a test.
    const complaints = takeComplaints()
    for (const complaint of complaints) console.error(`An answer that no description has: ${complaint}`)
    if (complaints.length > 0) process.exitCode = 1
    const failed = count('failed') + errors.length + complaints.length
    const skipped = modules
      .flatMap((module) => [...module.children.allTests()])
      .filter((test) => test.result().state === 'skipped')
      .map((test) => test.fullName)
    const totals = {
      passed: count('passed'),
      failed: reason === 'passed' ? failed : Math.max(failed, 1),
      skipped: count('skipped'),
      skippedTests: skipped,
    }
    writeFileSync(`${process.cwd()}/.test-report.json`, JSON.stringify(totals))
  },
}
