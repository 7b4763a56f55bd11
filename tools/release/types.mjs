import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './command.mjs'

/** Compilers that a consumer may have. */
export const compilers = ['5.9', '6', '7']

/** What a strict project may have set. */
export const strictest = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUncheckedSideEffectImports: true,
  skipLibCheck: false,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  target: 'es2023',
  noEmit: true,
}

/**
 * Ways to resolve modules, and which entries are for them: a server has Node's types and no DOM, a browser the reverse.
 */
export const resolutions = {
  nodenext: {
    options: { module: 'nodenext', moduleResolution: 'nodenext', lib: ['es2024'], types: ['node'] },
    takes: () => true,
    files: ['use.ts', 'use.cts'],
  },
  bundler: {
    options: {
      module: 'preserve',
      moduleResolution: 'bundler',
      lib: ['es2024', 'dom', 'dom.iterable'],
      types: [],
    },
    takes: ({ node, peer }) => !node && peer === undefined,
    files: ['use.ts'],
  },
}

/** Compiles a file that imports every entry, with declarations checked, by one compiler in one resolution. */
export async function checkTypes({ folder, entries }, compiler, resolution) {
  const { options, takes, files } = resolutions[resolution]
  const project = join(folder, `types-${compiler}-${resolution}`)
  mkdirSync(project, { recursive: true })
  const names = entries.filter(takes).map(({ specifier }) => specifier)
  const modules = names.map((_, index) => `each${index}`)
  const imports = names.map((specifier, index) => `import * as each${index} from '${specifier}'\n`)
  const requires = names.map((specifier, index) => `import each${index} = require('${specifier}')\n`)
  // `any` would compile whatever is missing.
  const known = modules.map(
    (name) =>
      `const ${name}IsKnown: 0 extends 1 & typeof ${name} ? false : true = true\nvoid ${name}IsKnown\n`,
  )
  writeFileSync(join(project, 'use.ts'), [...imports, ...known].join(''))
  writeFileSync(join(project, 'use.cts'), [...requires, ...known].join(''))
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...strictest, ...options }, files }),
  )
  const tsc = fileURLToPath(new URL(`node_modules/typescript-${compiler}/bin/tsc`, import.meta.url))
  await run('node', [tsc, '--project', project], { cwd: folder })
}
