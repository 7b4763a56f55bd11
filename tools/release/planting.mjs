import { mkdtempSync } from 'node:fs'
import { basename, join } from 'node:path'
import { run } from './command.mjs'
import { inspectTarball } from './inspect.mjs'
import { expectSeen } from './report.mjs'
import { publishedPackages } from './workspace.mjs'

/** What it takes to plant faults in a copy of the repository: its packages, and ways to pack, build and clean up. */
export function preparePlanting(copy, work) {
  const git = (...parameters) => run('git', parameters, { cwd: copy })
  const packages = publishedPackages(copy)
  const versions = new Map(packages.map(({ manifest }) => [manifest.name, manifest.version]))
  const named = (name) => packages.find(({ folder }) => basename(folder) === name)
  const [dc, auth, client, groups] = ['dc', 'auth', 'client', 'user-groups'].map(named)

  /** Packs a package as it lies there; resolves to the tarball. */
  async function pack({ folder, manifest }, packer = 'pnpm') {
    const target = mkdtempSync(join(work, 'planted-'))
    const flags = packer === 'npm' ? ['--ignore-scripts'] : []
    await run(packer, ['pack', '--pack-destination', target, ...flags], { cwd: folder })
    return join(target, `${manifest.name.slice(1).replace('/', '-')}-${manifest.version}.tgz`)
  }

  return {
    copy,
    work,
    git,
    dc,
    auth,
    client,
    groups,
    pack,
    /** Packs a package and lists what is wrong with it. */
    async packAndInspect(built, packer) {
      return inspectTarball({ file: await pack(built, packer), source: built.folder, versions, work })
    },
    /** Plants a fault, sees that it is found, and removes it. */
    async plant(fault, find, wanted) {
      await fault()
      try {
        await expectSeen(find, wanted)
      } finally {
        await git('restore', '.')
        await git('clean', '--force', '--quiet', '-d')
      }
    },
    source: ({ folder }, file) => join(folder, 'src', file),
    builds: ({ folder }) => run('pnpm', ['run', 'build'], { cwd: folder }),
  }
}
