import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describeApi } from './api.mjs'
import { bundleWithEsbuild } from './bundles.mjs'
import { missingChangesets } from './changeset-check.mjs'
import { run } from './command.mjs'
import { expectEqual, expectSeen } from './report.mjs'
import { inspectTarball } from './inspect.mjs'
import { workflowProblems } from './workflows.mjs'
import { commit, publishedPackages } from './workspace.mjs'

/**
 * One fault after the other in a copy of the repository; each must be seen by the check that is for it, then is removed.
 * To be run in this order.
 */
export function plantedFaults(copy, work) {
  const git = (...parameters) => run('git', parameters, { cwd: copy })
  const packages = publishedPackages(copy)
  const versions = new Map(packages.map(({ manifest }) => [manifest.name, manifest.version]))
  const named = (name) => packages.find(({ folder }) => basename(folder) === name)
  const [dc, auth, client, groups] = ['dc', 'auth', 'client', 'user-groups'].map(named)

  /** Packs a package as it lies there, and lists what is wrong with it. */
  async function packAndInspect({ folder, manifest }, packer = 'pnpm') {
    const target = mkdtempSync(join(work, 'planted-'))
    await run(
      packer,
      ['pack', '--pack-destination', target, ...(packer === 'npm' ? ['--ignore-scripts'] : [])],
      {
        cwd: folder,
      },
    )
    const file = join(target, `${manifest.name.slice(1).replace('/', '-')}-${manifest.version}.tgz`)
    return inspectTarball({ file, source: folder, versions, work: target })
  }
  /** Plants, checks, removes, and checks that nothing is left. */
  async function plant(fault, find, wanted) {
    await fault()
    try {
      await expectSeen(find, wanted)
    } finally {
      await git('restore', '.')
      await git('clean', '--force', '--quiet', '-d')
    }
  }

  return [
    {
      fault: 'a stray file in a tarball',
      check: async () => {
        const stray = join(dc.folder, 'dist/notes.txt')
        await plant(
          () => writeFileSync(stray, 'todo'),
          () => packAndInspect(dc),
          /stray file dist\/notes\.txt/,
        )
        rmSync(stray)
        expectEqual(await packAndInspect(dc), [], 'problems without it')
      },
    },
    {
      fault: 'a file that does not come along',
      check: () =>
        plant(
          () => rmSync(source(dc, 'nearest.ts')),
          () => packAndInspect(dc),
          /dist\/nearest\.js\.map leads to src\/nearest\.ts|stray file dist\/nearest\.js/,
        ),
    },
    {
      fault: 'a workspace range that would be published as it is',
      check: async () => {
        await expectSeen(() => packAndInspect(auth, 'npm'), /\/dc is "workspace:\^"/)
        expectEqual(await packAndInspect(auth), [], 'problems when pnpm packs')
      },
    },
    {
      fault: 'a type that leaks the private path of a dependency',
      check: async () => {
        await plant(
          async () => {
            const leak = `import type { Options } from '../node_modules/ky/distribution/types/options.js'\nexport type Leak = Options\n`
            appendFileSync(source(client, 'index.ts'), leak)
            await builds(client)
          },
          () => packAndInspect(client),
          /a private path of a dependency/,
        )
        await builds(client)
        expectEqual(await packAndInspect(client), [], 'problems without it')
      },
    },
    {
      fault: 'a type that leaks a module which a dependency does not export',
      check: async () => {
        const declaration = join(client.folder, 'dist/index.d.ts')
        appendFileSync(declaration, `export type { Options } from 'ky/distribution/types/options.js'\n`)
        await expectSeen(() => packAndInspect(client), /which ky does not export/)
        await builds(client)
      },
    },
    {
      fault: 'a type that leaks a name which no entry exports',
      check: async () => {
        await plant(
          async () => {
            const leak = `interface Hidden { readonly dc: string }\nexport const leak: Hidden = { dc: 'us' }\n`
            appendFileSync(source(dc, 'index.ts'), leak)
            await builds(dc)
          },
          () => describeApi(dc).problems,
          /names Hidden, which no entry exports/,
        )
        await builds(dc)
        expectEqual(describeApi(dc).problems, [], 'problems without it')
      },
    },
    {
      fault: 'a Node import in a root entry',
      check: async () => {
        const test = ['exec', 'vitest', 'run', '--project', 'examples', 'root-entries']
        await plant(
          async () => {
            appendFileSync(
              source(dc, 'nearest.ts'),
              `import { sep } from 'node:path'\nexport const separator: string = sep\n`,
            )
            await builds(dc)
          },
          async () => {
            await expectSeen(
              () => bundleWithEsbuild(dc.folder, `export * from './dist/index.js'`),
              /node:path/,
            )
            await run('pnpm', test, { cwd: copy })
          },
          /imports node:path \([^)]*nearest\.ts\)/,
        )
        await builds(dc)
        await run('pnpm', test, { cwd: copy })
        await bundleWithEsbuild(dc.folder, `export * from './dist/index.js'`)
      },
    },
    {
      fault: 'a package without a changeset',
      check: async () => {
        const { name } = groups.manifest
        const base = (await git('rev-parse', 'HEAD')).trim()
        const missing = () => missingChangesets(copy, base)
        appendFileSync(source(groups, 'index.ts'), '// changed\n')
        await commit(copy, 'Change without a changeset')
        await expectSeen(
          missing,
          new RegExp(`^${name} has no changeset, but packages/user-groups/src/index.ts`),
        )
        writeFileSync(
          join(copy, '.changeset/other.md'),
          `---\n'${dc.manifest.name}': patch\n---\n\nAnother package.\n`,
        )
        await commit(copy, 'Name another package')
        await expectSeen(missing, new RegExp(`^${name} has no changeset`))
        writeFileSync(join(copy, '.changeset/own.md'), `---\n'${name}': patch\n---\n\nThis package.\n`)
        await commit(copy, 'Name this package')
        expectEqual(missing(), [], 'with a changeset')
        await git('reset', '--quiet', '--hard', 'HEAD~2')
        writeFileSync(join(copy, '.changeset/none.md'), '---\n---\n')
        await commit(copy, 'Say that nobody notices')
        expectEqual(missing(), [], 'with an empty changeset')
        await git('reset', '--quiet', '--hard', base)
      },
    },
    {
      fault: "a dependency's range that moves without a changeset",
      check: async () => {
        const base = (await git('rev-parse', 'HEAD')).trim()
        const file = join(copy, 'pnpm-workspace.yaml')
        const moved = readFileSync(file, 'utf8').replace(/(?<=openid-client: \^)\d+/, '99')
        writeFileSync(file, moved)
        await commit(copy, 'Take another openid-client')
        expectEqual(
          missingChangesets(copy, base),
          [`${auth.manifest.name} has no changeset, but pnpm-workspace.yaml changed`],
          'what is missing',
        )
        await git('reset', '--quiet', '--hard', base)
      },
    },
    {
      fault: 'a workflow that trusts a tag, and may everything',
      check: () =>
        plant(
          () => {
            const file = join(copy, '.github/workflows/release.yml')
            const text = readFileSync(file, 'utf8')
              .replace(/@[0-9a-f]{40} # (v\d+)\S*/, '@$1')
              .replace('permissions: {}\n', '')
            writeFileSync(file, text)
          },
          () => {
            const problems = workflowProblems(copy)
            expectEqual(problems[0], 'release.yml has no "permissions: {}" at the top', 'the first problem')
            return problems.slice(1)
          },
          /release\.yml: - uses: actions\/checkout@v7 is not pinned by commit/,
        ),
    },
    {
      fault: 'a change of the surface that the report does not show',
      check: async () => {
        const { text } = describeApi(dc)
        await plant(
          async () => {
            appendFileSync(source(dc, 'index.ts'), `export const added: string = 'new'\n`)
            await builds(dc)
          },
          () => (describeApi(dc).text === text ? [] : ['the surface changed']),
          /the surface changed/,
        )
        await builds(dc)
        expectEqual(describeApi(dc).text === text, true, 'the surface is as before')
      },
    },
  ]
}

function source({ folder }, file) {
  return join(folder, 'src', file)
}

function builds({ folder }) {
  return run('pnpm', ['run', 'build'], { cwd: folder })
}
