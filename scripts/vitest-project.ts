import { existsSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectInlineConfiguration, type ViteUserConfig } from 'vitest/config'
import { startRecording } from '../internal/described-answers/src/index.ts'
import { report } from './vitest-report.ts'

const everywhere = ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}']
/** Tests that put another file system in Node's place, which a module that was loaded before would not see. */
const ownModules: Readonly<Record<string, readonly string[]>> = {
  auth: ['test/store/file-s*.test.ts'],
}

const preloads = ['./vitest-worker.ts', '../internal/described-answers/src/record-answers.ts'].map(
  (path) => `--import=${new URL(path, import.meta.url).href}`,
)
const compiled = fileURLToPath(new URL('../node_modules/.cache/node', import.meta.url))

/** What vitest runs for a folder of the workspace. Tests run from source: no build. */
export function projectsOf(root: string): TestProjectInlineConfiguration[] {
  const name = basename(root)
  const own = ownModules[name] ?? []
  const setup = `${root}/test/setup.ts`
  const shared = {
    root,
    // Only against hanging: how fast something is, is measured in bench/. A machine may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: existsSync(setup) ? [setup] : [],
    execArgv: [...preloads, '--conditions=@x/source'],
    // Programs that tests start read the same sources: what Node.js makes of them is kept.
    env: { NODE_COMPILE_CACHE: compiled },
  }
  // Node.js reads the sources as it does for `npm start`; vite would transform them anew in each process.
  const main: TestProjectInlineConfiguration = {
    test: {
      ...shared,
      name,
      experimental: { viteModuleRunner: false, nodeLoader: false },
      // No module holds state, so files can share a worker.
      isolate: false,
      include: everywhere,
      exclude: [...own, '**/node_modules/**'],
    },
  }
  if (own.length === 0) return [main]
  const apart: TestProjectInlineConfiguration = {
    test: { ...shared, name: `${name}-apart`, experimental: { viteModuleRunner: false }, include: [...own] },
  }
  return [main, apart]
}

/** The folders of the workspace that have tests of their own. */
export function workspaceFolders(root: URL): readonly string[] {
  return ['packages', 'apps']
    .flatMap((parent) => readdirSync(new URL(`${parent}/`, root)).map((name) => `${parent}/${name}`))
    .filter((folder) => existsSync(new URL(`${folder}/package.json`, root)))
    .map((folder) => fileURLToPath(new URL(folder, root)))
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
