import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/**
 * Tests that each place of a package imports only itself and what stands before it, types too, and that no file imports
 * itself by a detour. A place is a folder, or a file beside the folders. What stands in one string, with spaces between,
 * stands at the same height; `*.ts` is all files beside the folders that are not named.
 *
 * @param source the folder `src` of the package
 * @param entries files that may import everything, and that nothing imports
 */
export function testImportOrder(
  source: URL,
  order: readonly string[],
  entries: readonly string[] = ['index.ts'],
): void {
  const src = fileURLToPath(source).replace(/\/$/, '')
  const files = globSync('**/*.{ts,tsx}', { cwd: src }).filter((file) => !/\.test(?:-d)?\.tsx?$/.test(file))
  const imports = new Map(
    files.map((file) => [
      file,
      [...readFileSync(join(src, file), 'utf8').matchAll(/\bfrom '(\.[^']+)'/g)].map(([, to = '']) =>
        relative(src, join(src, dirname(file), to)),
      ),
    ]),
  )
  const importsOf = (file: string): readonly string[] => imports.get(file) ?? []
  const heights = new Map(
    order.flatMap((places, height) => places.split(' ').map((place) => [place, height] as const)),
  )
  const placeOf = (file: string): string => {
    const place = file.split('/')[0] ?? ''
    return heights.has(place) || file.includes('/') ? place : '*.ts'
  }
  const heightOf = (file: string): number => heights.get(placeOf(file)) ?? Infinity
  // Files beside the folders that stand at the same height may import each other: circles are another test.
  const areBeside = (a: string, b: string): boolean =>
    !a.includes('/') && !b.includes('/') && heightOf(a) === heightOf(b)

  test('places point one way', () => {
    const inner = files.filter((file) => !entries.includes(file))
    expect(inner.length).toBeGreaterThan(1)
    expect(inner.filter((file) => heightOf(file) === Infinity)).toEqual([])
    const back = inner.flatMap((file) =>
      importsOf(file)
        .filter(
          (to) => placeOf(to) !== placeOf(file) && heightOf(to) >= heightOf(file) && !areBeside(file, to),
        )
        .map((to) => `${file} imports ${to}`),
    )
    expect(back).toEqual([])
  })

  test('nothing imports an entry, and no file imports itself by a detour', () => {
    expect(
      files.filter((file) => !entries.includes(file) && importsOf(file).some((to) => entries.includes(to))),
    ).toEqual([])
    const reach = (from: string, seen = new Set<string>()): Set<string> => {
      for (const to of importsOf(from)) if (!seen.has(to)) reach(to, seen.add(to))
      return seen
    }
    expect(files.filter((file) => reach(file).has(file))).toEqual([])
  })
}
