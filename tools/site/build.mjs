// `node build.mjs`: the site in `dist`, without network. `node build.mjs --dev`: a server that follows the files.
import { watch } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { build, createServer } from 'vitepress'
import { writeReference } from './reference.mjs'
import { installWorkspace, packages, root, site } from './repository.mjs'
import { clear, stage, staged } from './stage.mjs'

installWorkspace()
clear()
const problems = stage()
await writeReference(staged)

if (process.argv.includes('--dev')) {
  for (const problem of problems) console.error(problem)
  const server = await createServer(site, { port: 5173 })
  await server.listen()
  server.printUrls()
  const folders = ['', 'apps/example', ...packages.map((folder) => `packages/${folder}`)]
  for (const folder of folders) watch(join(root, folder), follow)
  watch(join(root, 'docs'), { recursive: true }, follow)
} else {
  if (problems.length > 0) {
    console.error(problems.join('\n'))
    process.exit(1)
  }
  await build(site)
}

function follow(_, name) {
  if (name?.endsWith('.md')) for (const problem of stage()) console.error(problem)
}
