// Puts the pages where VitePress reads them: the repository's files, with the site's links. Written anew each time.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { landingPage } from './landing.mjs'
import { rewriteLinks } from './links.mjs'
import { llmsFiles } from './llms.mjs'
import { withMadeParts } from './made.mjs'
import { markdownIn, read, root, site } from './repository.mjs'
import { pagesByFile } from './pages.mjs'

/** Where VitePress reads. */
export const staged = join(site, '.pages')

/** @returns what is wrong: links that lead nowhere, files that no navigation names */
export function stage() {
  const pages = pagesByFile()
  const problems = [...markdownIn('docs'), ...markdownIn('docs/guides')]
    .filter((file) => !pages.has(file))
    .map((file) => `${file} is in no group of tools/site/pages.mjs`)
  const write = (file, path, source) => {
    const text = rewriteLinks(file, source, {
      pages,
      image: (from) => copyPicture(from),
      problem: (what) => problems.push(what),
    })
    // The path on GitHub is in the info of a block; the site shows only the language.
    put(`${path}.md`, text.replaceAll(/^(`{3,}\w+) (file=|in=|no-check).*$/gm, '$1'))
  }
  for (const [file, path] of pages) write(file, path, withMadeParts(file, read(file)))
  write('README.md', 'index', landingPage())
  for (const theme of ['light', 'dark']) copyPicture(`docs/images/group-${theme}.png`)
  for (const [name, text] of llmsFiles(process.env.SITE_BASE)) put(`public/${name}`, text)
  return problems
}

function put(path, text) {
  const to = join(staged, path)
  mkdirSync(dirname(to), { recursive: true })
  writeFileSync(to, text)
}

export function clear() {
  rmSync(staged, { recursive: true, force: true })
}

function copyPicture(from) {
  const to = join(staged, 'public/images', basename(from))
  mkdirSync(dirname(to), { recursive: true })
  cpSync(join(root, from), to)
  return `/images/${basename(from)}`
}
