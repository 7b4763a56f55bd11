import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** Each folder imports only itself and what stands before it. */
const ORDER = ['errors', 'client', 'call', 'criteria', 'answer', 'send', 'rows', 'endpoint', 'node', 'redis']
const src = fileURLToPath(new URL('../src', import.meta.url))
const files = globSync('**/*.ts', { cwd: src }).filter((file) => !/\.test(?:-d)?\.ts$/.test(file))

/** Files that a file imports, types too. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(src, file), 'utf8')
  return [...text.matchAll(/\bfrom '(\.[^']+)'/g)].map(([, to = '']) =>
    relative(src, join(src, dirname(file), to)),
  )
}
const folderOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : '')

test('folders point one way', () => {
  const strays = files.filter((file) => file !== 'index.ts' && !ORDER.includes(folderOf(file)))
  expect(strays).toEqual([])
  const back = files.flatMap((file) =>
    importsOf(file)
      .filter((to) => file !== 'index.ts' && ORDER.indexOf(folderOf(to)) > ORDER.indexOf(folderOf(file)))
      .map((to) => `${file} imports ${to}`),
  )
  expect(back).toEqual([])
})

test('only the entry imports the entry, and no file imports itself by a detour', () => {
  expect(files.filter((file) => importsOf(file).includes('index.ts'))).toEqual([])
  const reach = (from: string, seen = new Set<string>()): Set<string> => {
    for (const to of importsOf(from)) if (!seen.has(to)) reach(to, seen.add(to))
    return seen
  }
  expect(files.length).toBeGreaterThan(30)
  expect(files.filter((file) => reach(file).has(file))).toEqual([])
})
