// node rehearse.mjs [--committed] [--keep]: rehearses releases in a copy of the repository, on a registry on loopback.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { compareApi } from './api.mjs'
import { missingChangesets } from './changeset-check.mjs'
import { run } from './command.mjs'
import { checkConsumers } from './consumers.mjs'
import { inspectTarball } from './inspect.mjs'
import { attw, knip, publint } from './linters.mjs'
import { changeFaults } from './planted-changes.mjs'
import { tarballFaults } from './planted-tarballs.mjs'
import { preparePlanting } from './planting.mjs'
import { planRelease } from './plan.mjs'
import { startRegistry } from './registry.mjs'
import { release } from './release.mjs'
import { createReport, expectEqual, expectNone, expectSameSet, expectSeen } from './report.mjs'
import { checkRescope } from './rescoped.mjs'
import { releaseNotes } from './tag.mjs'
import { workflowProblems } from './workflows.mjs'
import {
  commit,
  copyRepository,
  installAndBuild,
  publishedPackages,
  repository,
  versionsOf,
} from './workspace.mjs'

const report = createReport()
const work = mkdtempSync(join(tmpdir(), 'rehearsal-'))
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
  await report.check('knip finds nothing unused', () => knip(copy))
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
  await report.check('the version pull request needs no changeset', () =>
    expectNone(missingChangesets(copy, 'HEAD~1')),
  )
  await report.check('what was packed is published once, and only as it was packed', () =>
    checkPublishing(first),
  )
  await checkTarballs(first)
  await checkSecondRelease(registry, first)
  await checkSnapshot(registry)

  const rehearsal = { report, work, copy, stops, registry }
  await checkConsumers(rehearsal)
  const planting = preparePlanting(copy, work)
  for (const { fault, check } of [...tarballFaults(planting), ...changeFaults(planting)])
    await report.check(`seen: ${fault}`, check)
  await checkRescope(rehearsal)
}

async function checkTarballs(packed) {
  const versions = versionsOf(copy)
  for (const { name, file } of packed) {
    const source = publishedPackages(copy).find(({ manifest }) => manifest.name === name)?.folder
    await report.check(`${name}: the tarball holds what it should`, async () =>
      expectNone(await inspectTarball({ file, source, versions, work })),
    )
    await report.check(`${name}: publint`, () => publint(file))
    await report.check(`${name}: attw`, () => attw(file))
  }
}

/** A run that broke off can be started again; a tarball that somebody touched is refused. */
async function checkPublishing(packed) {
  const publish = [fileURLToPath(new URL('publish.mjs', import.meta.url)), join(work, 'first'), '--loopback']
  const again = await run('node', publish, { cwd: copy })
  expectEqual(again.trim().split('\n').at(-1), `0 of ${packed.length} published`, 'the second time')
  const [{ file }] = packed
  const bytes = readFileSync(file)
  appendFileSync(file, 'x')
  await expectSeen(() => run('node', publish, { cwd: copy }).then(() => []), /is not what was packed/)
  writeFileSync(file, bytes)
}

/** A release of one package: those that depend on it move with it, since the new major leaves their range. */
async function checkSecondRelease(registry, first) {
  const before = versionsOf(copy)
  const changed = publishedPackages(copy).find(({ folder }) => basename(folder) === 'client')?.manifest.name
  const dependants = publishedPackages(copy).filter(
    ({ manifest }) => manifest.dependencies?.[changed] !== undefined,
  )
  const wanted = [changed, ...dependants.map(({ manifest }) => manifest.name)]
  writeFileSync(
    join(copy, '.changeset/one-package.md'),
    `---\n'${changed}': major\n---\n\nOne package changes.\n`,
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

async function expectLatest(registry) {
  for (const [name, version] of versionsOf(copy))
    expectEqual((await registry.packument(name))?.tags.latest, version, `the tag latest of ${name}`)
}
