/**
 * Every scope that covers a needed one, in lower case, the way Zoho's pages describe it: `ALL` covers every operation,
 * `WRITE` covers `CREATE`, `UPDATE` and `DELETE`, a group (`ZohoCRM.settings`) covers its members, and case does not
 * matter.
 */
export function coveringScopes(needed: string): ReadonlySet<string> {
  const parts = needed.toLowerCase().split('.')
  const operation = parts.pop() ?? ''
  const operations = operation === 'read' ? ['read', 'all'] : [operation, 'write', 'all']
  const covering = new Set<string>()
  // From the scope's own name up to the group below "ZohoCRM": nothing covers the whole product.
  for (let length = parts.length; length >= 2; length -= 1) {
    const name = parts.slice(0, length).join('.')
    for (const each of operations) covering.add(`${name}.${each}`)
  }
  return covering
}
