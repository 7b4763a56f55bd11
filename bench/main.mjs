#!/usr/bin/env node
// `npm run bench [-- rate garbage latency stream start size]`: measures, prints tables in Markdown, writes results.json.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, release } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { run } from '../tools/release/command.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const parts = ['rate', 'garbage', 'latency', 'stream', 'start', 'size']
const asked = process.argv.slice(2)
const unknown = asked.find((name) => !parts.includes(name))
if (unknown !== undefined) throw new Error(`There is no benchmark ${unknown}, only ${parts.join(', ')}.`)
if (!existsSync(`${here}node_modules/esbuild`)) {
  await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here })
}

const versionOf = (name, by) =>
  JSON.parse(readFileSync(new URL(`../packages/${by}/node_modules/${name}/package.json`, import.meta.url)))
    .version
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
  const result = await measure()
  print(result)
  results[name] = { on, ...result }
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
}
process.exit()
