// The root entries run on any runtime with Web APIs: nothing that they reach, dependencies included, is Node's.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { importGraph } from './import-graph.ts'

const packages = fileURLToPath(new URL('../../../packages/', import.meta.url))
// What bundlers and workers choose; never "node".
const conditions = ['@x/source', 'workerd', 'worker', 'browser', 'module', 'import']

test.each(readdirSync(packages))('%s: the root entry reaches nothing of Node.js', (name) => {
  const { files, problems } = importGraph(join(packages, name, 'src/index.ts'), { conditions })
  expect(problems).toEqual([])
  expect(files.length).toBeGreaterThan(5)
})

test('dependencies are followed: auth reaches oauth4webapi, the client ky, the emulator hono', () => {
  const reached = (name: string): string =>
    importGraph(join(packages, name, 'src/index.ts'), { conditions }).files.join('\n')
  expect(reached('auth')).toMatch(/oauth4webapi\/build\/index\.js/)
  expect(reached('client')).toMatch(/ky\/distribution\//)
  expect(reached('emulator')).toMatch(/hono\/dist\/hono\.js/)
  expect(reached('user-groups')).toMatch(/packages\/dc\/src\/table\.ts/)
})

test('the subpath for Node.js is seen as what it is', () => {
  const { problems } = importGraph(join(packages, 'emulator/src/node.ts'), { conditions })
  expect(problems.join('\n')).toMatch(/imports node:http/)
})

test.each([
  ['a bare import', "import 'node:fs'\n"],
  ['a named import', "import {\n  readFile,\n} from 'node:fs/promises'\nreadFile\n"],
  ['an old name', "import fs from 'fs'\nfs\n"],
  ['a re-export', "export * from 'node:path'\n"],
  ['a dynamic import', "export const load = () => import('node:crypto')\n"],
  ['a require', "const fs = require('fs')\n"],
  ['a computed import', 'export const load = (name: string) => import(name)\n'],
  ['a file that is not there', "export * from './absent.ts'\n"],
  ['a package that is not there', "export * from 'absent'\n"],
])('sees %s three files and a package away', (_, code) => {
  const folder = mkdtempSync(join(tmpdir(), 'graph-'))
  try {
    const planted = join(folder, 'node_modules/planted')
    mkdirSync(join(planted, 'lib'), { recursive: true })
    writeFileSync(join(folder, 'index.ts'), "export { a } from './a.ts'\n")
    writeFileSync(
      join(folder, 'a.ts'),
      "import type { B } from 'node:fs'\nimport { b } from 'planted/sub'\n// import 'node:os'\nexport const a: B = b\n",
    )
    writeFileSync(
      join(planted, 'package.json'),
      JSON.stringify({ exports: { './*': { import: './lib/*.ts' } } }),
    )
    writeFileSync(join(planted, 'lib/sub.ts'), code)
    expect(importGraph(join(folder, 'index.ts'), { conditions }).problems).toHaveLength(1)
    writeFileSync(join(planted, 'lib/sub.ts'), 'export const b = 1\n')
    expect(importGraph(join(folder, 'index.ts'), { conditions }).problems).toEqual([])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
