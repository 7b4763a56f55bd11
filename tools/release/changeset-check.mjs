#!/usr/bin/env node
// node changeset-check.mjs <base>: each package whose published part changed since <base> has a changeset that names it,
// or the change has an empty changeset, which says that nobody who installs a package notices. Needs no installation.
import { execFileSync } from 'node:child_process'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

/** Where the ranges stand that a manifest leaves to `catalog:`. */
const workspace = 'pnpm-workspace.yaml'

/** What is missing between `base` and the checked-out commit, a line a package. */
export function missingChangesets(cwd, base) {
  const git = (...parameters) =>
    execFileSync('git', parameters, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 })
  const fork = git('merge-base', base, 'HEAD').trim()
  const at = (commit, path) => {
    try {
      return execFileSync('git', ['show', `${commit}:${path}`], { cwd, encoding: 'utf8', stdio: 'pipe' })
    } catch {
      return undefined
    }
  }
  const changed = git('diff', '--name-only', '--no-renames', `${fork}..HEAD`).split('\n').filter(Boolean)
  const added = git(
    'diff',
    '--name-only',
    '--no-renames',
    '--diff-filter=AM',
    `${fork}..HEAD`,
    '--',
    '.changeset',
  )
    .split('\n')
    .filter((path) => /^\.changeset\/(?!README)[^/]+\.md$/.test(path))
    .map((path) => namesIn(at('HEAD', path) ?? ''))
  if (added.some((names) => names.length === 0)) return []
  const named = new Set(added.flat())

  const [catalogBefore, catalog] = [fork, 'HEAD'].map((commit) => readCatalog(at(commit, workspace) ?? ''))
  const manifests = git('ls-tree', '--name-only', 'HEAD', 'packages/').split('\n').filter(Boolean)
  return manifests.flatMap((folder) => {
    const manifest = `${folder}/package.json`
    const text = at('HEAD', manifest)
    const { name, private: hidden } = JSON.parse(text ?? '{}')
    if (name === undefined || hidden === true || named.has(name)) return []
    const differs = shown(at(fork, manifest), catalogBefore) !== shown(text, catalog)
    const reasons = [
      ...changed.filter((path) => path.startsWith(`${folder}/src/`) && !/\.test(-d)?\.tsx?$/.test(path)),
      ...(differs ? [changed.includes(manifest) ? manifest : workspace] : []),
    ]
    return reasons.length === 0 ? [] : [`${name} has no changeset, but ${reasons.join(', ')} changed`]
  })
}

/** The ranges of the catalog, by package. */
function readCatalog(text) {
  const [, block = ''] = /^catalog:\n((?: +.*\n|\n)*)/m.exec(text) ?? []
  return new Map(
    [...block.matchAll(/^ +['"]?([^'":\s]+)['"]?: +['"]?([^'"\n]+)['"]?$/gm)].map(([, name, range]) => [
      name,
      range,
    ]),
  )
}

/** The packages in a changeset's head; none in an empty one. */
function namesIn(text) {
  const [, head = ''] = text.split(/^---\s*$/m)
  return [...head.matchAll(/^\s*['"]?([^'":\s]+)['"]?\s*:\s*\w+/gm)].map((match) => match[1])
}

/** The part of a manifest that a consumer meets, as it is published, without what a release writes itself. */
function shown(text, catalog) {
  if (text === undefined) return ''
  const {
    version: _version,
    scripts: _scripts,
    devDependencies: _devDependencies,
    ...rest
  } = JSON.parse(text)
  return JSON.stringify(rest, (name, value) => (value === 'catalog:' ? catalog.get(name) : value))
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [base] = process.argv.slice(2)
  if (base === undefined) throw new Error('Say what to compare with: node changeset-check.mjs origin/main')
  const missing = missingChangesets(process.cwd(), base)
  for (const line of missing) console.error(line)
  if (missing.length > 0) {
    console.error('Write one with: npm run pnpm -- changeset (add --empty when no user notices the change)')
    process.exitCode = 1
  }
}
