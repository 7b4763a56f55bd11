import { cpSync, existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bundleRoot, runSmoke, smokeWithEsbuild, smokeWithVite } from './bundles.mjs'
import { createConsumer, loadEntries, oldestNode, startEmulator } from './consumer.mjs'
import { checkGeneratedTypes } from './generated-types.mjs'
import { checkOldSettings } from './old-settings.mjs'
import { checkTypes, compilers, resolutions } from './types.mjs'
import { peersOf, publishedPackages, versionsOf } from './workspace.mjs'

/** Fresh projects outside the workspace: each package alone and all together, by npm and by pnpm. */
export async function checkConsumers({ report, work, copy, stops, registry }) {
  const names = publishedPackages(copy).map(({ manifest }) => manifest.name)
  const scope = names[0].split('/')[0]
  const peers = { '@types/node': '^24', ...peersOf(copy) }
  const common = { npmrc: registry.npmrc(scope), versions: versionsOf(copy) }
  const consumer = (manager, packages, extra) => {
    const folder = join(work, `${manager}-${packages.length === 1 ? basename(packages[0]) : 'all'}`)
    return report.check(`${manager} installs ${packages.join(', ')}; import and require work`, async () => {
      const made = await createConsumer({ ...common, folder, manager, packages, extra })
      await loadEntries(made)
      return made
    })
  }
  for (const name of names) {
    const alone = await consumer('npm', [name], { '@types/node': '^24' })
    if (alone !== undefined) {
      await checkAllTypes(report, alone, `${name} alone`)
      await report.check(`${name} alone: the root entry is bundled for browsers`, () =>
        bundleRoot(alone, name),
      )
    }
    await consumer('pnpm', [name], peers)
  }
  for (const manager of ['npm', 'pnpm']) {
    const all = await consumer(manager, names, peers)
    if (all === undefined) continue
    cpSync(join(copy, 'tools/runtimes/smoke.mjs'), join(all.folder, 'smoke.mjs'))
    if (manager === 'npm') {
      await checkAllTypes(report, all, 'all packages')
      await checkGeneratedTypes(report, all)
      await report.check('an older tsconfig gets the messages of docs/start.md, and its cures work', () =>
        checkOldSettings(all.folder),
      )
    }
    const { zoho, stop } = await startEmulator(all)
    stops.push(stop)
    await report.check(`${manager}, all packages: log in, refresh, count, page`, () =>
      runSmoke(all.folder, 'smoke.mjs', zoho),
    )
    await report.check(`${manager}, all packages: the same, bundled with esbuild`, () =>
      smokeWithEsbuild(all, zoho),
    )
    await report.check(`${manager}, all packages: the same, bundled with Vite`, () =>
      smokeWithVite(all, zoho),
    )
    stop()
  }
  await checkOldest({ report, work, copy, stops, common, names })
}

/** All packages on the oldest that they promise to run on: Node.js, undici, TypeScript. */
async function checkOldest({ report, work, copy, stops, common, names }) {
  if (!existsSync(oldestNode)) {
    console.log('- Node.js 22.12: skipped, npm has installed none for this machine')
    report.add({ passed: 0, failed: 0, skipped: 1 })
    return
  }
  await report.check(
    'Node.js 22.12, undici 7.25, TypeScript 5.9: load, compile, log in, refresh, count, page',
    async () => {
      const extra = { '@types/node': '~22.12', undici: '7.25.0' }
      const folder = join(work, 'npm-oldest')
      const consumer = await createConsumer({ ...common, folder, manager: 'npm', packages: names, extra })
      await loadEntries(consumer, oldestNode)
      await checkTypes(consumer, '5.9', 'nodenext')
      for (const file of ['smoke.mjs', 'smoke-undici.mjs'])
        cpSync(join(copy, 'tools/runtimes', file), join(folder, file))
      const { zoho, stop } = await startEmulator(consumer, oldestNode)
      stops.push(stop)
      await runSmoke(folder, 'smoke.mjs', zoho, oldestNode)
      await runSmoke(folder, 'smoke-undici.mjs', zoho, oldestNode)
      stop()
    },
  )
}

async function checkAllTypes(report, consumer, what) {
  for (const compiler of compilers) {
    // At once: compiling is most of what the rehearsal waits for.
    const checks = Object.keys(resolutions).map((resolution) =>
      report.check(`${what}: types compile with TypeScript ${compiler}, ${resolution}`, () =>
        checkTypes(consumer, compiler, resolution),
      ),
    )
    await Promise.all(checks)
  }
}
