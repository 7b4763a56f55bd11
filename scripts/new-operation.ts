// Begins a file of operations: `npm run new-operation -- organization holidays listHolidays getHoliday createHolidays`.
// Addresses, scopes and verbs come from the census (apps/examples/census.tsv), the keys of rows from Zoho's descriptions
// where they are at hand (ZOHO_OAS). Both are drafts: the facts decide, and whoever adds the file owns it from then on.
import { existsSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { readCensus, type CensusRow } from '../apps/examples/src/census/read-census.ts'
import { draftOf } from './draft-operation.ts'
import { draftRow } from './draft-row.ts'

const [folder = '', resource = '', ...names] = process.argv.slice(2)
const root = new URL('../', import.meta.url)
const file = new URL(`packages/${folder}/src/${resource}.ts`, root)
if (
  !existsSync(new URL(`packages/${folder}/`, root)) ||
  !/^[a-z][a-z-]*$/.test(resource) ||
  names.length === 0
)
  fail('Give a package, a file and functions: npm run new-operation -- users portals listPortals getPortal')
if (existsSync(file))
  fail(`packages/${folder}/src/${resource}.ts is there already; give another name, and merge the two.`)

const census = readCensus(new URL('apps/examples/census.tsv', root))
const rows = names.map((name): CensusRow => {
  const row = census.find((each) => each.function === name)
  return row ?? fail(`apps/examples/census.tsv has no function ${name}.`)
})
const drafts = rows.map((row) => draftOf(row, names))
const types = new Set(drafts.flatMap((draft) => draft.types))
const verbs = new Set(drafts.flatMap(({ verb, isOfModule }) => (isOfModule ? [verb, 'ofModule'] : [verb])))
const verbTypes = new Set(drafts.map((draft) => draft.verbType))
const fromClient = [...new Set(drafts.flatMap((draft) => draft.fromClient))].toSorted()

const text = `${fromClient.length === 0 ? '' : `import type { ${fromClient.join(', ')} } from '@x/client'\n`}import { ${[...verbs].toSorted().join(', ')} } from '@x/client/endpoint'
import type { ${[...verbTypes].toSorted().join(', ')} } from '@x/client/endpoint'

${[...types].map((type) => draftRow(type, rows)).join('\n\n')}

${drafts.map((draft) => draft.declaration).join('\n\n')}
`
writeFileSync(file, text)
console.log(`packages/${folder}/src/${resource}.ts is begun; read it against the facts. Next:
  packages/${folder}/src/index.ts:
    export { ${names.join(', ')}${[...types].map((type) => `, type ${type}`).join('')} } from './${resource}.ts'
  packages/${folder}/test/operations.test.ts:
${drafts.map((draft) => `    ${draft.sample},`).join('\n')}
  npm run format, npm run operations`)

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
