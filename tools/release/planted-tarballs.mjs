import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { attw, publint } from './linters.mjs'
import { expectEqual, expectSeen } from './report.mjs'
import { checkTypes, compilers } from './types.mjs'

/**
 * Faults of what is packed, one after the other in a copy of the repository; each must be seen by the check that is for
 * it, then is removed. To be run in this order, when npm has installed each package alone.
 */
export function tarballFaults({ work, dc, auth, client, pack, packAndInspect, plant, source, builds }) {
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
          /stray file dist\/nearest\.d\.ts|dist\/index\.js\.map leads to src\/nearest\.ts/,
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
        appendFileSync(declaration, `\nexport type { Options } from 'ky/distribution/types/options.js'\n`)
        await expectSeen(() => packAndInspect(client), /which ky does not export/)
        await builds(client)
      },
    },
    {
      fault: "a script that would run at the consumer's, and a condition of the workspace",
      check: () =>
        plant(
          () => {
            const manifest = join(dc.folder, 'package.json')
            const { publishConfig: _, ...rest } = dc.manifest
            const scripts = { ...rest.scripts, postinstall: 'node setup.js' }
            writeFileSync(manifest, JSON.stringify({ ...rest, scripts }))
          },
          async () => {
            const problems = await packAndInspect(dc)
            await expectSeen(() => problems, /runs postinstall at the consumer's/)
            return problems
          },
          /exports a condition of the workspace/,
        ),
    },
    {
      fault: 'a link of a README that leads nowhere',
      check: () =>
        plant(
          () => appendFileSync(join(dc.folder, 'README.md'), 'See [there](../../docs/nowhere.md#part).\n'),
          () => packAndInspect(dc),
          /README\.md links to \.\.\/\.\.\/docs\/nowhere\.md#part/,
        ),
    },
    {
      fault: 'a module that Node.js and TypeScript take for another kind',
      check: () =>
        plant(
          () => {
            const manifest = join(dc.folder, 'package.json')
            writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('  "type": "module",\n', ''))
          },
          async () => {
            const file = await pack(dc)
            await expectSeen(() => publint(file), /written in ESM, but is interpreted as CJS/)
            return attw(file)
          },
          /Unexpected module syntax/,
        ),
    },
    {
      fault: 'a declaration that does not compile',
      check: async () => {
        const consumer = { folder: join(work, 'npm-dc'), entries: [{ specifier: dc.manifest.name }] }
        const declaration = join(consumer.folder, 'node_modules', dc.manifest.name, 'dist/index.d.ts')
        const text = readFileSync(declaration, 'utf8')
        writeFileSync(declaration, `${text}\nexport declare const broken: Missing\n`)
        for (const compiler of compilers)
          await expectSeen(() => checkTypes(consumer, compiler, 'nodenext'), /Cannot find name 'Missing'/)
        writeFileSync(declaration, text)
      },
    },
  ]
}
