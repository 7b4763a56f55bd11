#!/usr/bin/env node
// `npm run bench [-- rate garbage latency stream records start size] [--save]`: measures and prints tables in Markdown; with --save
// writes results.json, which is tracked. `npm run bench -- since <commit>` compares with the code of another commit.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, release } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { run } from '../tools/release/command.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const parts = ['rate', 'garbage', 'latency', 'stream', 'records', 'start', 'size']
const saves = process.argv.includes('--save')
const asked = process.argv.slice(2).filter((name) => name !== '--save')
// It compares with something, so it does not belong to all.
const commit = asked[0] === 'since' && asked.length === 2 ? asked.pop() : undefined
const unknown = asked.find((name) => !parts.includes(name) && commit === undefined)
if (unknown !== undefined) {
  const wrong = {
    '--help': '',
    since: 'Name one commit: npm run bench -- since HEAD~1.\n',
  }
  console.error(
    `${wrong[unknown] ?? `Unknown benchmark ${JSON.stringify(unknown)}. `}npm run bench -- ${parts.join(' ')}`,
  )
  console.error(
    'Name some of them, or none for all; `since <commit>` stands alone and compares one call with that commit. ' +
      '--save writes bench/results.json; docs/benchmarks.md explains the figures.',
  )
  process.exit(unknown === '--help' ? 0 : 1)
}
if (!existsSync(`${here}node_modules/esbuild`)) {
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here })
}

const versionOf = (name, by) =>
  JSON.parse(
    readFileSync(new URL(`../packages/${by}/node_modules/${name}/package.json`, import.meta.url), 'utf8'),
  ).version
const on = {
  machine: `${cpus()[0].model.trim()}, ${cpus().length} cores, ${process.platform} ${release()}`,
  node: process.version,
  ky: versionOf('ky', 'client'),
  undici: versionOf('undici', 'client'),
  openidClient: versionOf('openid-client', 'auth'),
}
const file = `${here}results.json`
const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
console.log(
  `${on.machine}, Node ${on.node}, ky ${on.ky}, undici ${on.undici}, openid-client ${on.openidClient}`,
)
for (const name of asked.length === 0 ? parts : asked) {
  const { measure, print } = await import(`./${name}.mjs`)
  console.log(`\n## ${name}\n`)
  const result = await measure(commit)
  print(result)
  results[name] = { on, ...result }
  if (saves) writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
}
if (!saves) console.log('\nbench/results.json is as it was; --save writes it.')
process.exit()
