import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { run } from './command.mjs'
import { pendingChangesets, planRelease } from './plan.mjs'
import { build, commit, readJson } from './workspace.mjs'

/**
 * One release of a copy as `release.yml` makes it: version, install with the lock file frozen, build, pack, publish.
 * Resolves to what was packed, `[{ name, version, file }]`.
 */
export async function release(cwd, packed, /** @type {{ snapshot?: string }} */ { snapshot } = {}) {
  if (pendingChangesets(cwd).length > 0) {
    const flags = snapshot === undefined ? [] : ['--snapshot', snapshot]
    await run('pnpm', ['exec', 'changeset', 'version', ...flags], { cwd })
    await commit(cwd, 'Version packages')
    // Versions alone must not outdate the lock file.
    await run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], { cwd })
  }
  const mode = snapshot === undefined ? await planRelease(cwd) : 'publish'
  if (mode !== 'publish') throw new Error(`After the version commit, ${mode} is to be done, not publish.`)
  await build(cwd)
  await run('pnpm', ['exec', 'changeset', 'pack', '--out-dir', packed], { cwd })
  const publish = fileURLToPath(new URL('publish.mjs', import.meta.url))
  const tag = snapshot === undefined ? [] : [`--tag=${snapshot}`]
  await run(process.execPath, [publish, packed, '--loopback', ...tag], { cwd })
  const { plan } = readJson(join(packed, 'publish-plan.json'))
  return plan
    .flat()
    .filter(({ kind }) => kind === 'publish')
    .map(({ name, version, tarball }) => ({ name, version, file: join(packed, tarball.path) }))
}
