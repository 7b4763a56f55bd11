// Begins an API package: `npm run new-package -- organization "Organization, currencies and holidays"`.
// It writes what every API package has; the operations come with `npm run new-operation`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'

const [name = '', about = ''] = process.argv.slice(2)
const root = new URL('../', import.meta.url)
const folder = new URL(`packages/${name}/`, root)
if (!/^[a-z][a-z-]*$/.test(name) || about === '')
  fail(
    'Give a name in lower case and what is in it: npm run new-package -- organization "Currencies and holidays"',
  )
if (existsSync(folder)) fail(`packages/${name} is there already.`)

/** The package whose files are taken as they are, with another name in them. */
const MODEL = 'users'
const modelOf = (file: string): string => readFileSync(new URL(`packages/${MODEL}/${file}`, root), 'utf8')

const manifest = JSON.parse(modelOf('package.json')) as Record<string, unknown>
const files: Readonly<Record<string, string>> = {
  'package.json': `${JSON.stringify(
    {
      ...manifest,
      name: `@x/${name}`,
      version: '0.0.0',
      description: `${about} of Zoho CRM, one function per endpoint`,
      keywords: [name, 'zoho', 'zoho-api', 'zoho-crm'].toSorted(),
      repository: { ...(manifest['repository'] as object), directory: `packages/${name}` },
    },
    null,
    2,
  )}\n`,
  'tsconfig.json': modelOf('tsconfig.json'),
  'tsconfig.build.json': modelOf('tsconfig.build.json'),
  'vitest.config.ts': modelOf('vitest.config.ts').replaceAll(MODEL, name),
  'src/index.ts': '',
  'test/operations.test.ts': `import { describeOperations } from '@x/operation-tests'
import * as operations from '../src/index.ts'

describeOperations(operations, {}, { source: new URL('../src/', import.meta.url) })
`,
  'README.md': `# @x/${name}

${about} of Zoho CRM (v7 and v8), one function per endpoint, on \`@x/client\`.

\`\`\`sh
npm install @x/${name} @x/client
\`\`\`

ES modules for \`import\` and \`require\`, on Node.js 22.12 or newer, Bun, Deno and workerd; types for TypeScript 5.9 or newer ([an older tsconfig](../../docs/start.md#an-older-tsconfig)).

Each takes the client first and \`{ signal, timeout, retries }\` last, and has its \`scopes\`; \`scopesFor\` puts them together for a login.

<!-- operations -->
<!-- /operations -->

## Errors

Those of [\`@x/client\`](../client/README.md#errors). Zoho's own codes come verbatim in \`ZohoApiError\`.
`,
}

for (const [file, text] of Object.entries(files)) {
  const target = new URL(file, folder)
  mkdirSync(new URL('./', target), { recursive: true })
  writeFileSync(target, text)
}
writeFileSync(
  new URL(`.changeset/first-${name}.md`, root),
  `---\n'@x/${name}': minor\n---\n\nFirst version: ${about.charAt(0).toLowerCase()}${about.slice(1)}.\n`,
)
console.log(`packages/${name} is begun. Next:
  npm run pnpm -- install
  npm run new-operation -- ${name} <resource> <function> …
  a row in the table of README.md, its place in tools/site/pages.mjs, and its name in apps/examples/src/census/lists.ts`)

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
