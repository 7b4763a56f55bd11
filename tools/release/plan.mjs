#!/usr/bin/env node
// node plan.mjs: what a push to the main branch calls for, as GitHub's step output. `mode=version`: changesets wait for a
// version pull request. `mode=publish`: there are versions that the registry does not have. `mode=none`: neither.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { run } from './command.mjs'

/** Changesets that wait for a release. */
export function pendingChangesets(cwd) {
  return readdirSync(join(cwd, '.changeset')).filter((name) => name.endsWith('.md') && name !== 'README.md')
}

/** The mode of the repository in `cwd`. */
export async function planRelease(cwd) {
  if (pendingChangesets(cwd).length > 0) return 'version'
  const folder = mkdtempSync(join(tmpdir(), 'plan-'))
  try {
    const output = join(folder, 'publish-plan.json')
    await run('pnpm', ['exec', 'changeset', 'publish-plan', '--output', output], { cwd })
    const { plan } = JSON.parse(readFileSync(output, 'utf8'))
    return plan.flat().some(({ kind }) => kind === 'publish') ? 'publish' : 'none'
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  console.log(`mode=${await planRelease(process.cwd())}`)
