import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './command.mjs'
import { readJson } from './workspace.mjs'

/** Unpacks a tarball into `target`, which must exist, and says what was in it. */
export async function unpack(tarball, target) {
  await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'])
  return { folder: target, files: filesBelow(target), manifest: readJson(join(target, 'package.json')) }
}

/** Paths of all files below a folder, sorted, with `/`. */
export function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
}

/**
 * What a package's tarball must hold: manifest, README, license, the sources without their tests, the types of each, and
 * the modules that its entries reach. Nothing else.
 */
export function wantedFiles(source, unpacked) {
  const sources = filesBelow(join(source, 'src')).filter((path) => !/\.test(-d)?\.tsx?$/.test(path))
  const types = sources.map((path) => `dist/${path.replace(/\.tsx?$/, '.d.ts')}`)
  return [
    'LICENSE',
    'README.md',
    'package.json',
    ...sources.map((path) => `src/${path}`),
    ...types.flatMap((path) => [path, `${path}.map`]),
    ...modulesOf(unpacked),
  ]
}

/** The modules that somebody loads who imports the entries or runs the commands; and their maps, where they have one. */
function modulesOf({ folder, files, manifest }) {
  const entries = [...Object.values(manifest.exports), ...Object.values(manifest.bin ?? {})]
  const found = new Set(
    entries
      .map((entry) => (typeof entry === 'string' ? entry : entry.default))
      .filter((path) => path.endsWith('.js'))
      .map((path) => path.slice(2)),
  )
  for (const path of found) {
    if (!path.endsWith('.js') || !files.includes(path)) continue
    const text = readFileSync(join(folder, path), 'utf8')
    const map = /^\/\/# sourceMappingURL=(.+)$/m.exec(text)?.[1]
    const own = specifiersOf(text).filter((name) => name.startsWith('.'))
    for (const name of map === undefined ? own : [...own, map])
      found.add(join(path, '..', name).replaceAll('\\', '/'))
  }
  return found
}

/** Files that should not be there, and files that are missing. */
export function fileProblems({ files, manifest }, wanted) {
  return [
    ...files
      .filter((path) => !wanted.includes(path))
      .map((path) => `${manifest.name}: stray file ${path} would be published`),
    ...wanted.filter((path) => !files.includes(path)).map((path) => `${manifest.name}: ${path} is missing`),
  ]
}

/** Ranges that mean something only inside the workspace, and siblings in other versions than the workspace has. */
export function rangeProblems({ manifest }, versions) {
  const fields = ['dependencies', 'peerDependencies', 'optionalDependencies', 'devDependencies']
  return fields.flatMap((field) =>
    Object.entries(manifest[field] ?? {}).flatMap(([name, range]) => {
      const where = `${manifest.name}: ${field}.${name} is ${JSON.stringify(range)}`
      if (/^(workspace|catalog|link|file|portal):/.test(range))
        return [`${where}, which npm does not understand`]
      const sibling = versions.get(name)
      if (sibling === undefined || field === 'devDependencies') return []
      return range === `^${sibling}` ? [] : [`${where}, but ${name} is ${sibling}`]
    }),
  )
}

/** Conditions, scripts and folders of the workspace that leaked into a published manifest. */
export function manifestProblems({ manifest, files }) {
  const problems = []
  const hooks = Object.keys(manifest.scripts ?? {}).filter((name) =>
    /^(pre|post)?(install|prepare|publish|pack)$/.test(name),
  )
  if (hooks.length > 0) problems.push(`${manifest.name}: runs ${hooks.join(', ')} at the consumer's`)
  if (JSON.stringify(manifest.exports).includes('/source"'))
    problems.push(`${manifest.name}: exports a condition of the workspace`)
  for (const [entry, target] of Object.entries(manifest.exports)) {
    for (const path of typeof target === 'string' ? [target] : Object.values(target)) {
      if (!files.includes(path.slice(2)))
        problems.push(`${manifest.name}: ${entry} leads to ${path}, which is missing`)
    }
  }
  if (typeof manifest.repository?.url !== 'string' || manifest.repository.directory === undefined)
    problems.push(`${manifest.name}: has no repository, which provenance is compared with`)
  return problems
}

/** Links of the README that lead nowhere: npm's site follows them from the package's folder in the repository. */
export function readmeProblems({ folder, manifest }, source) {
  const text = readFileSync(join(folder, 'README.md'), 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '')
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1])
    .filter((link) => !/^(https:|#)/.test(link) && !existsSync(join(source, link.split('#')[0])))
    .map((link) => `${manifest.name}: README.md links to ${link}, which is not there`)
}

/** Source maps that lead to a file which is not in the tarball. */
export function mapProblems({ folder, files, manifest }) {
  return files
    .filter((path) => path.endsWith('.map'))
    .flatMap((path) => {
      const { sources } = readJson(join(folder, path))
      return sources
        .map((source) => join(path, '..', source).replaceAll('\\', '/'))
        .filter((source) => !files.includes(source))
        .map((source) => `${manifest.name}: ${path} leads to ${source}, which is not in the tarball`)
    })
}

/**
 * Imports of the published types that a consumer cannot follow: into a package that is no dependency, past the exports
 * of one that is, or to a path of the machine that built them. `readExports` answers with the exports of a dependency.
 */
export function typeProblems({ folder, files, manifest }, readExports) {
  const declared = { ...manifest.dependencies, ...manifest.peerDependencies }
  return files
    .filter((path) => path.endsWith('.d.ts'))
    .flatMap((path) =>
      specifiersOf(readFileSync(join(folder, path), 'utf8')).flatMap((specifier) => {
        const where = `${manifest.name}: ${path} imports ${JSON.stringify(specifier)}`
        if (specifier.includes('node_modules')) return [`${where}, a private path of a dependency`]
        if (specifier.startsWith('.')) {
          const target = join(path, '..', specifier).replaceAll('\\', '/')
          return files.includes(target.replace(/\.(js|ts)$/, '.d.ts')) ? [] : [`${where}, which is missing`]
        }
        if (specifier.startsWith('node:')) return []
        const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
        if (name === manifest.name) return []
        if (declared[name] === undefined) return [`${where}, which is no dependency`]
        const entry = `.${specifier.slice(name.length)}`
        const exported = readExports(name)
        return exported === undefined || exported.includes(entry)
          ? []
          : [`${where}, which ${name} does not export`]
      }),
    )
}

/** Every module that a declaration file names. */
export function specifiersOf(text) {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '')
  // A literal 'from' is no clause.
  const found = code.matchAll(/(?:(?<!['"])\bfrom\s*|\bimport\s*\(\s*|^\s*import\s*)(['"])([^'"]+)\1/gm)
  return [...new Set([...found].map((match) => match[2]))]
}
