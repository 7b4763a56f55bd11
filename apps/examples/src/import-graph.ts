// What a module loads, followed through sources, built files and dependencies, without running any of it.
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join } from 'node:path'

/** How bare imports are resolved. */
export interface GraphOptions {
  /** Conditions of `exports` that hold, besides `default`. */
  readonly conditions: readonly string[]
}

/** Everything that `entry` reaches: files, and what binds them to Node.js or cannot be followed, with the way to it. */
export interface ImportGraph {
  readonly files: readonly string[]
  readonly problems: readonly string[]
}

type Exports = string | null | readonly Exports[] | { readonly [key: string]: Exports }

/** Walks the import graph of a file. */
export function importGraph(entry: string, options: GraphOptions): ImportGraph {
  const ways = new Map<string, readonly string[]>([[entry, [entry]]])
  const problems: string[] = []
  for (const [file, way] of ways) {
    const report = (what: string): void => void problems.push(`${what} (${way.map(shortened).join(' → ')})`)
    const { specifiers, computed } = importsOf(readFileSync(file, 'utf8'))
    for (const code of computed) report(`an import of something computed, ${code}`)
    for (const specifier of specifiers) {
      if (isBuiltin(specifier)) {
        report(`imports ${specifier}`)
        continue
      }
      const target = specifier.startsWith('.')
        ? join(dirname(file), specifier)
        : resolvePackage(specifier, file, options)
      if (target === undefined || !existsSync(target)) report(`imports ${specifier}, which is not there`)
      else if (!ways.has(target)) ways.set(target, [...way, target])
    }
  }
  return { files: [...ways.keys()], problems }
}

/** Modules that are loaded at run time: what TypeScript erases does not count, nor do comments. */
function importsOf(text: string): {
  readonly specifiers: readonly string[]
  readonly computed: readonly string[]
} {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
  const fixed = [
    ...code.matchAll(/^[ \t]*(?:import|export)\b(?!\s+type\b)[^'"`;()]*?\bfrom\s*(['"])([^'"\n]+)\1/gm),
    ...code.matchAll(/(?:^|[;}])\s*import\s*(['"])([^'"\n]+)\1/gm),
    ...code.matchAll(/\b(?:import|require)\s*\(\s*(['"`])([^'"`\n$]+)\1\s*[,)]/g),
  ]
  const computed = code.matchAll(/(?<![.\w])import\s*\((?!\s*(['"])[^'"\n]+\1)[^)\n]*\)?/g)
  return {
    specifiers: [...new Set(fixed.map((match) => match[2] ?? ''))],
    computed: [...computed].map((match) => match[0]),
  }
}

function resolvePackage(specifier: string, from: string, options: GraphOptions): string | undefined {
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
  const folder = findPackage(name, dirname(realpathSync(from)))
  if (folder === undefined) return undefined
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly exports?: Exports
    readonly module?: string
    readonly main?: string
  }
  const entry = `.${specifier.slice(name.length)}`
  if (manifest.exports === undefined)
    return join(folder, entry === '.' ? (manifest.module ?? manifest.main ?? 'index.js') : entry)
  const target = chooseExport(manifest.exports, entry, [...options.conditions, 'default'])
  return target === undefined ? undefined : join(folder, target)
}

/** As Node.js finds it: the folder itself when it has that name, else `node_modules` of each folder above. */
function findPackage(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate)
    if (dirname(folder) === folder) return undefined
  }
}

function chooseExport(exports: Exports, entry: string, conditions: readonly string[]): string | undefined {
  if (typeof exports === 'object' && exports !== null && !Array.isArray(exports)) {
    const entries = Object.entries(exports)
    if (entries.some(([key]) => key.startsWith('.'))) {
      for (const [key, value] of entries) {
        const [before = '', after] = key.split('*')
        if (after === undefined ? key === entry : entry.startsWith(before) && entry.endsWith(after)) {
          const star = entry.slice(before.length, entry.length - (after ?? '').length)
          return chooseTarget(value, conditions)?.replaceAll('*', star)
        }
      }
      return undefined
    }
  }
  return entry === '.' ? chooseTarget(exports, conditions) : undefined
}

function chooseTarget(target: Exports, conditions: readonly string[]): string | undefined {
  if (target === null || typeof target === 'string') return target ?? undefined
  const candidates = Array.isArray(target)
    ? (target as readonly Exports[])
    : Object.entries(target)
        .filter(([condition]) => conditions.includes(condition))
        .map(([, value]) => value)
  for (const candidate of candidates) {
    const found = chooseTarget(candidate, conditions)
    if (found !== undefined) return found
  }
  return undefined
}

/** A path as somebody reads it: from the last package on. */
function shortened(path: string): string {
  const parts = path.split('/node_modules/')
  return parts.length > 1 ? (parts.at(-1) ?? path) : path.split('/').slice(-4).join('/')
}
