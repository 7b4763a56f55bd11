import { globSync, readFileSync } from 'node:fs'

/** What the source says of an exported operation. */
export interface Declaration {
  /** The comment in front of it, without its stars. */
  readonly comment: string
  /** Labels of the parameters that fill the address, of a declaration by verb. */
  readonly labels: readonly string[] | undefined
}

/** The exported functions and constants of a package, by name. */
export function declarationsIn(source: URL): ReadonlyMap<string, Declaration> {
  const found = new Map<string, Declaration>()
  for (const file of globSync('**/*.ts', { cwd: source })) {
    const text = readFileSync(new URL(file, source), 'utf8')
    const pattern = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (const|async function|function) (\w+)([^=]*)/g
    for (const [, comment = '', , name = '', type = ''] of text.matchAll(pattern)) {
      const [, list] = /^:\s*\w+<\s*\[([^\]]*)\]/.exec(type) ?? []
      const labels = list
        ?.split(',')
        .map((each) => each.trim().split(/[?:]/)[0] ?? '')
        .filter((label) => label !== '')
      found.set(name, { comment: comment.replaceAll(/^\s*\* ?/gm, '').trim(), labels })
    }
  }
  return found
}

/** Labels that a variable of an address may have. */
export function labelsFor({
  name,
  key,
}: {
  readonly name: string
  readonly key: string | undefined
}): readonly string[] {
  const fromKey = key === undefined ? [] : [camelCase(key), camelCase(key.replace(/_id$/, ''))]
  return [camelCase(name), ...fromKey]
}

function camelCase(text: string): string {
  return text.replaceAll(/[ _]+(\w)/g, (_all, letter: string) => letter.toUpperCase())
}
