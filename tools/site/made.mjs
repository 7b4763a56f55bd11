// Parts of pages that the site makes anew: they change with every change, so what the repository has of them would always be late.
import { changesMarkdown } from './changes.mjs'
import { codesMarkdown, zohoCodes } from './codes.mjs'

const makers = { 'zoho codes': () => codesMarkdown(zohoCodes()), changes: changesMarkdown }

/** A page's text with what stands between `<!-- site: … -->` and `<!-- end of site -->` made anew. */
export function withMadeParts(file, text) {
  return text.replaceAll(/<!-- site: (.+?) -->[\s\S]*?<!-- end of site -->/g, (_, name) => {
    const make = makers[name]
    if (make === undefined) throw new Error(`${file} wants "${name}", which nothing makes`)
    return make()
  })
}
