import { MissingScopeError } from '../errors/missing-scope-error.ts'
import type { Token } from './token.ts'

/** Zoho's `WRITE` stands for these three. */
const WRITES = ['CREATE', 'UPDATE', 'DELETE']
const OPERATIONS = new Set(['ALL', 'READ', 'WRITE', 'CUSTOM', ...WRITES])

/**
 * Whether one granted scope covers a needed one: the same, its `ALL` or `WRITE`, or one of a parent
 * (`ZohoCRM.settings.READ` covers `ZohoCRM.settings.user_groups.READ`). Case does not matter.
 */
export function covers(granted: string, needed: string): boolean {
  const [have, haveOperation] = split(granted)
  const [need, needOperation] = split(needed)
  const parent = have.length <= need.length && have.every((part, index) => part === need[index])
  if (!parent) return false
  if (haveOperation === 'ALL' || haveOperation === needOperation) return true
  return haveOperation === 'WRITE' && WRITES.includes(needOperation)
}

/** Area (upper case, without the operation) and operation. A scope that names no operation stands for all of them. */
function split(scope: string): [area: readonly string[], operation: string] {
  const parts = scope.trim().toUpperCase().split('.')
  const last = parts.at(-1) ?? ''
  if (!OPERATIONS.has(last)) return [parts, 'ALL']
  // In `ZohoCRM.modules.all.READ` the name is a wildcard.
  const area = parts.slice(0, -1)
  return [area.at(-1) === 'ALL' ? area.slice(0, -1) : area, last]
}

/**
 * Refuses a call whose scopes the token cannot cover. A token that does not know its scopes is let through: Zoho decides.
 *
 * @throws {@link MissingScopeError}
 */
export function requireScopes(token: Token, needed: readonly string[], what: string): void {
  const { scopes: granted } = token
  if (granted === undefined) return
  // Most tokens were granted exactly what is needed; comparing covers is for the others.
  const missing = needed.filter(
    (need) => !granted.includes(need) && !granted.some((have) => covers(have, need)),
  )
  if (missing.length === 0) return
  throw new MissingScopeError(
    `${what} needs the scope ${missing.join(' and ')}, which this token was not granted ` +
      `(it has ${granted.length === 0 ? 'none' : granted.join(', ')}). Nothing was sent. Ask for it at the next login.`,
    missing,
    granted,
  )
}
