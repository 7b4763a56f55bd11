import { appendFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { compareApi } from './api.mjs'
import { runSmoke } from './bundles.mjs'
import { run } from './command.mjs'
import { createConsumer, loadEntries, startEmulator } from './consumer.mjs'
import { release } from './release.mjs'
import { expectEqual, expectNone } from './report.mjs'
import { checkTypes } from './types.mjs'
import { commit, peersOf, publishedPackages, versionsOf } from './workspace.mjs'

/** A scope that no fork has taken: the rehearsal is theirs, too. */
const scope = '@re-hearsal'

/** The one command of CONTRIBUTING.md, in a clone; then a release under the other scope, and a consumer of it. */
export async function checkRescope({ report, work, copy, stops, registry }) {
  const clone = join(work, 'rescoped')
  const old = publishedPackages(copy)[0].manifest.name.split('/')[0]
  await report.check('another scope: renamed by one command, published, installed, run', async () => {
    await run('git', ['clone', '--quiet', copy, clone])
    await run('node', ['tools/release/rescope.mjs', scope, 'acme/zoho-toolkit'], { cwd: clone })
    const named = `${old}/[a-z-]+`
    const places = ['packages', 'apps', 'docs', 'tools/runtimes', '.changeset', '*.md']
    const left = await run('git', ['grep', '-hoE', named, '--', ...places], { cwd: clone }).catch(() => '')
    // The marks of our errors and of a token's owner stay: they are compared across copies and across packages.
    const marks = ['', `${old}/error`, `${old}/token-owner`]
    const names = left.split('\n').filter((name) => !marks.includes(name))
    expectEqual(names, [], 'names that are still of the old scope')
    appendFileSync(join(clone, '.npmrc'), registry.npmrc(scope))
    await commit(clone, 'Take a scope of our own')
    const said = await run('node', ['tools/release/reserve.mjs'], { cwd: clone })
    const trusts = said.split('\n').filter((line) => line.startsWith(`npm trust github ${scope}/`))
    expectEqual(trusts.length, publishedPackages(clone).length, 'packages to trust release.yml for')
    const packed = await release(clone, join(work, 'rescoped-packed'))
    expectNone(publishedPackages(clone).flatMap((built) => compareApi(clone, built)))
    const packages = packed.map(({ name }) => name)
    expectEqual(
      packages.every((name) => name.startsWith(`${scope}/`)),
      true,
      `${packages} are of the scope`,
    )
    const folder = join(work, 'npm-rescoped')
    const options = {
      folder,
      manager: 'npm',
      npmrc: registry.npmrc(scope),
      packages,
      versions: versionsOf(clone),
    }
    const consumer = await createConsumer({ ...options, extra: { '@types/node': '^24', ...peersOf(clone) } })
    await loadEntries(consumer)
    await checkTypes(consumer, '7', 'nodenext')
    cpSync(join(clone, 'tools/runtimes/smoke.mjs'), join(folder, 'smoke.mjs'))
    const { zoho, stop } = await startEmulator(consumer)
    stops.push(stop)
    await runSmoke(folder, 'smoke.mjs', zoho)
    stop()
  })
}
