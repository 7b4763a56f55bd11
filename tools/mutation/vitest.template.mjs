import { defineConfig } from 'vitest/config'

/** Sources in the place of packages: a mutant of one package must be seen by the tests of another. */
const source = (path) => new URL(`./packages/${path}`, import.meta.url).pathname

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@x\/(dc|auth|emulator)$/, replacement: source('$1/src/index.ts') },
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
  },
})
