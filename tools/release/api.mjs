import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const { Extractor, ExtractorConfig } = createRequire(import.meta.url)('@microsoft/api-extractor')
const typeRoots = [fileURLToPath(new URL('node_modules/@types', import.meta.url))]

/** Where the report of a package stands in the repository. */
export const reportOf = (repository, folder) => join(repository, 'docs', 'api', `${basename(folder)}.api.md`)

/**
 * The public surface of a built package as text, entry by entry, and what is wrong with it: names that an exported type
 * needs and no entry exports, and types that do not compile.
 */
export function describeApi({ folder, manifest }) {
  const work = mkdtempSync(join(tmpdir(), 'api-'))
  try {
    const entries = Object.keys(manifest.exports).filter((entry) => entry !== './package.json')
    const reports = entries.map((entry) => describeEntry({ folder, manifest, entry, work }))
    const exported = new Set(reports.flatMap(({ text }) => namesIn(text)))
    const problems = reports.flatMap(({ entry, text, errors }) => [
      ...errors.map((error) => `${entry}: ${error}`),
      ...forgottenIn(text)
        .filter((name) => !exported.has(name))
        .map((name) => `${entry}: a type of the surface names ${name}, which no entry exports`),
    ])
    const sections = reports.map(({ entry, text }) => `## ${join(manifest.name, entry)}\n\n${body(text)}`)
    const head = `# The surface of ${manifest.name}\n\nWritten by \`npm --prefix tools/release run api:update\` from the built types. A change here is a change for users.\n`
    return {
      text: [head, ...sections].join('\n'),
      problems: problems.map((each) => `${manifest.name} ${each}`),
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** What differs from the report in the repository; nothing when it is up to date. */
export function compareApi(repository, built) {
  const { text, problems } = describeApi(built)
  const file = reportOf(repository, built.folder)
  const old = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (old === text) return problems
  const [before, after] = [old, text].map((each) => each.split('\n'))
  const lines = [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ]
  const shown = lines.length > 20 ? [...lines.slice(0, 20), `… ${lines.length - 20} more`] : lines
  const cure = 'npm --prefix tools/release run api:update'
  return [
    ...problems,
    `The surface of ${built.manifest.name} changed; ${cure} writes it down:\n${shown.join('\n')}`,
  ]
}

function describeEntry({ folder, manifest, entry, work }) {
  const types = join(folder, manifest.exports[entry].types)
  const compilerOptions = {
    strict: true,
    target: 'es2023',
    lib: ['es2024'],
    module: 'nodenext',
    moduleResolution: 'nodenext',
    skipLibCheck: true,
    types: ['node'],
    typeRoots,
  }
  const tsconfigFilePath = join(work, 'tsconfig.json')
  writeFileSync(tsconfigFilePath, JSON.stringify({ compilerOptions, files: [types] }))
  const reportFolder = join(work, entry.replaceAll(/\W/g, '-'))
  mkdirSync(reportFolder)
  const off = { default: { logLevel: 'none' } }
  const config = ExtractorConfig.prepare({
    packageJsonFullPath: join(folder, 'package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: types,
      newlineKind: 'lf',
      enumMemberOrder: 'preserve',
      bundledPackages: [],
      compiler: { tsconfigFilePath },
      apiReport: {
        enabled: true,
        reportFileName: 'api',
        reportFolder,
        reportTempFolder: join(reportFolder, 'tmp'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: 'error' } },
        extractorMessageReporting: {
          ...off,
          'ae-forgotten-export': { logLevel: 'none', addToApiReportFile: true },
        },
        tsdocMessageReporting: off,
      },
    },
  })
  const errors = []
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback(message) {
      if (message.logLevel === 'error') errors.push(message.text)
      message.handled = true
    },
  })
  return { entry, errors, text: readFileSync(join(reportFolder, 'api.api.md'), 'utf8') }
}

/** The report without its own heading and remarks. */
function body(text) {
  return text
    .slice(text.indexOf('```ts'))
    .replaceAll(/^ *\/\/ (Warning: \(ae-forgotten-export\).*|\(undocumented\))\n( *\/\/\n)?/gm, '')
    .replaceAll(/\n*\/\/ \(No @packageDocumentation comment for this package\)\n*/g, '\n')
    .replace(/^```ts\n+/, '```ts no-check\n')
}

function forgottenIn(text) {
  return [...text.matchAll(/ae-forgotten-export\) The symbol "([^"]+)"/g)].map((match) => match[1])
}

function namesIn(text) {
  return [
    ...text.matchAll(/^export (?:declare |abstract )*(?:interface|type|class|function|const) (\w+)/gm),
  ].map((match) => match[1])
}
