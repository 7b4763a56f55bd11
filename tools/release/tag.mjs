#!/usr/bin/env node
// node tag.mjs <folder of `changeset pack`>: after a publication, a tag and a release on GitHub for each package, with its
// part of the changelog. Imports nothing but Node's modules and needs nothing but `gh`.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

/** What the changelog of a package in the repository says of a version. */
export function releaseNotes(cwd, { name, version }) {
  const folder = readdirSync(join(cwd, 'packages')).find((each) => {
    const manifest = join(cwd, 'packages', each, 'package.json')
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === name
  })
  const changelog = join(cwd, 'packages', folder ?? '', 'CHANGELOG.md')
  const text = existsSync(changelog) ? readFileSync(changelog, 'utf8') : ''
  const parts = text.split(/^## /m).slice(1)
  const part = parts.find((each) => each.split('\n', 1)[0].trim() === version)
  if (part === undefined) throw new Error(`The changelog of ${name} says nothing of ${version}.`)
  return part.slice(part.indexOf('\n')).trim()
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder] = process.argv.slice(2)
  if (folder === undefined)
    throw new Error('Say which folder was published: the one that `changeset pack` wrote.')
  const { plan } = JSON.parse(readFileSync(join(folder, 'publish-plan.json'), 'utf8'))
  for (const { name, version } of plan.flat().filter(({ kind }) => kind === 'publish')) {
    const tag = `${name}@${version}`
    // A run that was cut off is started again.
    if (spawnSync('gh', ['release', 'view', tag]).status === 0) continue
    const notes = releaseNotes(process.cwd(), { name, version })
    const commit = process.env.GITHUB_SHA ?? 'HEAD'
    const { status } = spawnSync(
      'gh',
      ['release', 'create', tag, '--target', commit, '--title', tag, '--notes', notes],
      {
        stdio: 'inherit',
      },
    )
    if (status !== 0) throw new Error(`${tag} was published, but not tagged.`)
  }
}
