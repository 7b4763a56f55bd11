import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/** Every module that an entry reaches at run time, and what it imports from elsewhere. */
function reach(entry: string): {
  readonly files: ReadonlySet<string>
  readonly packages: ReadonlySet<string>
} {
  const files = new Set<string>()
  const packages = new Set<string>()
  const context = (file: string): void => {
    if (files.has(file)) return
    files.add(file)
    const source = readFileSync(file, 'utf8')
    for (const [, clause = '', name = ''] of source.matchAll(
      /^(?:import|export)\s+([\s\S]*?)\s*from '([^']+)'/gm,
    )) {
      if (clause.startsWith('type ')) continue
      if (name.startsWith('.')) context(join(dirname(file), name))
      else packages.add(name)
    }
  }
  context(entry)
  return { files, packages }
}

const entry = (name: string): string => new URL(`../src/${name}`, import.meta.url).pathname

test('the root entry needs no API of Node, the other one does', () => {
  const root = reach(entry('index.ts'))
  expect([...root.packages].toSorted()).toEqual([
    '@x/dc',
    '@x/dc/clock',
    '@x/dc/error',
    'hono',
    'hono/html',
    'hono/router/trie-router',
  ])
  expect(root.files.size).toBeGreaterThan(50)
  expect([...reach(entry('node.ts')).packages]).toContain('@hono/node-server')
})

test('time and chance have one source each', () => {
  const own =
    /Date\.now\(|Math\.random\(|new Date\(\)|performance\.now\(|crypto\.(?:randomUUID|getRandomValues)/
  const files = [...reach(entry('index.ts')).files, ...reach(entry('node.ts')).files]
  expect(files.filter((file) => own.test(readFileSync(file, 'utf8')))).toEqual([])
})
