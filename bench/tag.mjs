// What a query in COQL adds to a bundle that has `createClient`, `request` and `path`: the tag, and with it criteria.
import { bundle, sizeOf } from './bundle.mjs'

const CLIENT = "export { createClient, path, request } from '@x/client'"
const TAG = "export { coql } from '@x/query'"
const CRITERIA = "export { matching } from '@x/query'; export { allOf, anyOf, where } from '@x/client'"

/** From the sources: a folder whose package depends on `@x/query`. */
export async function weighTag(folder) {
  const weigh = async (...lines) => {
    const options = { external: ['ky'], conditions: ['@x/source'] }
    return sizeOf((await bundle({ folder }, lines.join('\n'), options)).text)
  }
  const none = await weigh(CLIENT)
  const tag = await weigh(CLIENT, TAG)
  const both = await weigh(CLIENT, TAG, CRITERIA)
  return {
    'the tag': { plain: tag.plain - none.plain, gzip: tag.gzip - none.gzip },
    'the tag with criteria': { plain: both.plain - none.plain, gzip: both.gzip - none.gzip },
  }
}
