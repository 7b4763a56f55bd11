import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './command.mjs'
import { expectNone } from './report.mjs'

const says = {
  node10:
    /TS2307: Cannot find module '@x\/client'[^]*could not be resolved under your current 'moduleResolution'/,
  classic: /TS2792: Cannot find module '@x\/client'\. Did you mean to set the 'moduleResolution' option/,
  deprecated: /TS5107: Option 'moduleResolution=\w+' is deprecated/,
  removed: /TS5108: Option 'moduleResolution=\w+' has been removed/,
  node16: /TS1479: The current file is a CommonJS module/,
  es2020: /TS2304: Cannot find name 'ErrorOptions'/,
}

/** What the section "An older tsconfig" of docs/start.md says: a compiler, its settings, and what it says of them. */
const settings = [
  { compiler: '5.9', options: { module: 'commonjs', moduleResolution: 'node10' }, said: says.node10 },
  { compiler: '5.9', options: { module: 'commonjs', moduleResolution: 'node' }, said: says.node10 },
  { compiler: '5.9', options: { module: 'commonjs' }, said: says.node10 },
  { compiler: '5.9', options: { module: 'commonjs', moduleResolution: 'classic' }, said: says.classic },
  { compiler: '6', options: { module: 'commonjs', moduleResolution: 'node10' }, said: says.deprecated },
  { compiler: '7', options: { module: 'commonjs', moduleResolution: 'node10' }, said: says.removed },
  { compiler: '7', options: { module: 'commonjs', moduleResolution: 'classic' }, said: says.removed },
  { compiler: '5.9', options: { module: 'node16' }, said: says.node16 },
  {
    compiler: '5.9',
    options: { module: 'nodenext', target: 'es2020', skipLibCheck: false },
    said: says.es2020,
  },
  {
    compiler: '5.9',
    options: { module: 'nodenext', target: 'es2020', lib: ['es2022'], skipLibCheck: false },
    said: undefined,
  },
  ...['5.9', '6', '7'].flatMap((compiler) => [
    { compiler, options: { module: 'nodenext' }, said: undefined },
    { compiler, options: { module: 'preserve' }, said: undefined },
  ]),
]

const common = { target: 'es2022', strict: true, types: ['node'], noEmit: true, skipLibCheck: true }
const program = `import { createClient } from '@x/client'\nimport { fileStore } from '@x/auth/file'\nvoid createClient\nvoid fileStore\n`

/** Old settings get the message that docs/start.md quotes, and its two cures compile, in a CommonJS project as well. */
export async function checkOldSettings(folder) {
  const file = join(folder, 'old-settings.json')
  writeFileSync(join(folder, 'old.cts'), program)
  const wrong = []
  for (const { compiler, options, said } of settings) {
    const compilerOptions = { ...common, ...options }
    writeFileSync(file, JSON.stringify({ compilerOptions, files: ['old.cts'] }))
    const tsc = fileURLToPath(new URL(`node_modules/typescript-${compiler}/bin/tsc`, import.meta.url))
    const heard = await run('node', [tsc, '--project', file], { cwd: folder }).then(
      () => undefined,
      (error) => String(error),
    )
    const isAsSaid = said === undefined ? heard === undefined : heard !== undefined && said.test(heard)
    if (!isAsSaid) wrong.push(`TypeScript ${compiler}, ${JSON.stringify(options)}: ${heard ?? 'compiles'}`)
  }
  expectNone(wrong)
}
