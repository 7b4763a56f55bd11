// Budgets that do not depend on the machine: bytes of bundles, bytes and packages of an installation.
import { createReport } from '../tools/release/report.mjs'
import { createConsumer, installedSize } from './consumer.mjs'
import { BUNDLES, weigh } from './size.mjs'

/** Bytes minified, bytes gzip: what was reached, and a few percent. docs/benchmarks.md says why it is not less. */
const BUDGETS = {
  '@x/dc: getDataCenter': { plain: 6_000, gzip: 1_900 },
  '@x/auth: web login and tokens': { plain: 60_000, gzip: 20_000 },
  '@x/client: request': { plain: 27_500, gzip: 9_700 },
  '@x/user-groups: getSourcesCount': { plain: 30_500, gzip: 10_900 },
}
const MOST_BYTES = 3_000_000
const MOST_PACKAGES = 9

const report = createReport()
const consumer = await report.check('the packages are packed and installed', createConsumer)
if (consumer !== undefined) {
  await report.check(`installed: below ${MOST_BYTES} bytes and ${MOST_PACKAGES + 1} packages`, () => {
    const { packages, bytes } = installedSize(consumer)
    console.log(`  ${bytes} bytes; ${packages.length} packages: ${packages.join(', ')}`)
    if (bytes >= MOST_BYTES || packages.length > MOST_PACKAGES) throw new Error('That is too much.')
  })
  for (const name of Object.keys(BUNDLES)) {
    const budget = BUDGETS[name]
    await report.check(`${name}: at most ${budget.plain} bytes, ${budget.gzip} gzip`, async () => {
      const { plain, gzip } = await weigh(consumer, name)
      console.log(`  ${plain} bytes, ${gzip} gzip`)
      if (plain > budget.plain || gzip > budget.gzip) throw new Error('That is over the budget.')
    })
  }
  consumer.remove()
}
report.end()
