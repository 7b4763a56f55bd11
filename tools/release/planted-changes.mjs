import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeApi } from './api.mjs'
import { bundleWithEsbuild } from './bundles.mjs'
import { missingChangesets } from './changeset-check.mjs'
import { run } from './command.mjs'
import { knip } from './linters.mjs'
import { expectEqual, expectSeen } from './report.mjs'
import { workflowProblems } from './workflows.mjs'
import { commit } from './workspace.mjs'

/**
 * Faults of a change to the repository, one after the other in a copy of it; each must be seen by the check that is for
 * it, then is removed. To be run in this order.
 */
export function changeFaults({ copy, git, dc, auth, groups, plant, source, builds }) {
  return [
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
    {
      fault: 'a file that nobody uses',
      check: () =>
        plant(
          () => writeFileSync(source(dc, 'forgotten.ts'), 'export const forgotten = 1\n'),
          () => knip(copy),
          /Unused files[\s\S]*packages\/dc\/src\/forgotten\.ts/,
        ),
    },
  ]
}
