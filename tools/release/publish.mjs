#!/usr/bin/env node
// node publish.mjs <folder of `changeset pack`> [--tag=<dist-tag>] [--loopback]
// Publishes packed tarballs in the order of their plan, with npm: on a CI that npm trusts it needs no token. It reads
// nothing but that folder and imports nothing but Node's modules, so the job that may publish installs nothing.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'

const [folder] = process.argv.slice(2).filter((each) => !each.startsWith('--'))
if (folder === undefined) throw new Error('Say which folder to publish: the one that `changeset pack` wrote.')
const loopback = process.argv.includes('--loopback')
const asked = process.argv.find((each) => each.startsWith('--tag='))?.slice('--tag='.length)
const { plan } = JSON.parse(readFileSync(join(folder, 'publish-plan.json'), 'utf8'))
const releases = plan.flat().filter((release) => release.kind === 'publish')

const npm = (parameters) => spawnSync('npm', ['--loglevel=error', ...parameters], { encoding: 'utf8' })

let published = 0
for (const { name, version, tag, access, tarball } of releases) {
  const file = resolve(folder, tarball.path)
  const digest = `sha256-${createHash('sha256').update(readFileSync(file)).digest('base64')}`
  if (digest !== tarball.integrity) throw new Error(`${tarball.path} is not what was packed: ${digest}`)
  if (loopback) {
    const registry = npm(['config', 'get', `${name.split('/')[0]}:registry`]).stdout.trim()
    if (!/^http:\/\/127\.0\.0\.1:\d+\/$/.test(registry))
      throw new Error(`${name} would go to ${registry}, which is not on loopback.`)
  }
  const provenance = loopback ? '--no-provenance' : '--provenance'
  const { status, stdout, stderr } = npm([
    'publish',
    file,
    '--access',
    access,
    '--tag',
    asked ?? tag,
    provenance,
  ])
  process.stdout.write(stdout)
  if (status === 0) published += 1
  // A run that was cut off is started again: what it had published stays.
  else if (/previously published|EPUBLISHCONFLICT/.test(stderr)) console.log(`${name}@${version} was there`)
  else throw new Error(`${name}@${version} was not published:\n${stderr}`)
}
console.log(`${published} of ${releases.length} published`)
