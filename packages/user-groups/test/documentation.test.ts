import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import * as userGroups from '@x/user-groups'

// What a reader may rely on in the comment of every operation.

const folder = fileURLToPath(new URL('../src/', import.meta.url))
const text = globSync('*.ts', { cwd: folder })
  .map((file) => readFileSync(folder + file, 'utf8'))
  .join('')
const operations = Object.entries(userGroups).filter(
  ([, each]) => typeof each === 'function' && 'endpoint' in each,
)

test('fifteen operations', () => {
  expect(operations).toHaveLength(15)
})

test.each(operations.map(([name]) => name))(
  '%s: errors, an example that calls it, and the page of Zoho',
  (name) => {
    const comment =
      new RegExp(String.raw`/\*\*(?:(?!\*/)[\s\S])*\*/\nexport const ${name}\b`).exec(text)?.[0] ?? ''
    expect(comment).toContain('@throws ')
    expect(comment.split('@example')[1]).toContain(`${name}(zoho`)
    expect(comment).toMatch(/@zoho (?:none|[A-Z].+)/)
    expect(comment.includes('@experimental')).toBe(comment.includes('@zoho none'))
  },
)
