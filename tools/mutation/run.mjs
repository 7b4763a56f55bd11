/**
 * Mutation tests with Stryker, of what others rely on most: `npm --prefix tools/mutation run mutate`, or `… -- dc` for one part.
 * `--every=3` takes each third file, `--every=3 --from=1` the next ones: a sample, or a run in three pieces.
 * A second run takes over the verdicts of mutants whose code and tests have not changed (reports/*.incremental.json).
 *
 * The sources are copied into `work`, without node_modules: in the workspace `packages/auth/node_modules/@x/dc` would lead
 * back to the original, and the tests would not see the mutants. Here every @x/… is an alias of a copied source.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../../', import.meta.url))
const LEAST = 85
const withStatic = process.argv.includes('--static')
const numberOf = (name) =>
  Number(process.argv.find((each) => each.startsWith(`--${name}=`))?.split('=')[1] ?? Number.NaN)
const every = numberOf('every') || 1
const from = numberOf('from') || 0
/**
 * Parts are measured each with the tests that are about it: whatever only other tests would find counts as missed. The
 * model test is left out, too: it would find more, but a hundred lives a mutant take longer than all the rest.
 */
const parts = {
  dc: {
    mutate: ['packages/dc/src/**/*.ts'],
    tests: ['packages/dc/{src,test}/**/*.test.ts'],
  },
  refresh: {
    mutate: [
      'packages/auth/src/{refresh,zoho,store}/**/*.ts',
      'packages/auth/src/zoho-time.ts',
      'packages/auth/src/token.ts',
    ],
    tests: ['packages/auth/src/**/*.test.ts', 'packages/auth/test/{refresh,zoho,store}/**/*.test.ts'],
    // Tests of the file store put a file system of their own in the place of Node's, before anything is loaded.
    isolate: true,
  },
  login: {
    mutate: [
      'packages/auth/src/{login,flows,grant,errors}/**/*.ts',
      'packages/auth/src/*.ts',
      '!packages/auth/src/zoho-time.ts',
      '!packages/auth/src/token.ts',
    ],
    tests: [
      'packages/auth/src/**/*.test.ts',
      'packages/auth/test/{login,flows,refresh}/**/*.test.ts',
      'packages/auth/test/errors.test.ts',
      'packages/auth/test/store/encrypted-store.test.ts',
    ],
  },
  verbs: {
    mutate: ['packages/client/src/endpoint/**/*.ts'],
    tests: ['packages/client/{src,test}/endpoint/**/*.test.ts'],
  },
  engine: {
    mutate: ['packages/emulator/src/engine/**/*.ts'],
    tests: ['packages/emulator/{src,test}/engine/**/*.test.ts'],
  },
  fields: {
    mutate: ['packages/emulator/src/crm/fields/**/*.ts'],
    tests: [
      'packages/emulator/src/crm/{fields,model}/**/*.test.ts',
      'packages/emulator/test/crm/{fields.property,records,finding-records,metadata,pasted-seed}.test.ts',
    ],
  },
  rows: {
    mutate: ['packages/emulator/src/crm/rows/**/*.ts'],
    tests: ['packages/emulator/src/crm/rows/**/*.test.ts', 'packages/emulator/test/crm/**/*.test.ts'],
  },
}
/** Tests, the contract suite (a test tool), and files of types only. */
const unmutated = [
  '!packages/*/src/**/*.test.ts',
  '!packages/*/src/**/*.test-d.ts',
  '!packages/auth/src/store/store-contract.ts',
]

/** The sources of a part, each `every`th of them. */
function filesOf(name) {
  const wanted = parts[name].mutate.filter((pattern) => !pattern.startsWith('!'))
  const not = [...parts[name].mutate, ...unmutated].filter((pattern) => pattern.startsWith('!'))
  return globSync(wanted, { cwd: root, exclude: not.map((pattern) => pattern.slice(1)) })
    .toSorted()
    .filter((_file, index) => index % every === from)
}

function prepare(name) {
  const work = `${here}work/${name}`
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  cpSync(`${root}tsconfig.base.json`, `${work}/tsconfig.base.json`)
  for (const each of ['dc', 'auth', 'client', 'emulator']) {
    cpSync(`${root}packages/${each}`, `${work}/packages/${each}`, {
      recursive: true,
      filter: (path) => !/\/(?:node_modules|dist|\.turbo)(?:\/|$)/.test(path),
    })
  }
  const config = readFileSync(`${here}vitest.template.mjs`, 'utf8')
  writeFileSync(
    `${work}/vitest.config.mjs`,
    config
      .replace('INCLUDE', JSON.stringify(parts[name].tests))
      .replace('ISOLATE', String(parts[name].isolate ?? false))
      .replace('SHORT', JSON.stringify(`${here}short-properties.mjs`))
      .replace('FAST_CHECK', JSON.stringify(fileURLToPath(import.meta.resolve('fast-check')))),
  )
  writeFileSync(`${work}/package.json`, '{ "private": true, "type": "module" }\n')
  writeFileSync(
    `${work}/stryker.config.json`,
    JSON.stringify({
      packageManager: 'npm',
      plugins: ['@stryker-mutator/vitest-runner'],
      testRunner: 'vitest',
      vitest: { configFile: 'vitest.config.mjs' },
      coverageAnalysis: 'perTest',
      mutate: filesOf(name),
      concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 2),
      // Stryker rewrites tsconfig.json with an API that TypeScript 7 does not have; a file that is not there is left alone.
      tsconfigFile: 'no-tsconfig.json',
      checkers: [],
      // Mutants of what runs once, on loading (the table, constants), need a process each; `--static` adds them.
      ignoreStatic: !withStatic,
      // Counted as killed, so long enough that a busy machine kills nothing.
      timeoutMS: 8000,
      timeoutFactor: 1.5,
      dryRunTimeoutMinutes: 10,
      reporters: ['clear-text', 'json', 'progress-append-only'],
      clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
      jsonReporter: { fileName: `${here}reports/${name}.json` },
      incremental: true,
      incrementalFile: `${here}reports/${name}.incremental.json`,
      tempDirName: '.stryker-tmp',
    }),
  )
  return work
}

/** Verdicts of a file: killed (a time-out is one: the mutant loops), and those that live. */
function count(mutants) {
  const of = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length
  return {
    killed: of('Killed', 'Timeout'),
    timedOut: of('Timeout'),
    survived: of('Survived'),
    uncovered: of('NoCoverage'),
    ignored: of('Ignored'),
  }
}

const share = ({ killed, survived, uncovered }) => (100 * killed) / Math.max(1, killed + survived + uncovered)

const row = (label, counted) =>
  `| ${label} | ${counted.killed} | ${counted.timedOut} | ${counted.survived} | ${counted.uncovered} | ${share(counted).toFixed(1)} % |`

function table(name, files) {
  const all = count(Object.values(files).flatMap(({ mutants }) => mutants))
  const rows = Object.entries(files)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .filter(([, { mutants }]) => mutants.length > 0)
    .map(([path, { mutants }]) => row(path.replace(/^.*packages\//, ''), count(mutants)))
  return {
    all,
    text: [
      `## ${name}`,
      '',
      '| file | killed | of these by time-out | survived | not covered | share |',
      '|---|---|---|---|---|---|',
      row('**all**', all),
      ...rows,
      '',
      `Left out: ${all.ignored} mutants of what runs once, on loading.`,
      '',
    ].join('\n'),
  }
}

mkdirSync(`${here}reports`, { recursive: true })
const wanted = process.argv.slice(2).filter((each) => !each.startsWith('--'))
const names = Object.keys(parts).filter((name) => wanted.length === 0 || wanted.includes(name))
const started = Date.now()
let passed = 0
const texts = []
for (const name of names) {
  const cwd = prepare(name)
  const { status } = spawnSync('npx', ['stryker', 'run', 'stryker.config.json'], { cwd, stdio: 'inherit' })
  if (status !== 0) {
    console.error(`Stryker ended with status ${status} for ${name}.`)
    continue
  }
  const { files } = JSON.parse(readFileSync(`${here}reports/${name}.json`, 'utf8'))
  const pieces = every === 1 ? '' : ` (${filesOf(name).length} files: each of ${every}, from ${from})`
  const { all, text } = table(`${name}${pieces}`, files)
  texts.push(text)
  console.log(text)
  if (share(all) >= LEAST) passed += 1
  else
    console.error(
      `${name}: ${share(all).toFixed(1)} % of the mutants are killed; at least ${LEAST} % must be.`,
    )
}
const minutes = ((Date.now() - started) / 60_000).toFixed(0)
writeFileSync(
  `${here}reports/RESULTS.md`,
  `# Mutation tests\n\n\`npm --prefix tools/mutation run mutate${wanted.map((name) => ` -- ${name}`).join('')}\`: ${minutes} minutes.\n\n${texts.join('\n')}`,
)
console.log(`${passed} passed, ${names.length - passed} failed, 0 skipped`)
process.exitCode = passed === names.length ? 0 : 1
