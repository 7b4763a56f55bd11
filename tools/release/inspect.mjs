import { existsSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import {
  fileProblems,
  manifestProblems,
  mapProblems,
  rangeProblems,
  readmeProblems,
  typeProblems,
  unpack,
  wantedFiles,
} from './tarball.mjs'
import { readJson } from './workspace.mjs'

/**
 * Everything that is wrong with a tarball, one line each. `source`: the package's folder in the workspace; `versions`: of
 * all packages there, by name.
 */
export async function inspectTarball({ file, source, versions, work }) {
  const unpacked = await unpack(file, mkdtempSync(join(work, 'unpacked-')))
  return [
    ...fileProblems(unpacked, wantedFiles(source, unpacked)),
    ...rangeProblems(unpacked, versions),
    ...manifestProblems(unpacked),
    ...mapProblems(unpacked),
    ...readmeProblems(unpacked, source),
    ...typeProblems(unpacked, (name) => exportsOf(source, name)),
  ]
}

/** Entries of a dependency as it is installed in the workspace; `undefined` for one that has no `exports`. */
function exportsOf(source, name) {
  const manifest = join(source, 'node_modules', name, 'package.json')
  const { exports } = existsSync(manifest) ? readJson(manifest) : {}
  if (exports === undefined) return undefined
  const entries = typeof exports === 'string' ? ['.'] : Object.keys(exports)
  return entries.some((entry) => !entry.startsWith('.')) ? ['.'] : entries
}
