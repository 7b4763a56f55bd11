import { execFileSync } from 'node:child_process'
import process from 'node:process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

for (const [what, project] of [
  ['every recipe for Node.js, and these tests', '..'],
  ['Cloudflare Workers, with the types of its runtime', '../src/workers'],
  ['Next.js', '../src/next'],
] as const) {
  test(`compiles: ${what}`, () => {
    const tsc = here('../../../node_modules/typescript/bin/tsc')
    try {
      execFileSync(process.execPath, [tsc, '-p', here(project)], { encoding: 'utf8' })
    } catch (error) {
      throw new Error((error as { stdout?: string }).stdout, { cause: error })
    }
  })
}
