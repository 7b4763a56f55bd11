// `llms.txt`: the pages as a list for programs that read, with a sentence each; `llms-full.txt`: the guides and pages whole.
import { addressOf, navigation, pathOf } from './pages.mjs'
import { read } from './repository.mjs'

/** The first paragraph of prose of a page. */
export function firstSentence(file) {
  const paragraphs = read(file)
    .replaceAll(/^```[\s\S]*?^```$/gm, '')
    .split(/\n{2,}/)
  const prose = paragraphs.find((text) => /^[\p{L}`[*@]/u.test(text.trim())) ?? ''
  const plain = prose
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return /^.*?[.;:](?=\s|$)/.exec(plain)?.[0].replace(/[;:]$/, '.') ?? plain
}

/** Both files, by name. `base`: where the site is served. */
export function llmsFiles(base = '/') {
  const groups = navigation()
  const address = (file) => `${base.replace(/\/$/, '')}${addressOf(pathOf(file))}`
  const list = groups
    .map(({ text, items }) => {
      const lines = items.map(
        ({ file, text: title }) => `- [${title}](${address(file)}): ${firstSentence(file)}`,
      )
      return `## ${text}\n\n${lines.join('\n')}`
    })
    .join('\n\n')
  const head =
    '# Zoho toolkit\n\n> Small TypeScript packages for Zoho CRM: data centers, OAuth, calls, typed operations, and a local Zoho to test against.\n'
  const reference = `## Reference\n\n- [Reference](${base.replace(/\/$/, '')}/reference/): a page for each package and for each function.`
  const whole = groups
    .filter(({ text }) => text !== 'The project')
    .flatMap(({ items }) => items)
    .map(({ file }) => `<!-- ${address(file)} -->\n\n${read(file).trim()}`)
  return new Map([
    ['llms.txt', `${head}\n${list}\n\n${reference}\n`],
    ['llms-full.txt', `${head}\n${whole.join('\n\n')}\n`],
  ])
}
