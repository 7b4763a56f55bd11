import type { Field } from '../../fields/field.ts'

/** Two modules whose records people link, many to many, with what a link says of itself. */
export interface LinkPair {
  readonly name: string
  readonly modules: readonly [one: string, other: string]
  readonly fields: readonly Field[]
}

const status: readonly Field[] = [{ api_name: 'Member_Status', data_type: 'text', length: 120 }]
const price: readonly Field[] = [{ api_name: 'list_price', data_type: 'double', system_mandatory: true }]

function pair(one: string, other: string, fields: readonly Field[] = []): LinkPair {
  return { name: `${one}/${other}`, modules: [one, other], fields }
}

/** Those that Zoho's page names, but for contacts and deals, whose links are contact roles, and appointments, which name a service. */
const pairs: readonly LinkPair[] = [
  pair('Campaigns', 'Leads', status),
  pair('Campaigns', 'Contacts', status),
  pair('Products', 'Leads'),
  pair('Products', 'Accounts'),
  pair('Products', 'Contacts'),
  pair('Products', 'Deals'),
  pair('Products', 'Price_Books', price),
]

/** What the records of a module can be linked with. */
export function pairsOf(module: string): readonly { readonly other: string; readonly pair: LinkPair }[] {
  return pairs.flatMap((each) => {
    const [one, other] = each.modules
    if (one === module) return [{ other, pair: each }]
    return other === module ? [{ other: one, pair: each }] : []
  })
}
