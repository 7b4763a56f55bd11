import { mkdtempSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import { run } from '../release/command.mjs'
import { readJson } from '../release/workspace.mjs'

/**
 * Runs all tests of a copy of the repository under one Node.js. Types are the same under each: they are not compiled.
 * Resolves to `{ passed, failed, skipped, failures }`.
 */
export async function runSuites(copy, work, node) {
  const outputFile = join(mkdtempSync(join(work, 'suites-')), 'report.json')
  const vitest = join(copy, 'node_modules/vitest/vitest.mjs')
  const parameters = ['run', '--reporter=json', `--outputFile=${outputFile}`]
  const env = { PATH: `${dirname(node)}${delimiter}${process.env.PATH}` }
  const ended = await run(node, [vitest, ...parameters], { cwd: copy, env, timeout: 900_000 }).then(
    () => undefined,
    (error) => error,
  )
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = readReport(
    outputFile,
    ended,
  )
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => [
    ...assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${test.fullName}\n${test.failureMessages.join('\n').slice(0, 600)}`),
    ...(status === 'failed' && assertionResults.length === 0 ? [`${name} did not load: ${message}`] : []),
  ])
  if (ended !== undefined && failures.length === 0) failures.push(ended.message)
  return {
    passed: numPassedTests,
    failed: Math.max(numFailedTests, failures.length === 0 ? 0 : 1),
    skipped: numPendingTests + numTodoTests,
    failures,
  }
}

function readReport(file, ended) {
  try {
    return readJson(file)
  } catch (error) {
    throw ended ?? error
  }
}
