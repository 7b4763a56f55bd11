// Plain words, as docs/style.md asks for them.
import assert from 'node:assert/strict'
import process from 'node:process'
import { test } from 'node:test'
import { filesWithProse, habitsIn } from '../../../scripts/words.mjs'
import { read, root } from '../repository.mjs'

process.chdir(root)

const foundIn = (file, source) => habitsIn(file, source).map(({ line, found }) => `${line}: ${found}`)

test('the five habits are found in prose, comments and messages', () => {
  const page =
    '# A\n\n"x" is no scope, one client a tenant.\nAll at once. It must be a text.\n\n| a | likewise |\n| Zoho | here |\n'
  assert.deepEqual(foundIn('a.md', page), [
    '3: is no scope',
    '3: one client a tenant',
    '4: at once',
    '4: must be a text',
    '6: | likewise |',
    '7: | here ',
  ])
  const source =
    "/**\n * All at\n * once.\n */\nthrow new TypeError(`${quote(id)} is no id.`)\nfail('must be a text')\n"
  assert.deepEqual(foundIn('a.ts', source), ['1: at once', '5: is no id', '6: must be a text'])
})

test('what is right is left alone: code, "there is no", "no longer", an object that is given something', () => {
  const page =
    'There is no row. It is no longer there. Gives a row an id. `at once`\n\n```ts\n// at once, is no X\n```\n'
  assert.deepEqual(foundIn('a.md', page), [])
  assert.deepEqual(foundIn('a.ts', "// done at once\nconst id = 'atonce'\n"), [])
})

test('no page, comment or message has one of them', () => {
  const files = filesWithProse()
  assert.ok(files.length > 300)
  assert.deepEqual(
    files.flatMap((file) => habitsIn(file, read(file)).map(({ line, found }) => `${file}:${line}: ${found}`)),
    [],
  )
})
