import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** What a strict project of a user's may have set. */
const strictest = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  skipLibCheck: true,
  declaration: true,
  noEmit: true,
  target: 'es2023',
  lib: ['es2024'],
  types: ['node'],
  module: 'nodenext',
  customConditions: ['@x/source'],
  allowImportingTsExtensions: true,
}

const folder = fileURLToPath(new URL('../node_modules/', import.meta.url))
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')

/**
 * What the compiler says of these files; an empty string when all is well.
 *
 * @param compiler path of another `tsc`
 */
export function compile(files: Readonly<Record<string, string>>, compiler = tsc): string {
  const here = mkdtempSync(join(folder, '.compile-'))
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(here, name), text)
    writeFileSync(join(here, 'package.json'), '{ "type": "module" }')
    writeFileSync(
      join(here, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: strictest, files: Object.keys(files) }),
    )
    const { stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', here], {
      encoding: 'utf8',
      cwd: here,
    })
    return `${stdout}${stderr}`
  } finally {
    rmSync(here, { recursive: true })
  }
}
