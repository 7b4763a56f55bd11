import { existsSync, readdirSync, readFileSync } from 'node:fs'

const root = new URL('../', import.meta.url)

interface Manifest {
  readonly name: string
  readonly scripts?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

/** `package.json` of a folder of the workspace. */
export function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(new URL(`${folder}/package.json`, root), 'utf8')) as Manifest
}

/** The folders of the workspace that have tests of their own, such as `packages/users`. */
export function testedFolders(): readonly string[] {
  return ['packages', 'apps']
    .flatMap((parent) => readdirSync(new URL(`${parent}/`, root)).map((name) => `${parent}/${name}`))
    .filter((folder) => existsSync(new URL(`${folder}/package.json`, root)))
    .filter((folder) => manifestOf(folder).scripts?.['test'] !== undefined)
}

/**
 * Those whose tests `npm test` runs together in one process: the packages of operations. Each by itself would start
 * vitest and load client and emulator for a few seconds of tests.
 */
export function operationFolders(): readonly string[] {
  return testedFolders().filter(
    (folder) => manifestOf(folder).devDependencies?.['@x/operation-tests'] !== undefined,
  )
}
