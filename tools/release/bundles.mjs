import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { build as esbuild } from 'esbuild'
import { build as vite } from 'vite'
import { smokeResult } from '../runtimes/expected.mjs'
import { run } from './command.mjs'
import { expectEqual } from './report.mjs'

/** Runs a file that exports `smoke` in a process of its own, on a Node.js, against an emulator. */
export async function runSmoke(folder, file, zoho, node = process.execPath) {
  writeFileSync(join(folder, 'zoho.json'), JSON.stringify(zoho))
  const main = `import { smoke } from './${file}'\nimport zoho from './zoho.json' with { type: 'json' }\nconsole.log(JSON.stringify(await smoke(zoho)))\n`
  writeFileSync(join(folder, 'main.mjs'), main)
  expectEqual(JSON.parse(await run(node, ['main.mjs'], { cwd: folder })), smokeResult, 'the smoke program')
}

/** Bundles a module for browsers and workers, where Node's modules do not exist; gives its text. */
export async function bundleWithEsbuild(folder, contents) {
  const { outputFiles } = await esbuild({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    minify: true,
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0].contents
}

/** Bundles the smoke program with esbuild and runs it where nothing is installed; gives its size. */
export async function smokeWithEsbuild({ folder }, zoho) {
  const alone = emptyFolder(`${folder}-esbuild`)
  const bundle = await bundleWithEsbuild(folder, `export { smoke } from './smoke.mjs'`)
  writeFileSync(join(alone, 'bundle.mjs'), bundle)
  await runSmoke(alone, 'bundle.mjs', zoho)
  return gzipSync(bundle).length
}

/** The same with Vite. */
export async function smokeWithVite({ folder }, zoho) {
  const alone = emptyFolder(`${folder}-vite`)
  await vite({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    build: {
      lib: { entry: join(folder, 'smoke.mjs'), formats: ['es'], fileName: () => 'bundle.mjs' },
      outDir: join(folder, 'dist'),
      minify: true,
    },
  })
  expectEqual(readdirSync(join(folder, 'dist')), ['bundle.mjs'], 'what Vite wrote')
  cpSync(join(folder, 'dist/bundle.mjs'), join(alone, 'bundle.mjs'))
  await runSmoke(alone, 'bundle.mjs', zoho)
}

/** Bundles everything that a root entry exports. @throws when it reaches what no browser has */
export async function bundleRoot({ folder }, name) {
  await bundleWithEsbuild(folder, `export * from '${name}'`)
}

function emptyFolder(folder) {
  mkdirSync(folder)
  return folder
}
