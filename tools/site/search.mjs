// Search: sections of pages, read by MiniSearch in the browser. A page can name words that it is the answer to.
import { addressOf, pagesByFile } from './pages.mjs'
import { read } from './repository.mjs'

/** The words of `<!-- search: … -->`, by the address of the page. */
export function answers(base = '/') {
  const found = {}
  for (const [file, path] of pagesByFile()) {
    const [, words] = /<!-- search: (.+?) -->/.exec(read(file)) ?? []
    for (const word of (words ?? '').split(/[\s,]+/).filter((each) => each !== '')) {
      const known = (found[word.toLowerCase()] ??= [])
      known.push(`${base.replace(/\/$/, '')}${addressOf(path)}`)
    }
  }
  return found
}

/** Options of VitePress's own search. Functions go into the page as text, so each stands alone. */
export function searchOptions(base) {
  return {
    detailedView: true,
    _render: renderForSearch,
    miniSearch: {
      options: { tokenize },
      searchOptions: {
        boostDocument: boostOf(answers(base)),
        boost: { title: 4, text: 2, titles: 1 },
        fuzzy: 0.15,
        prefix: true,
      },
    },
  }
}

/** `INVALID_TOKEN` is a word, and so are its parts. The whole is marked, so that "login" is not the begin of LOGIN_STATE. */
function tokenize(text) {
  const parts = text.split(/[\n\r\p{Z}\p{P}`|=<>]+/u)
  const whole = text.match(/[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+/gu) ?? []
  return [...parts, ...whole.map((code) => `_${code}`)]
}

/** A page that names a word as its own comes first for it; guides come before the reference. */
function boostOf(words) {
  const text = `(id, term) => {
    const words = ${JSON.stringify(words)}
    const page = id.split('#')[0].replace(/\\.html$/, '').replace(/\\/index$/, '/')
    // A code as a whole, such as INVALID_TOKEN.
    if (term.startsWith('_')) return 30
    if (Object.hasOwn(words, term) && words[term].includes(page)) return 8
    if (page.includes('/reference/')) return 0.5
    return ['/operations', '/changelog', '/dependencies', '/benchmarks'].some((end) => page.endsWith(end)) ? 0.3 : 1
  }`
  // VitePress puts the text of a function into the page; only there it runs.
  return Object.assign(() => 1, { toString: () => text })
}

/** What is found of a page. Of the reference: names and what each is for, not the tables of parameters. */
async function renderForSearch(source, env, markdown) {
  const words = /<!-- search: (.+?) -->/.exec(source)?.[1] ?? ''
  const marked = source.replace(/<!-- search: .+? -->/, '').replace(/^(# .+)$/m, `$1\n\n<p>${words}</p>`)
  const isReference = env.relativePath.startsWith('reference/')
  const text = isReference
    ? source
        .replaceAll(/^\|.*\n/gm, '')
        .replaceAll(/^```[\s\S]*?^```$/gm, '')
        .replaceAll(/^#{2,} (Parameters|Returns|Type Parameters|Throws|See|Example|Properties)\b.*$/gm, '')
    : marked
  return markdown.render(text, env)
}
