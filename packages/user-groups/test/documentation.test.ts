import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as userGroups from '@x/user-groups'

// What a reader, and the next API package, may rely on in every file of an operation.

const folder = new URL('../src/operations/', import.meta.url)
const files = readdirSync(folder)

/** Operations that only Zoho's description of June 2025 has. */
const olderOnly = [
  'getDeletionJob',
  'listAssignedUserGroups',
  'listGroupedCounts',
  'listUnassignedUserGroups',
  'updateUserGroups',
]

test('fifteen files', () => {
  expect(files).toHaveLength(15)
})

describe.each(files)('%s', (file) => {
  const text = readFileSync(new URL(file, folder), 'utf8')
  const name = file.slice(0, -'.ts'.length).replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const comment = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\nexport const /.exec(text)?.[0] ?? ''

  test('one function, named as the file, in at most 40 lines', () => {
    expect([...text.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, each]) => each)).toEqual([name])
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(40)
    expect((userGroups as Record<string, unknown>)[name]).toBeTypeOf('function')
  })
  test('its comment names scopes, errors, an example that calls it, and the page of Zoho', () => {
    const { scopes } = (userGroups as unknown as Record<string, { scopes: readonly string[] }>)[name] ?? {}
    for (const scope of scopes ?? []) {
      const operation = scope.slice(scope.lastIndexOf('.'))
      expect([scope, `\`${operation}\``].some((each) => comment.includes(each))).toBe(true)
    }
    expect(comment).toContain('@throws ')
    const [, example] = comment.split('@example')
    expect(example).toContain(`${name}(zoho`)
    const page = comment.replaceAll(/\n \* /g, ' ')
    expect(page).toMatch(
      olderOnly.includes(name)
        ? /Zoho's page: none; the description of June 2025 has it, later ones do not\./
        : /Zoho's page: "[A-Z][^"]+"\./,
    )
    expect(comment.includes('@experimental')).toBe(olderOnly.includes(name))
  })
})
