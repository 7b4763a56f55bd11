// `npm run pack -- <folder>`: builds and packs what is published, into a folder, and prints the line that installs it. Before
// the packages are published, this is how to use them in a project of one's own.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const [folder] = process.argv.slice(2)

/** Runs pnpm in the repository, quietly; what it says is shown when it fails. */
function pnpm(...parameters) {
  const run = spawnSync('pnpm', parameters, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (run.status === 0) return
  console.error(`${run.stdout}${run.stderr}\npnpm ${parameters.join(' ')} failed: above is why.`)
  process.exit(1)
}

function published() {
  return readdirSync(join(root, 'packages'))
    .map((name) => join(root, 'packages', name, 'package.json'))
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')))
    .filter((manifest) => manifest.private !== true)
    .map(({ name }) => name)
}

if (folder === undefined || folder.startsWith('-')) {
  console.error('Say where to: npm run pack -- ../my-app/packages')
  process.exitCode = 1
} else {
  // npm runs this in the repository; a relative folder is meant from where npm was called.
  const target = resolve(process.env.INIT_CWD ?? process.cwd(), folder)
  mkdirSync(target, { recursive: true })
  pnpm('run', 'build')
  for (const name of published()) pnpm('--filter', name, 'pack', '--pack-destination', target)
  const tarballs = readdirSync(target).filter((file) => file.endsWith('.tgz'))
  console.log(`${tarballs.length} packages are in ${target}. In your project:\n`)
  // Absolute, so that it is right wherever the project is; a relative `packages/…` would be a repository to npm.
  console.log(`npm install ${target.includes(' ') ? `"${target}"` : target}/*.tgz\n`)
  console.log(tarballs.map((file) => `  ${file}`).join('\n'))
}
