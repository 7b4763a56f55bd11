import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningServer } from '../src/server.ts'
import { tokensOfCode } from '../src/views/tokens-of-code.ts'
import { openBrowser } from './browser.ts'
import { startApp } from './running-app.ts'

const root = join(import.meta.dirname, '..')

describe('colours of code', () => {
  test('the pieces of every file of this app are the file again', () => {
    const files = (readdirSync(join(root, 'src'), { recursive: true }) as string[]).filter((name) =>
      /\.tsx?$/.test(name),
    )
    expect(files.length).toBeGreaterThan(100)
    for (const file of files) {
      const source = readFileSync(join(root, 'src', file), 'utf8')
      expect(
        tokensOfCode(source)
          .map(({ text }) => text)
          .join(''),
      ).toBe(source)
    }
  })

  test.each([
    ["// it's", ['comment']],
    ["const a = 'if' // x", ['keyword', 'string', 'comment']],
    ['`of ${a}` + 1_000.5', ['string', 'number']],
    ['await f(Store.type, $if)', ['keyword', 'call', 'type']],
    ["'open", []],
    ['/* a\nb */ x', ['comment']],
  ])('%j', (text, kinds) => {
    expect(
      tokensOfCode(text)
        .map(({ kind }) => kind)
        .filter((kind) => kind !== 'plain'),
    ).toEqual(kinds)
  })

  test('a long text without an end is done in no time', () => {
    const started = performance.now()
    tokensOfCode(`'${'\\a'.repeat(50_000)}`)
    tokensOfCode('/*'.repeat(20_000))
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('the first page', () => {
  let app: RunningServer
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())

  test.each(['hono', 'express', 'fastify', 'next'])('shows the whole program for %s', async (name) => {
    const { html } = await openBrowser().get(app.origin)
    const program = readFileSync(join(root, `../../tools/recipes/src/one-file/${name}.ts`), 'utf8')
    const blocks = [...html.matchAll(/<pre\b[^>]*><code>([\s\S]*?)<\/code>/g)].map(([, code = '']) =>
      code
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&'),
    )
    expect(blocks).toContain(program)
    // A program that somebody copies must not name anything of this repository.
    expect(program).not.toMatch(/from '\.{1,2}\//)
    expect(program.split('\n').length).toBeLessThan(45)
  })
})
