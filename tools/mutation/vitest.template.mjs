import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'

/** Sources in the place of packages: a mutant of one package must be seen by the tests of another. */
const source = (path) => new URL(`./packages/${path}`, import.meta.url).pathname

/** Quick files first: most mutants die in the first file that knows them. Vitest begins with the longest. */
class QuickFirst extends BaseSequencer {
  async sort(files) {
    // oxlint-disable-next-line unicorn/no-array-sort -- no array: the sequencer has a method of this name
    const longestFirst = await super.sort(files)
    return longestFirst.toReversed()
  }
}

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@x\/(dc|auth|client|emulator)$/, replacement: source('$1/src/index.ts') },
      { find: '@x/client/endpoint', replacement: source('client/src/endpoint/index.ts') },
      { find: /^@x\/(dc|auth|emulator)\/([a-z-]+)$/, replacement: source('$1/src/$2.ts') },
      { find: /^fast-check$/, replacement: SHORT },
      { find: /^fast-check-itself$/, replacement: FAST_CHECK },
    ],
  },
  test: {
    include: INCLUDE,
    exclude: ['**/*.forked.test.ts', '**/node_modules/**'],
    // A mutant whose promise never settles fails its test, long before Stryker would end the process.
    testTimeout: 6000,
    // Where tests share no state but modules, one process loads everything once, not again for each file.
    isolate: ISOLATE,
    sequence: { sequencer: QuickFirst },
  },
})
