// Writes docs/operations.md and the table of each API package's README from the declarations, their comments and the
// census; with --check, only compares.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { countCodes, emulated } from './emulated.ts'

interface Row {
  readonly package: string
  readonly name: string
  readonly method: string
  readonly address: string
  readonly scopes: readonly string[]
  readonly system: string
  readonly sentence: string
  readonly isExperimental: boolean
}

const check = process.argv.includes('--check')
const root = new URL('../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8')
const packages = globSync('packages/*/src/index.ts', { cwd: root })
  .map((file) => file.replaceAll('\\', '/').split('/')[1] ?? '')
  .filter((name) => !['auth', 'client', 'dc', 'emulator'].includes(name))
  .toSorted()

/** The comment in front of each exported function or constant of a package, by its name. */
function comments(name: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const file of globSync(`packages/${name}/src/**/*.ts`, { cwd: root })) {
    const pattern = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:const|async function|function) (\w+)/g
    for (const [, comment = '', exported = ''] of read(file).matchAll(pattern))
      found.set(exported, comment.replaceAll(/^\s*\* ?/gm, '').trim())
  }
  return found
}

async function rowsOf(name: string): Promise<readonly Row[]> {
  const told = comments(name)
  const members = (await import(new URL(`packages/${name}/src/index.ts`, root).href)) as Record<
    string,
    unknown
  >
  return Object.entries(members).flatMap(([exported, member]) => {
    const { endpoint } = (member ?? {}) as { endpoint?: Pick<Row, 'method' | 'address' | 'scopes'> }
    if (typeof member !== 'function' || endpoint === undefined) return []
    const comment = told.get(exported) ?? ''
    const [, system = ''] = /@zoho ([^@\n]+)/.exec(comment) ?? []
    const [sentence = ''] = /^[\s\S]*?[.;](?=\s|$)/.exec(comment) ?? [comment]
    return [
      {
        package: name,
        name: exported,
        method: endpoint.method,
        address: endpoint.address,
        scopes: endpoint.scopes,
        system: system.trim(),
        sentence: sentence.replaceAll(/\s+/g, ' ').replace(/[.;]$/, ''),
        isExperimental: comment.includes('@experimental'),
      },
    ]
  })
}

const cell = (text: string): string => text.replaceAll('|', '\\|')
const call = ({ method, address }: Row): string => `\`${method} ${address}\``
const scopes = (row: Row): string =>
  row.scopes.length === 0 ? 'not documented' : row.scopes.map((scope) => `\`${scope}\``).join(' and ')

/** A line per operation, as the README of its package has it. */
function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const note = row.isExperimental ? ' (experimental)' : ''
    const { credits, emulator } = emulated(row)
    const cells = [`\`${row.name}\`${note}`, cell(row.sentence), call(row), scopes(row), credits, emulator]
    return `| ${cells.join(' | ')} |`
  })
  const head = '| function | what it does | call | scope | credits | in the emulator |'
  return [head, '|---|---|---|---|---|---|', ...lines].join('\n')
}

/** What each method is for, and an operation that shows it. */
const methodsOfZoho: readonly (readonly [method: string, purpose: string, example: string])[] = [
  ['GET', 'reads', 'listUsers'],
  ['POST', 'makes rows; begins an action or a job; a query that is too long for an address', 'createRole'],
  ['PUT', 'changes rows: what is left out of a row stays', 'updateRole'],
  ['PATCH', 'the same, where Zoho wants it in place of PUT', 'updateField'],
  ['DELETE', 'deletes rows; ends a state, such as a lock or an activation', 'deleteRole'],
]

function methodTable(rows: readonly Row[]): string {
  const lines = methodsOfZoho.map(([method, purpose, example]) => {
    const row = rows.find((each) => each.name === example && each.method === method)
    if (row === undefined) throw new Error(`${example} is not an operation with ${method}: take another one.`)
    return `| \`${method}\` | ${purpose} | \`${example}\`: ${call(row)} |`
  })
  return ['| method | what it does | for example |', '|---|---|---|', ...lines].join('\n')
}

const marker = /(<!-- operations -->\n)[\s\S]*?(<!-- \/operations -->)/
const files: [file: string, text: string][] = []
const sections: string[] = []
const all: Row[] = []
for (const name of packages) {
  const rows = await rowsOf(name)
  all.push(...rows)
  const readme = `packages/${name}/README.md`
  if (marker.test(read(readme)))
    files.push([
      readme,
      read(readme).replace(marker, (_all, open: string, close: string) => `${open}${table(rows)}\n${close}`),
    ])
  const systems = [...new Set(rows.map((row) => row.system))]
  const parts = systems.map(
    (system) => `### ${system || 'Others'}\n\n${table(rows.filter((row) => row.system === system))}`,
  )
  if (rows.length > 0) sections.push(`## @x/${name}: ${rows.length}\n\n${parts.join('\n\n')}`)
}
const methods = 'docs/http-methods.md'
files.push([
  methods,
  read(methods).replace(/(<!-- methods -->\n)[\s\S]*?(<!-- \/methods -->)/, `$1${methodTable(all)}\n$2`),
])
const { tested, notEmulated } = countCodes()
const intro = `# Operations

Every operation that the packages have, by package and by the system of Zoho's documentation. Made from the code: \`npm run pnpm -- operations\`. An experimental one stands only in some of Zoho's descriptions; Zoho may not serve it. Credits are those that the [emulator](../packages/emulator/README.md) counts, as Zoho's page on limits has them; none where it does not serve the call. Of the error codes that Zoho's sources give the operations it serves, it answers with ${tested}, each asked for in a test, and never with ${notEmulated}, [each with a reason](../packages/emulator/test/contract/codes.tsv). What is not here can be called with [\`request\`](../packages/client/README.md).`
files.push(['docs/operations.md', `${[intro, ...sections].join('\n\n')}\n`])

const stale = files.filter(([file, text]) => {
  try {
    return read(file) !== text
  } catch {
    // Lost: nothing. A file that is not there is written.
    return true
  }
})
if (check) {
  for (const [file] of stale) console.error(`${file}: differs from the code; run "npm run pnpm operations"`)
  if (stale.length > 0) process.exitCode = 1
} else for (const [file, text] of stale) writeFileSync(new URL(file, root), text)
