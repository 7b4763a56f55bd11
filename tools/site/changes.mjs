// What was changed, package by package: what was released, from its CHANGELOG.md, and what was not yet, from .changeset.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packages, read, root } from './repository.mjs'

/** The changes as Markdown: a heading for each package. */
export function changesMarkdown() {
  const waiting = waitingChanges()
  return packages
    .map((folder) => {
      const { name, version } = JSON.parse(read(`packages/${folder}/package.json`))
      const file = `packages/${folder}/CHANGELOG.md`
      const released = existsSync(join(root, file))
        ? read(file)
            .replace(/^# .*\n/, '')
            .replaceAll(/^#+ /gm, '#$& ')
        : ''
      const changes = waiting.get(name) ?? []
      const next =
        changes.length === 0
          ? ''
          : `**After ${version}, not released yet**\n\n${changes.map((text) => `- ${text}`).join('\n')}`
      const parts = [`## ${name}`, next, released.trim()].filter((text) => text !== '')
      return parts.length === 1 ? '' : parts.join('\n\n')
    })
    .filter((text) => text !== '')
    .join('\n\n')
}

/** The sentences of the changesets, by the name of the package. */
function waitingChanges() {
  const found = new Map()
  const files = readdirSync(join(root, '.changeset')).filter(
    (name) => name.endsWith('.md') && name !== 'README.md',
  )
  for (const file of files.toSorted()) {
    const [, head, text] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(read(`.changeset/${file}`)) ?? []
    for (const [, name] of (head ?? '').matchAll(/^['"]?(@[\w/-]+)['"]?:/gm)) {
      // Of several lines, so that a list in it stays one.
      found.set(name, [...(found.get(name) ?? []), text.trim().replaceAll('\n', '\n  ')])
    }
  }
  return found
}
