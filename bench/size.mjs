#!/usr/bin/env node
// Bundle sizes against their budgets: one imported call, minified by esbuild, above what ky itself weighs.
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const BUDGET = { plain: 12_000, gzip: 5_000 }
const root = new URL('..', import.meta.url).pathname

async function weigh(code) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: `${root}packages/user-groups`, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['@x/source', 'import'],
    // The folder of user-groups sees only its own dependencies.
    nodePaths: [`${root}packages/client/node_modules`, `${root}packages/user-groups/node_modules`],
    alias: { ky: `${root}packages/client/node_modules/ky` },
    target: 'es2022',
  })
  const [file] = outputFiles
  return { plain: file.contents.length, gzip: gzipSync(file.contents, { level: 9 }).length }
}

const ky = await weigh("import ky from 'ky'; console.log(ky)")
const cases = {
  'createClient + getSourcesCount':
    "import { createClient } from '@x/client'; import { getSourcesCount } from '../user-groups/src/index.ts'; console.log(createClient, getSourcesCount)",
  'createClient + request':
    "import { createClient, request } from '@x/client'; console.log(createClient, request)",
}
console.log(`ky alone: ${ky.plain} B, ${ky.gzip} B gzip`)
for (const [name, code] of Object.entries(cases)) {
  const all = await weigh(code)
  const above = { plain: all.plain - ky.plain, gzip: all.gzip - ky.gzip }
  const fits = above.plain < BUDGET.plain && above.gzip < BUDGET.gzip
  console.log(
    `${name}: +${above.plain} B, +${above.gzip} B gzip above ky (budget ${BUDGET.plain} / ${BUDGET.gzip}) ${fits ? 'ok' : 'TOO LARGE'}`,
  )
  if (!fits) process.exitCode = 1
}
