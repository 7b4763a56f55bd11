// The repository that the site is made of.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const site = fileURLToPath(new URL('./', import.meta.url))

export const read = (file) => readFileSync(join(root, file), 'utf8')

/** Published packages, in the order in which they stand on each other. */
export const packages = [
  'dc',
  'auth',
  'client',
  'metadata',
  'records',
  'organization',
  'query',
  'composite',
  'user-groups',
  'users',
  'types',
  'emulator',
]

/** Each entry of each package: `{ name: '@x/auth/redis', source: 'packages/auth/src/redis.ts' }`. */
export const entries = packages.flatMap((folder) => {
  const { name, exports } = JSON.parse(read(`packages/${folder}/package.json`))
  return Object.entries(exports)
    .filter(([, target]) => typeof target === 'object')
    .map(([entry, target]) => ({
      name: join(name, entry),
      source: join('packages', folder, target['@x/source']),
    }))
})

/** Where a file that is no page of the site can be read. */
export function sourceAddress(file, isFolder) {
  const { repository } = JSON.parse(read('packages/dc/package.json'))
  const address = repository.url.replace(/^git\+/, '').replace(/\.git$/, '')
  return `${address}/${isFolder ? 'tree' : 'blob'}/main/${file}`
}

/** Markdown files below a folder, when it is there. */
export function markdownIn(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)
    .toSorted()
}

/** The reference reads the packages' types, and those of what they stand on. */
export function installWorkspace() {
  if (existsSync(join(root, 'packages/client/node_modules/ky'))) return
  const { status } = spawnSync(process.execPath, ['scripts/run.mjs', 'install', '--frozen-lockfile'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('The workspace could not be installed.')
}
