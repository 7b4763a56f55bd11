// Puts the pages where VitePress reads them: the repository's files, with the site's links. Written anew each time.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { rewriteLinks } from './links.mjs'
import { markdownIn, read, root, site } from './repository.mjs'
import { pagesByFile } from './pages.mjs'

export const staged = join(site, '.pages')

/** @returns what is wrong: links that lead nowhere, files that no navigation names */
export function stage() {
  const pages = pagesByFile()
  const problems = [...markdownIn('docs'), ...markdownIn('docs/guides')]
    .filter((file) => !pages.has(file))
    .map((file) => `${file} is in no group of tools/site/pages.mjs`)
  for (const [file, path] of pages) {
    const text = rewriteLinks(file, read(file), {
      pages,
      image: (from) => copyPicture(from),
      problem: (what) => problems.push(what),
    })
    const to = join(staged, `${path}.md`)
    mkdirSync(dirname(to), { recursive: true })
    // The path on GitHub is in the info of a block; the site shows only the language.
    writeFileSync(to, text.replaceAll(/^(`{3,}\w+) (file=|no-check).*$/gm, '$1'))
  }
  return problems
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
