import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectInlineConfiguration, type ViteUserConfig } from 'vitest/config'
import { startRecording } from '../internal/described-answers/src/index.ts'
import { report } from './vitest-report.ts'

const everywhere = ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}']
/** Tests that put another file system in Node's place, which a module that was loaded before would not see. */
const ownModules: Readonly<Record<string, readonly string[]>> = {
  auth: ['test/store/file-steps.test.ts', 'test/store/file-sweep.test.ts'],
}

const preloads = ['./vitest-worker.ts', '../internal/described-answers/src/record-answers.ts'].map(
  (path) => `--import=${new URL(path, import.meta.url).href}`,
)
const workspace = new URL('../', import.meta.url)
const compiled = fileURLToPath(new URL('node_modules/.cache/node', workspace))
const shared = {
  // Only against hanging: how fast something is, is measured in bench/. A machine may be busy.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  execArgv: [...preloads, '--conditions=@x/source'],
  // Programs that tests start read the same sources: what Node.js makes of them is kept.
  env: { NODE_COMPILE_CACHE: compiled },
}

/** What vitest runs for a folder of the workspace. Tests run from source: no build. */
export function projectsOf(root: string): TestProjectInlineConfiguration[] {
  const name = basename(root)
  const own = ownModules[name] ?? []
  const setup = `${root}/test/setup.ts`
  const setupFiles = existsSync(setup) ? [setup] : []
  const main = together(name, root, everywhere, { setupFiles, exclude: [...own, '**/node_modules/**'] })
  if (own.length === 0) return [main]
  const apart: TestProjectInlineConfiguration = {
    test: {
      ...shared,
      root,
      setupFiles,
      name: `${name}-apart`,
      experimental: { viteModuleRunner: false },
      include: [...own],
    },
  }
  return [main, apart]
}

/** What vitest runs for several folders at once, in one process. None may have a setup or modules of its own. */
export function projectOfMany(name: string, folders: readonly string[]): TestProjectInlineConfiguration {
  const include = folders.flatMap((folder) => everywhere.map((pattern) => `${folder}/${pattern}`))
  const special = folders.filter(
    (folder) => existsSync(new URL(`${folder}/test/setup.ts`, workspace)) || basename(folder) in ownModules,
  )
  if (special.length > 0) throw new Error(`${special.join(', ')}: cannot share a process with others.`)
  return together(name, fileURLToPath(workspace), include)
}

/**
 * Files that share a worker: no module holds state. Node.js reads the sources as it does for `npm start`; vite would
 * transform them anew in each process.
 */
function together(
  name: string,
  root: string,
  include: readonly string[],
  more: TestProjectInlineConfiguration['test'] = {},
): TestProjectInlineConfiguration {
  return {
    test: {
      ...shared,
      name,
      root,
      experimental: { viteModuleRunner: false, nodeLoader: false },
      isolate: false,
      include: [...include],
      ...more,
    },
  }
}

/** A run of tests: sums for `check.mjs`, and answers compared with the descriptions at its end. */
export function runOf(projects: TestProjectInlineConfiguration[]): ViteUserConfig {
  startRecording()
  return defineConfig({ test: { reporters: ['default', report], projects } })
}

/** The configuration of one folder, for its script `test`, `npx vitest` and editors in it. */
export function folderConfig(url: string): ViteUserConfig {
  return runOf(projectsOf(fileURLToPath(new URL('.', url)).replace(/[/\\]$/, '')))
}
