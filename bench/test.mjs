// Budgets that do not depend on the machine: bytes of bundles, bytes and packages of an installation.
import { createReport, expectNone } from '../tools/release/report.mjs'
import { repository } from '../tools/release/workspace.mjs'
import { bundle } from './bundle.mjs'
import { createConsumer, installedSize } from './consumer.mjs'
import { weighOperations } from './operations.mjs'
import { BUNDLES, weigh } from './size.mjs'
import { weighTag } from './tag.mjs'

/** Bytes minified, bytes gzip: what was reached, and a few percent. docs/benchmarks.md says why it is not less. */
const BUDGETS = {
  '@x/dc: getDataCenter': { plain: 5_500, gzip: 1_750 },
  '@x/auth: web login and tokens': { plain: 62_000, gzip: 21_300 },
  '@x/client: request': { plain: 37_200, gzip: 13_400 },
  '@x/user-groups: getSourcesCount': { plain: 42_800, gzip: 15_700 },
}
/** Words of what one call does not use: paging, writing rows, limiter, evidence, a row that is not in the table. */
const UNUSED = [
  'and Zoho says that there are more',
  'so it is not known which were written',
  'how many calls may run at the same time',
  'never confirmed for CRM',
  'Singapore',
]
const MOST_BYTES = 3_000_000
const MOST_PACKAGES = 9

/** What a declared operation may add, measured likewise. */
const DECLARED = {
  'the first, above request': { plain: 4_100, gzip: 1_700 },
  'nine more of other verbs': { plain: 6_600, gzip: 2_200 },
  'another of a verb in use': { plain: 80, gzip: 40 },
}

/** What a query in COQL may add, measured likewise. */
const QUERY = {
  'the tag': { plain: 1_900, gzip: 1_000 },
  'the tag with criteria': { plain: 4_200, gzip: 1_600 },
}

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
  await report.check('a declared operation adds no more than its budget', async () => {
    const adds = await weighOperations(consumer.folder)
    const over = Object.entries(DECLARED).filter(([what, budget]) => {
      console.log(`  ${what}: ${adds[what].plain} bytes, ${adds[what].gzip} gzip`)
      return adds[what].plain > budget.plain || adds[what].gzip > budget.gzip
    })
    expectNone(over.map(([what]) => what))
  })
  await report.check('the tag of COQL adds no more than its budget', async () => {
    const adds = await weighTag(`${repository}apps/example`)
    const over = Object.entries(QUERY).filter(([what, budget]) => {
      console.log(`  ${what}: ${adds[what].plain} bytes, ${adds[what].gzip} gzip`)
      return adds[what].plain > budget.plain || adds[what].gzip > budget.gzip
    })
    expectNone(over.map(([what]) => what))
  })
  await report.check(
    'a bundle of one call has no other operation and nothing that the call does not use',
    async () => {
      const { inputs, text } = await bundle(consumer, BUNDLES['@x/user-groups: getSourcesCount'].code)
      const bundled = Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0)
      // What a limiter and the allowance for repeats share stands in one file; the limiter's words are looked for below.
      const strays = /operations\/(?!get-sources-count)|redis|node\/index/
      expectNone(bundled.filter((path) => strays.test(path.replace(/^.*@x/, ''))))
      expectNone(UNUSED.filter((words) => text.includes(words)))
      const whole = await bundle(
        consumer,
        "export * from '@x/client'; export * as endpoint from '@x/client/endpoint'; export * from '@x/dc'",
      )
      const gone = UNUSED.filter((words) => !whole.text.includes(words))
      if (gone.length > 0)
        throw new Error(`No module says this any more, so look for other words: ${gone.join(', ')}`)
    },
  )
  consumer.remove()
}
report.end()
