import { quote } from '@x/dc/error'
import { brand, type Path } from './path.ts'

/** Origin, segments of plain characters, and a query that nothing can end. */
const SHAPE =
  /^(?<origin>https?:\/\/[\w.:[\]-]+)?\/(?<target>(?:[\w.~-]+\/)*[\w.~-]+)(?<query>\?[\w.~%=&+-]*)?$/
const DOTS = /(?:^|\/)\.{1,2}(?:\/|$)/

/**
 * The path of a file whose address an answer names: `download_url` of a job, the links of a backup. It is fetched with the
 * token, so its host must be one that the data center is known to have; that is compared when the call is made.
 *
 * @param address absolute, or a path, which then stands at the data center's download host (below `/crm/bulk/`: at the API)
 * @throws TypeError for what is not such an address
 * @example
 * const file = await request(zoho, { path: downloadPath(link), as: 'response' })
 */
export function downloadPath(address: string): Path {
  const { origin = '', target = '', query = '' } = SHAPE.exec(address)?.groups ?? {}
  if (target === '' || DOTS.test(target) || (origin !== '' && !isCanonical(origin))) {
    throw new TypeError(`${quote(address)} is not the address of a file at Zoho. Nothing was sent.`)
  }
  return Object.freeze({
    value: target,
    template: '{}',
    parameters: Object.freeze([target]),
    download: Object.freeze({ origin, query }),
    [brand]: true,
  })
}

function isCanonical(origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).origin === origin
}
