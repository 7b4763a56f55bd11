// What is packed was built: also in a clone that never was, and never from a source that does not build.
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { run } from '../release/command.mjs'
import { expectEqual, expectNone, expectSeen } from '../release/report.mjs'
import { unpack } from '../release/tarball.mjs'
import { publishedPackages } from '../release/workspace.mjs'

/** Throws unless a folder has a tarball of each package, and each of these holds what its manifest exports. */
export async function expectWhole(clone, folder) {
  const tarballs = globSync(join(folder, '*.tgz'))
  expectEqual(tarballs.length, publishedPackages(clone).length, 'tarballs')
  const problems = []
  for (const tarball of tarballs) {
    const target = tarball.replace('.tgz', '')
    mkdirSync(target)
    const { files, manifest } = await unpack(tarball, target)
    rmSync(target, { recursive: true })
    const wanted = Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === 'object' ? [entry.types, entry.default] : [],
    )
    const missing = wanted.filter((path) => !files.includes(path.replace('./', '')))
    if (wanted.length === 0) problems.push(`${manifest.name} exports nothing`)
    problems.push(...missing.map((path) => `${manifest.name} has no ${path}`))
  }
  expectNone(problems)
}

/** The line that `npm run pack` prints, typed in a project somewhere else. */
export async function expectLineInstalls(clone, folder) {
  const said = await run('npm', ['run', 'pack', '--', join(folder, 'made of two words')], { cwd: clone })
  const [line] = /^npm install .+$/m.exec(said) ?? []
  const project = join(folder, 'elsewhere')
  mkdirSync(project, { recursive: true })
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }')
  await run('bash', ['-ec', `${line} --no-audit --no-fund --prefer-offline`], { cwd: project })
  await run(process.execPath, ['-e', "import('@x/records')"], { cwd: project })
}

/** A package alone, whose build was taken away: packing builds it again, or refuses when that fails. */
export async function expectNeverEmpty(clone, folder) {
  const cwd = publishedPackages(clone).find(({ manifest }) => manifest.name.endsWith('/dc'))?.folder ?? clone
  const pack = () => run('pnpm', ['pack', '--pack-destination', folder], { cwd })
  mkdirSync(folder)
  rmSync(join(cwd, 'dist'), { recursive: true })
  await pack()
  expectEqual(existsSync(join(cwd, 'dist/index.js')), true, 'built when it is packed')
  const source = join(cwd, 'src/index.ts')
  const text = readFileSync(source, 'utf8')
  rmSync(join(cwd, 'dist'), { recursive: true })
  rmSync(folder, { recursive: true })
  writeFileSync(source, `${text}\nexport { absent } from './absent.ts'\n`)
  await expectSeen(pack, /could not be built, so it is not packed/)
  expectEqual(globSync(join(folder, '*.tgz')), [], 'tarballs of a source that does not build')
  writeFileSync(source, text)
}
