// node rehearse.mjs [--committed] [--keep]: rehearses releases in a copy of the repository, on a registry on loopback.
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { compareApi } from './api.mjs'
import { bundleRoot, runSmoke, smokeWithEsbuild, smokeWithVite } from './bundles.mjs'
import { run } from './command.mjs'
import { createConsumer, loadEntries, startEmulator } from './consumer.mjs'
import { inspectTarball } from './inspect.mjs'
import { plantedFaults } from './planted.mjs'
import { planRelease } from './plan.mjs'
import { startRegistry } from './registry.mjs'
import { release } from './release.mjs'
import { createReport, expectEqual, expectNone, expectSameSet } from './report.mjs'
import { releaseNotes } from './tag.mjs'
import { checkTypes, compilers, resolutions } from './types.mjs'
import { workflowProblems } from './workflows.mjs'
import { commit, copyRepository, installAndBuild, publishedPackages, repository } from './workspace.mjs'

const report = createReport()
const work = mkdtempSync(join(tmpdir(), 'rehearsal-'))
const tool = (name) => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url))
const copy = join(work, 'workspace')
const stops = []

try {
  await rehearse()
} catch (error) {
  // Nothing after it makes sense.
  await report.check('the rehearsal runs to its end', () => Promise.reject(error))
} finally {
  for (const stop of stops) stop()
  if (process.argv.includes('--keep')) console.log(`Kept: ${work}`)
  else rmSync(work, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
report.end()

async function rehearse() {
  await copyRepository(copy)
  await installAndBuild(copy)
  const names = publishedPackages(copy).map(({ manifest }) => manifest.name)
  const scope = names[0].split('/')[0]
  const registry = await startRegistry(join(work, 'registry'))
  stops.push(registry.stop)
  appendFileSync(join(copy, '.npmrc'), registry.npmrc(scope))
  await commit(copy, 'Send the scope to the registry on loopback')

  for (const built of publishedPackages(copy))
    await report.check(`${built.manifest.name}: the API report is up to date`, () =>
      expectNone(compareApi(repository, built)),
    )
  await report.check('knip finds nothing unused', () =>
    run(
      tool('knip'),
      ['--no-config-hints', '--config', fileURLToPath(new URL('knip.json', import.meta.url))],
      { cwd: copy },
    ),
  )

  await report.check('workflows are pinned, and may no more than they must', () =>
    expectNone(workflowProblems(copy)),
  )

  const first = await release(copy, join(work, 'first'))
  await report.check('a first release publishes every package', async () => {
    expectSameSet(
      first.map(({ name }) => name),
      names,
      'published',
    )
    await expectLatest(registry)
    expectEqual(await planRelease(copy), 'none', 'what is left to do')
  })
  await checkTarballs(first)
  await checkSecondRelease(registry, first)
  await checkSnapshot(registry)

  await checkConsumers(registry, names, scope)
  for (const { fault, check } of plantedFaults(copy, work)) await report.check(`seen: ${fault}`, check)
  await checkRescope(registry)
}

async function checkTarballs(packed) {
  const versions = versionsOf(copy)
  for (const { name, file } of packed) {
    const source = publishedPackages(copy).find(({ manifest }) => manifest.name === name).folder
    await report.check(`${name}: the tarball holds what it should`, async () =>
      expectNone(await inspectTarball({ file, source, versions, work })),
    )
    await report.check(`${name}: publint`, () =>
      run(tool('publint'), ['run', file, '--strict'], { cwd: work }),
    )
    await report.check(`${name}: attw`, () =>
      run(tool('attw'), [file, '--profile', 'esm-only'], { cwd: work }),
    )
  }
}

/** A release of one package: those that depend on it move with it, since the new minor leaves their range. */
async function checkSecondRelease(registry, first) {
  const before = versionsOf(copy)
  const changed = publishedPackages(copy).find(({ folder }) => basename(folder) === 'client').manifest.name
  const dependants = publishedPackages(copy).filter(
    ({ manifest }) => manifest.dependencies?.[changed] !== undefined,
  )
  const wanted = [changed, ...dependants.map(({ manifest }) => manifest.name)]
  writeFileSync(
    join(copy, '.changeset/one-package.md'),
    `---\n'${changed}': minor\n---\n\nOne package changes.\n`,
  )
  await commit(copy, 'Change one package')
  await report.check('a changeset calls for a version', async () =>
    expectEqual(await planRelease(copy), 'version', 'plan'),
  )
  const second = await release(copy, join(work, 'second'))
  await report.check(`a release of ${changed} moves ${wanted.join(' and ')} only`, async () => {
    expectSameSet(
      second.map(({ name }) => name),
      wanted,
      'published',
    )
    for (const { name, version } of first) {
      const { versions } = await registry.packument(name)
      const all = wanted.includes(name) ? [version, versionsOf(copy).get(name)] : [version]
      expectEqual(Object.keys(versions), all, `versions of ${name}`)
    }
    const notes = releaseNotes(copy, { name: changed, version: versionsOf(copy).get(changed) })
    expectEqual(
      notes.includes('One package changes.'),
      true,
      `that ${JSON.stringify(notes)} tells of the change`,
    )
    expectEqual(
      second.every(({ name, version }) => version !== before.get(name)),
      true,
      'versions are new',
    )
    await expectLatest(registry)
  })
  await checkTarballs(second)
}

/** A snapshot is for those who ask for it by its tag. */
async function checkSnapshot(registry) {
  const [{ manifest }] = publishedPackages(copy)
  const latest = versionsOf(copy)
  await report.check(`a snapshot of ${manifest.name} leaves everybody else where they are`, async () => {
    const head = await run('git', ['rev-parse', 'HEAD'], { cwd: copy })
    writeFileSync(join(copy, '.changeset/snapshot.md'), `---\n'${manifest.name}': patch\n---\n\nTry this.\n`)
    await commit(copy, 'Change one package')
    try {
      await release(copy, join(work, 'snapshot'), { snapshot: 'pr-1' })
    } finally {
      await run('git', ['reset', '--quiet', '--hard', head.trim()], { cwd: copy })
      await installAndBuild(copy)
    }
    const { tags } = await registry.packument(manifest.name)
    expectEqual(
      /^0\.0\.0-pr-1-\d+$/.test(tags['pr-1']),
      true,
      `the tag pr-1 of ${manifest.name}, ${tags['pr-1']}, is a snapshot`,
    )
    expectEqual(versionsOf(copy), latest, 'versions')
    await expectLatest(registry)
  })
}

async function checkConsumers(registry, names, scope) {
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
      await checkAllTypes(alone, `${name} alone`)
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
    if (manager === 'npm') await checkAllTypes(all, 'all packages')
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
}

async function checkAllTypes(consumer, what) {
  for (const compiler of compilers) {
    for (const resolution of Object.keys(resolutions)) {
      const check = () => checkTypes(consumer, compiler, resolution)
      await report.check(`${what}: types compile with TypeScript ${compiler}, ${resolution}`, check)
    }
  }
}

/** The one command of CONTRIBUTING.md, in a clone; then a release under the other scope, and a consumer of it. */
async function checkRescope(registry) {
  const clone = join(work, 'rescoped')
  await report.check('another scope: renamed by one command, published, installed, run', async () => {
    await run('git', ['clone', '--quiet', copy, clone])
    await run('node', ['tools/release/rescope.mjs', '@acme', 'acme/zoho-toolkit'], { cwd: clone })
    const left = await run('git', ['grep', '-lF', "'@x/", '--', 'packages/*/src', 'apps', 'tools/runtimes'], {
      cwd: clone,
    }).catch(() => '')
    expectEqual(left, '', 'files that still name the old scope')
    appendFileSync(join(clone, '.npmrc'), registry.npmrc('@acme'))
    await commit(clone, 'Take a scope of our own')
    const said = await run('node', ['tools/release/reserve.mjs'], { cwd: clone })
    const trusts = said.split('\n').filter((line) => line.startsWith('npm trust github @acme/'))
    expectEqual(trusts.length, publishedPackages(clone).length, 'packages to trust release.yml for')
    const packed = await release(clone, join(work, 'rescoped-packed'))
    const packages = packed.map(({ name }) => name)
    expectEqual(
      packages.every((name) => name.startsWith('@acme/')),
      true,
      `${packages} are of the scope`,
    )
    const folder = join(work, 'npm-acme')
    const options = {
      folder,
      manager: 'npm',
      npmrc: registry.npmrc('@acme'),
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

async function expectLatest(registry) {
  for (const [name, version] of versionsOf(copy))
    expectEqual((await registry.packument(name))?.tags.latest, version, `the tag latest of ${name}`)
}

function versionsOf(cwd) {
  return new Map(publishedPackages(cwd).map(({ manifest }) => [manifest.name, manifest.version]))
}

/** What packages can use but do not bring. */
function peersOf(cwd) {
  return Object.assign({}, ...publishedPackages(cwd).map(({ manifest }) => manifest.peerDependencies ?? {}))
}
