// What generated types cost: `node --conditions=@x/source bench/generated.ts` in this folder's package.
// 60 modules of 120 fields: seconds of tsc with and without the file, medians of five, interleaved; bytes at run time.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'rolldown'
import { generateTypes } from '../src/index.ts'
import { kinds } from '../test/kinds.ts'

const modules = Array.from({ length: 60 }, (_module, number) => ({
  api_name: `Module_${String(number)}`,
  fields: Array.from({ length: 120 }, (_field, index) => {
    const { field } = kinds[index % kinds.length] ?? { field: { api_name: 'A', data_type: 'text' } }
    return { ...field, api_name: `${field.api_name}_${String(index)}`, field_label: `Field ${String(index)}` }
  }),
}))
const started = performance.now()
const text = generateTypes({ modules })
const generating = performance.now() - started

const folder = mkdtempSync(join(fileURLToPath(new URL('../node_modules/', import.meta.url)), '.bench-'))
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
const program = (names: readonly string[]): string =>
  [
    "import { createRecords } from '@x/records'",
    "import type { Client } from '@x/client'",
    names.length === 0 ? '' : `import { ${names.join(', ')} } from './types.ts'`,
    'export function use(zoho: Client): unknown {',
    `  return [${names.map((name) => `createRecords(zoho, ${name}, [])`).join(', ') || "createRecords(zoho, 'Leads', [])"}]`,
    '}',
  ].join('\n')
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
writeFileSync(join(folder, 'types.ts'), text)
writeFileSync(join(folder, 'with.ts'), program(modules.map((module) => module.api_name)))
writeFileSync(join(folder, 'without.ts'), program([]))

const flags = [
  '--strict',
  '--noEmit',
  '--skipLibCheck',
  '--target',
  'es2023',
  '--lib',
  'es2024',
  '--module',
  'nodenext',
]
const more = [
  '--types',
  'node',
  '--customConditions',
  '@x/source',
  '--allowImportingTsExtensions',
  '--verbatimModuleSyntax',
  '--ignoreConfig',
]
const compile = (file: string): number => {
  const from = performance.now()
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...flags, ...more, file], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stdout)
  return (performance.now() - from) / 1000
}
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
const runs = Array.from({ length: 5 }, () => [compile('with.ts'), compile('without.ts')] as const)
const [withTypes, without] = [median(runs.map(([value]) => value)), median(runs.map(([, value]) => value))]
// Types vanish; what a minified program keeps is a name per module.
const names = modules.map((module) => module.api_name).join(', ')
writeFileSync(join(folder, 'all.ts'), `import { ${names} } from './types.ts'\nconsole.log(${names})`)
const bundle = await build({
  input: join(folder, 'all.ts'),
  output: { minify: true },
  write: false,
  logLevel: 'silent',
})
const atRunTime = bundle.output[0].code
rmSync(folder, { recursive: true })

console.log(
  `generateTypes              ${generating.toFixed(0)} ms, ${(text.length / 1024).toFixed(0)} kB of text`,
)
console.log(
  `tsc without / with         ${without.toFixed(2)} s / ${withTypes.toFixed(2)} s: ${(withTypes - without).toFixed(2)} s more`,
)
console.log(
  `at run time, all modules   ${String(atRunTime.length)} bytes, ${String(gzipSync(atRunTime).length)} gzip`,
)
