// `npm run generate`: writes what the documentation takes from the source: errors, data centers, drawings.
// The tests call `generated` and compare.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { codesMarkdown, zohoCodes } from './codes.mjs'
import { drawings } from './drawings/drawings.mjs'
import { errorsIn, errorsMarkdown, problemsOf } from './errors.mjs'
import { evidenceMarkdown, hostsMarkdown } from './evidence.mjs'
import { readPackages } from './reference.mjs'
import { installWorkspace, read, root } from './repository.mjs'

/** What each file should hold, and what keeps that from being complete. */
export async function generated() {
  installWorkspace()
  const { project } = await readPackages()
  const errors = errorsIn(project)
  const files = new Map(drawings().map(({ file, svg }) => [`docs/images/${file}`, svg]))
  const fill = (file, name, text) =>
    files.set(file, withBlock(file, files.get(file) ?? read(file), name, text))
  const codes = zohoCodes().map((code) => ({ ...code, places: [] }))
  fill('docs/errors.md', 'errors', errorsMarkdown(errors))
  fill('docs/status-codes.md', 'zoho codes', codesMarkdown(codes))
  fill('docs/evidence.md', 'data centers', evidenceMarkdown())
  fill('docs/data-centers.md', 'hosts', hostsMarkdown())
  return { files, errors, problems: errors.flatMap(problemsOf) }
}

/** A page's text with another text between its two marks. */
function withBlock(file, page, name, text) {
  const [open, close] = [`<!-- ${name}: npm --prefix tools/site run generate -->`, `<!-- end of ${name} -->`]
  const from = page.indexOf(open)
  const to = page.indexOf(close)
  if (from < 0 || to < from) throw new Error(`${file} has no place for its ${name}: ${open} … ${close}`)
  return `${page.slice(0, from + open.length)}\n\n${text}\n\n${page.slice(to)}`
}

if (process.argv[1] === import.meta.filename) {
  const { files, problems } = await generated()
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length === 0 ? 0 : 1
}
