#!/usr/bin/env node
// node tools/release/reserve.mjs: once a package, by an owner who is logged in to npm. npm trusts a workflow only for
// packages that exist, so an empty 0.0.0 is published first, and the commands are printed that make npm trust release.yml.
// Every version with something in it then comes from there, with provenance.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

const root = new URL('../../', import.meta.url)
const npm = (parameters, stdio) =>
  spawnSync('npm', ['--loglevel=error', ...parameters], {
    cwd: root,
    stdio,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })

for (const folder of readdirSync(new URL('packages/', root))) {
  const { name, license, repository } = JSON.parse(
    readFileSync(new URL(`packages/${folder}/package.json`, root), 'utf8'),
  )
  const { status, stderr } = npm(['view', name, 'version'], 'pipe')
  if (status === 0) {
    console.log(`# ${name} is there`)
  } else {
    if (!stderr.includes('E404')) throw new Error(`npm did not say whether ${name} is there:\n${stderr}`)
    const work = mkdtempSync(join(tmpdir(), 'reserve-'))
    try {
      const description = 'Reserved. The first version is on its way.'
      writeFileSync(
        join(work, 'package.json'),
        JSON.stringify({ name, version: '0.0.0', description, license, repository }),
      )
      if (npm(['publish', work, '--access', 'public'], 'inherit').status !== 0)
        throw new Error(
          `${name} was not published. Are you logged in (npm login), and an owner of its scope?`,
        )
    } finally {
      rmSync(work, { recursive: true })
    }
  }
  const owner = /github\.com\/([\w.-]+\/[\w.-]+?)(\.git)?$/.exec(repository.url)?.[1]
  console.log(`npm trust github ${name} --repo ${owner} --file release.yml --env npm --allow-publish`)
}
