// Whoever copies a block of a page has a file that compiles: its imports stand above it.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
// Among the dependencies of the examples, so that @x/… is found as a package.
const folder = join(root, 'apps/examples/node_modules/.snippets')
after(() => rmSync(folder, { recursive: true, force: true }))

const block = /^(`{3,})ts ([^\n]*\bfile=([^\s#]+)#\S+)\n([\s\S]*?)^\1$/gm

/** What a page leaves to its reader: a registered client, and what comes from the reader's own program. */
const yours = `
declare const clientId: string, clientSecret: string, redirectUri: string, dc: string
declare const scopes: readonly string[], access_token: string, api_domain: string
declare const folder: string, grantId: string
declare const clock: import('@x/dc/clock').Clock
declare function visit(url: string): Promise<string>
declare function refreshToken(scopes: readonly string[]): Promise<string>
declare function selfClientCode(scopes: readonly string[]): Promise<string>
declare function approve(userCode: string, verificationUri: string): Promise<void>
`

/** Every block that is a part of an example, but those that say `bare`. */
function snippets(): { readonly page: string; readonly source: string; readonly text: string }[] {
  const pages = globSync(['docs/**/*.md', 'packages/*/README.md'], { cwd: root }).toSorted()
  return pages.flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(block)]
      .filter(([, , info = '']) => /\bapps\/examples\//.test(info) && !/\bbare\b/.test(info))
      .map(([, , , source = '', text = '']) => ({
        page,
        source: resolve(root, dirname(page), source),
        text,
      })),
  )
}

test('every part of a program that a page shows compiles alone', () => {
  const all = snippets()
  assert.ok(all.length > 80)
  mkdirSync(folder, { recursive: true })
  all.forEach(({ source, text }, index) => {
    const placed = text.replaceAll(
      / from '(\.[^']+)'/g,
      (_, path: string) => ` from '${resolve(dirname(source), path)}'`,
    )
    writeFileSync(join(folder, `${index}.ts`), `${placed}\nexport {}\n`)
  })
  writeFileSync(join(folder, 'yours.d.ts'), yours)
  const compilerOptions = {
    noEmit: true,
    types: ['node'],
    rewriteRelativeImportExtensions: false,
    allowImportingTsExtensions: true,
    noUnusedLocals: false,
  }
  const files = ['yours.d.ts', ...all.map((_, index) => `${index}.ts`)]
  const extend = join(root, 'tsconfig.base.json')
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: extend, compilerOptions, files }))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
    cwd: folder,
  })
  const problems = stdout
    .split('\n')
    .filter((line) => /error TS/.test(line))
    .map((line) => line.replace(/^(?:.*\/)?(\d+)\.ts/, (_, index) => all[Number(index)]?.page ?? ''))
  assert.deepEqual(problems, [])
})
