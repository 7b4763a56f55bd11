// The site builds without a network, and nothing in it leads nowhere.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { test } from 'node:test'
import { zohoCodes } from '../codes.mjs'
import { operationFacts } from '../operation-facts.mjs'
import { entries, site } from '../repository.mjs'
import { pagesByFile } from '../pages.mjs'
import { dist, fileAt } from '../serve.mjs'

/** A namespace without a network, where the system lets us have one. */
const isolation = ['unshare', '--map-root-user', '--net']
const canIsolate = spawnSync(isolation[0], [...isolation.slice(1), 'true']).status === 0

test('it builds, without a network where this system can take it away', () => {
  const command = [...(canIsolate ? isolation : []), process.execPath, 'build.mjs']
  const { status, stdout, stderr } = spawnSync(command[0], command.slice(1), { cwd: site, encoding: 'utf8' })
  assert.equal(status, 0, `${stdout}${stderr}`)
})

const plain = (text) =>
  text
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
const html = (file) => readFileSync(file, 'utf8')

test('every page and every entry of every package is there', () => {
  const wanted = [
    ...pagesByFile().values(),
    'reference/index',
    ...entries.map(({ name }) => `reference/${name}`),
  ]
  assert.deepEqual(
    wanted.filter((path) => fileAt(`/${path}`) === undefined),
    [],
  )
})

test('every link inside the site, with its anchor, and every picture leads somewhere', () => {
  const dead = []
  let followed = 0
  for (const page of globSync('**/*.html', { cwd: dist }).filter((name) => name !== '404.html')) {
    const at = new URL(page, 'http://site/')
    for (const [, target] of html(join(dist, page)).matchAll(/(?:href|src)="([^"]+)"/g)) {
      const to = new URL(target.replaceAll('&amp;', '&'), at)
      if (to.origin !== at.origin || to.protocol === 'data:') continue
      followed += 1
      const file = fileAt(to.pathname)
      if (file === undefined) dead.push(`${page}: ${target}`)
      else if (to.hash !== '' && !html(file).includes(`id="${decodeURIComponent(to.hash.slice(1))}"`))
        dead.push(`${page}: ${target} has no such heading`)
    }
  }
  assert.ok(followed > 2000)
  assert.deepEqual([...new Set(dead)], [])
})

test('every operation has a page of its own, with its call, its scope and the types of its parameters', () => {
  const incomplete = [...operationFacts()].filter(([name, { package: home, scope }]) => {
    const file = fileAt(`/reference/${home}/${name}`)
    if (file === undefined) return true
    const text = plain(html(file))
    return !text.includes('zoho: Client') || !text.includes(plain(scope.replaceAll('`', '')))
  })
  assert.ok(operationFacts().size > 300)
  assert.deepEqual(
    incomplete.map(([name]) => name),
    [],
  )
})

test('functions come first on the page of a package', () => {
  const late = entries.filter(({ name }) => {
    const headings = [...html(fileAt(`/reference/${name}`)).matchAll(/<h2 id="([\w-]+)"/g)].map(
      ([, id]) => id,
    )
    return headings.includes('functions') && headings[0] !== 'functions'
  })
  assert.deepEqual(late, [])
})

test("each of Zoho's codes has one heading", () => {
  const page = html(fileAt('/status-codes'))
  const codes = zohoCodes().map(({ code }) => code)
  assert.ok(codes.length > 60)
  assert.deepEqual(codes, [...new Set(codes)], 'a code stands in two rows of docs/errors.md')
  const absent = codes.filter((code) => page.split(`<h3 id="${code.toLowerCase()}"`).length !== 2)
  assert.deepEqual(absent, [])
})

test('the changelog has what waits for a release, package by package', () => {
  const page = html(fileAt('/changelog'))
  assert.match(page, /<h2 id="xclient"/)
  assert.match(page, /not released yet/)
})

test('llms.txt names every page with a sentence, and its addresses lead somewhere', () => {
  const lines = readFileSync(join(dist, 'llms.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('- '))
  const broken = lines.filter((line) => {
    const [, address, sentence] = /\]\(([^)]+)\): (.+)$/.exec(line) ?? []
    return address === undefined || fileAt(address) === undefined || sentence.length < 10
  })
  assert.ok(lines.length >= pagesByFile().size)
  assert.deepEqual(broken, [])
})

test('nothing is loaded from elsewhere', () => {
  const foreign = globSync('**/*.{html,css}', { cwd: dist }).flatMap((file) =>
    [
      ...html(join(dist, file)).matchAll(
        /(?:src=|<link[^>]+href=|url\(|@import )["']?(https?:)?\/\/[^"')]+/g,
      ),
    ].map(([text]) => `${file}: ${text}`),
  )
  assert.deepEqual(foreign, [])
})
