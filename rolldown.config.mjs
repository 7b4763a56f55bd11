/**
 * Puts the modules of a package together: one file an entry, and one for what entries share. A process that imports
 * `@x/client` reads two files, not fifty, which halves the time. Operations are marked, so that a bundler drops those that
 * nobody uses.
 *
 * Run in the folder of a package, whose `exports` and `bin` are the entries. The types come from tsc.
 */
import { readFileSync } from 'node:fs'
import { defineConfig } from 'rolldown'
import { pureOperationsPlugin } from './scripts/pure-operations.ts'

const { exports, bin = {} } = JSON.parse(readFileSync('package.json', 'utf8'))
const built = [...Object.values(exports).map((entry) => entry.default ?? ''), ...Object.values(bin)]
const names = built.flatMap((path) => /^\.\/dist\/(.+)\.js$/.exec(path)?.[1] ?? [])

export default defineConfig({
  input: Object.fromEntries(names.map((name) => [name, `src/${name}.ts`])),
  // Whatever is not ours stays an import; what the compiler itself adds is put in.
  external: /^(?!@oxc-project\/)[@a-z]/,
  platform: 'neutral',
  plugins: [pureOperationsPlugin],
  output: {
    dir: 'dist',
    cleanDir: true,
    chunkFileNames: 'shared/[name].js',
    sourcemap: true,
    // The tarball has the sources.
    sourcemapExcludeSources: true,
    comments: { legal: true, annotation: true, jsdoc: false },
  },
})
