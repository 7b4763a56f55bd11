// Zoho's own codes, a heading each: from the table of docs/errors.md, and the places for which Zoho's sources name them.
import { read } from './repository.mjs'

const row = /^\| ((?:`\w+`(?:, )?)+) \| (\d[^|]*) \| (.*?) \| (.*) \|$/

/** `{ code, statuses, cause, cure, places }`, by the alphabet. */
export function zohoCodes() {
  const places = placesOfCodes()
  const [, table = ''] = /^## Zoho's own codes\n([\s\S]*?)(?=^## )/m.exec(read('docs/errors.md')) ?? []
  return table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => {
      const [whole, codes, statuses, cause, cure] = row.exec(line) ?? []
      if (whole === undefined)
        throw new Error(`docs/errors.md: this row of Zoho's codes cannot be read: ${line}`)
      return [...(codes ?? '').matchAll(/`(\w+)`/g)].map(([, code]) => ({
        code,
        statuses,
        cause,
        cure,
        places: places.get(code) ?? [],
      }))
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
}

/**
 * The codes as Markdown, a heading each. In the repository without the places, which change with every area of the
 * emulator.
 */
export function codesMarkdown(codes) {
  return codes.map(section).join('\n\n')
}

function section({ code, statuses, cause, cure, places }) {
  const shown = places.slice(0, MOST).map((place) => `\`${place}\``)
  const more = places.length > MOST ? ` and ${places.length - MOST} more` : ''
  return [
    `### ${code}`,
    `Status ${statuses}.`,
    `**Cause.** ${sentence(cause)}`,
    `**Cure.** ${sentence(cure)}`,
    ...(shown.length === 0 ? [] : [`Named for ${shown.join(', ')}${more}.`]),
  ].join('\n\n')
}

/** What stands in a cell, as a sentence. */
const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

const MOST = 6

function placesOfCodes() {
  const places = new Map()
  for (const line of read('packages/emulator/test/contract/codes.tsv').split('\n').slice(1)) {
    const [place, code] = line.split('\t')
    if (code !== undefined) places.set(code, [...(places.get(code) ?? []), place])
  }
  return places
}
