import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../tools/release/command.mjs'
import { build, repository } from '../tools/release/workspace.mjs'

const PACKAGES = ['dc', 'auth', 'client', 'user-groups']

/** A project that has installed our packages as they are packed, and nothing else: what a user has on disk and bundles. */
export async function createConsumer() {
  const work = mkdtempSync(join(tmpdir(), 'bench-'))
  const folder = join(work, 'consumer')
  mkdirSync(folder)
  await build(repository)
  const dependencies = {}
  for (const name of PACKAGES) {
    const packed = await run('pnpm', ['pack', '--json', '--pack-destination', work], {
      cwd: join(repository, 'packages', name),
    })
    dependencies[`@x/${name}`] = `file:${JSON.parse(packed).filename}`
  }
  const manifest = { name: 'consumer', private: true, type: 'module', dependencies }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder })
  return { folder, remove: () => rmSync(work, { recursive: true, force: true }) }
}

/** Packages below `node_modules`, and the bytes of all their files. */
export function installedSize({ folder }) {
  const root = join(folder, 'node_modules')
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  const packages = paths
    .map((path) => /node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\.][^/\\]*)[/\\]package\.json$/.exec(path)?.[1])
    .filter((name) => name !== undefined)
  return {
    packages: packages.toSorted(),
    bytes: paths.reduce((sum, path) => sum + statSync(path).size, 0),
  }
}
