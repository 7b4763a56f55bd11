// A page's links lead from file to file, as on GitHub. On the site they lead from page to page, and to the source of the rest.
import { existsSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { addressOf } from './pages.mjs'
import { root, sourceAddress } from './repository.mjs'

/** The anchor that GitHub gives a heading; the site gives the same. */
export function slug(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-')
}

/**
 * A page's text with the site's links. `image` is told of each picture and gives its address; `problem` of each link that
 * leads nowhere.
 */
export function rewriteLinks(file, text, { pages, image, problem }) {
  const target = (address) => {
    if (/^(https?:|mailto:|#)/.test(address)) return address
    const [path, anchor] = address.split('#')
    const to = normalize(join(dirname(file), path))
    const hash = anchor === undefined ? '' : `#${anchor}`
    const page = pages.get(to)
    if (page !== undefined) return `${addressOf(page)}${hash}`
    if (to.startsWith('..') || !existsSync(join(root, to))) {
      problem(`${file}: ${address} leads nowhere`)
      return address
    }
    return `${sourceAddress(to, statSync(join(root, to)).isDirectory())}${hash}`
  }
  const picture = (alt, address) => {
    const from = normalize(join(dirname(file), address))
    if (!existsSync(join(root, from))) problem(`${file}: the picture ${address} is missing`)
    const words = alt.replaceAll('"', '&quot;')
    const dark = from.replace('-light.', '-dark.')
    if (dark === from || !existsSync(join(root, dark))) return `<img src="${image(from)}" alt="${words}">`
    const looks = [
      ['light-only', from],
      ['dark-only', dark],
    ].flatMap(([look, drawn]) => {
      const narrow = drawn.replace(/-(light|dark)\./, '-narrow-$1.')
      if (!existsSync(join(root, narrow))) return [[look, drawn]]
      return [
        [`${look} wide-only`, drawn],
        [`${look} narrow-only`, narrow],
      ]
    })
    const images = looks.map(([look, drawn]) => `<img class="${look}" src="${image(drawn)}" alt="${words}">`)
    return `<span class="picture" tabindex="0">${images.join('')}</span>`
  }
  return outsideCode(text, (prose) =>
    prose
      .replaceAll(/<picture>[\s\S]*?<img [^>]*>\s*<\/picture>/g, (whole) => {
        const [, alt] = /alt="([^"]*)"/.exec(whole) ?? []
        const [, src] = /<img [^>]*src="([^"]*)"/.exec(whole) ?? []
        return picture(alt ?? '', src ?? '')
      })
      .replaceAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g, (_, alt, src) => picture(alt, src))
      .replaceAll(/\]\(([^)\s]+)\)/g, (_, address) => `](${target(address)})`),
  )
}

/** Changes a Markdown text, but not its code blocks. */
function outsideCode(text, change) {
  return text
    .split(/(^(`{3,})[^\n]*\n[\s\S]*?^\2[ \t]*$)/m)
    .filter((_, index) => index % 3 !== 2)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('')
}

/**
 * A page of the reference with anchors that exist: a function and the type of it differ in a capital letter only, and
 * TypeDoc counts their anchors otherwise than the site does.
 */
export function mendAnchors(text) {
  const found = new Map()
  const times = new Map()
  outsideCode(text, (prose) => {
    for (const [, heading] of prose.matchAll(/^#{1,6} (.+)$/gm)) {
      const name = heading.replaceAll(/\\|<[^>]*>/g, '')
      const base = slug(name)
      const before = times.get(base) ?? 0
      times.set(base, before + 1)
      const plain = name.replace(/\(\)$/, '')
      if (!found.has(plain)) found.set(plain, before === 0 ? base : `${base}-${before}`)
    }
    return prose
  })
  const anchors = new Set(found.values())
  return text.replaceAll(/\[(`?)([^\]`]+)\1\]\(#([\w-]+)\)/g, (whole, mark, name, anchor) => {
    const right = found.get(name)
    return right === undefined || anchors.has(anchor) ? whole : `[${mark}${name}${mark}](#${right})`
  })
}
