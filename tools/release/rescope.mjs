#!/usr/bin/env node
// node tools/release/rescope.mjs @scope [owner/repository]
// Gives every package of this repository, and all that names them, a scope of your own; for whoever publishes a fork.
// Writes files, installs, formats; commits nothing.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'

const [scope = '', repository] = process.argv.slice(2)
const root = new URL('../../', import.meta.url)
const git = (...parameters) => execFileSync('git', parameters, { cwd: root, encoding: 'utf8' })
const fail = (message) => {
  console.error(message)
  process.exit(1)
}

if (!/^@[a-z0-9~-][a-z0-9._~-]*$/.test(scope))
  fail('Say which scope: node tools/release/rescope.mjs @acme acme/zoho-toolkit')
if (repository !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(repository))
  fail(`${repository} is not owner/repository.`)
if (git('status', '--porcelain').trim() !== '') fail('Commit or put away what is changed first.')

const names = ['packages', 'apps', 'internal'].flatMap((parent) =>
  readdirSync(new URL(`${parent}/`, root)).flatMap((folder) => {
    const manifest = new URL(`${parent}/${folder}/package.json`, root)
    return existsSync(manifest) ? [JSON.parse(readFileSync(manifest, 'utf8')).name] : []
  }),
)
const old = names[0].split('/')[0]
const own = [...names.map((name) => name.split('/')[1]), 'source']
const pattern = new RegExp(`(?<![\\w@/.-])${old}/(?=(?:${own.join('|')})(?![\\w-]))`, 'g')

let count = 0
for (const path of git('ls-files', '-z').split('\0').filter(Boolean)) {
  const file = new URL(path, root)
  const bytes = readFileSync(file)
  if (bytes.includes(0)) continue
  const text = bytes.toString('utf8')
  let changed = text.replaceAll(pattern, `${scope}/`)
  if (repository !== undefined && /^(packages|apps)\/[^/]+\/package\.json$/.test(path))
    changed = changed.replace(
      /git\+https:\/\/github\.com\/[\w.-]+\/[\w.-]+?\.git/,
      `git+https://github.com/${repository}.git`,
    )
  if (changed === text) continue
  writeFileSync(file, changed)
  count += 1
}
console.log(`${old} is now ${scope} in ${count} files`)

// Longer or shorter names move line breaks, and the order of what is sorted by name.
for (const parameters of [
  ['install', '--no-frozen-lockfile', '--prefer-offline'],
  ['run', 'format'],
  ['run', 'snippets'],
]) {
  const { status } = spawnSync(process.execPath, ['scripts/run.mjs', ...parameters], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) fail(`pnpm ${parameters.join(' ')} failed; git restore . takes everything back.`)
}
console.log('Now: npm test, then commit.')
