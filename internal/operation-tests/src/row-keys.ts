import { globSync, readFileSync } from 'node:fs'

/** The keys of an exported interface of a package, those that it extends included. */
export function keysOfInterface(source: URL, name: string): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const file of globSync('**/*.ts', { cwd: source })) {
    const text = readFileSync(new URL(file, source), 'utf8')
    const [, parents = '', body] =
      new RegExp(`interface ${name}\\b([^{]*)\\{\\n([\\s\\S]*?)\\n\\}`).exec(text) ?? []
    if (body === undefined) continue
    for (const [, key = ''] of body.matchAll(/^ {2}readonly ([\w$]+)\??:/gm)) keys.add(key)
    for (const [parent] of parents.replace(/^\s*extends/, '').matchAll(/\b[A-Z]\w+/g))
      for (const key of keysOfInterface(source, parent)) keys.add(key)
  }
  return keys
}
