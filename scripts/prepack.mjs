// `prepack` of each package: what is packed was built from the source as it is, in a clone that was never built, too.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))

/** When the newest file of a folder was written, epoch milliseconds; 0 for a folder that is not there. */
function newest(folder) {
  if (!existsSync(folder)) return 0
  const files = readdirSync(folder, { recursive: true }).map((name) => statSync(join(folder, name)))
  return Math.max(0, ...files.filter((file) => file.isFile()).map(({ mtimeMs }) => mtimeMs))
}

if (newest('dist') <= newest('src')) {
  const { name } = JSON.parse(readFileSync('package.json', 'utf8'))
  // With the packages that it needs, in their order.
  const built = spawnSync('pnpm', ['exec', 'turbo', 'run', 'build', `--filter=${name}`], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (built.status !== 0 || newest('dist') === 0) {
    console.error(`${name} could not be built, so it is not packed: pnpm build says why.`)
    process.exitCode = 1
  }
}
