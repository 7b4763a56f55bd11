import { quote } from '@x/dc/error'

const SCOPE = /^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*$/
/** As many as a stored grant holds. */
const MOST = 1000

/**
 * Checks scopes and joins them as Zoho wants them: by commas, where OAuth has spaces. Zoho's casing is kept.
 *
 * @throws TypeError for an empty list or a scope that is not a dotted name such as `ZohoCRM.settings.user_groups.READ`
 */
export function formatScopes(scopes: readonly string[]): string {
  if (!Array.isArray(scopes) || scopes.length === 0) {
    throw new TypeError(
      "scopes must be a list with at least one scope, such as ['ZohoCRM.settings.user_groups.READ'].",
    )
  }
  if (scopes.length > MOST) throw new TypeError(`scopes are ${scopes.length}; a grant holds ${MOST} at most.`)
  for (const scope of scopes) {
    if (typeof scope !== 'string' || scope.length > 200 || !SCOPE.test(scope)) {
      throw new TypeError(
        `${quote(scope)} is not a scope. A scope is a dotted name such as "ZohoCRM.settings.user_groups.READ"; ` +
          'pass several as a list, not joined by commas or spaces.',
      )
    }
  }
  return scopes.join(',')
}

/**
 * The scopes of a token answer: Zoho separates them by spaces, its older answers by commas. `undefined` for what a stored
 * grant could not hold: an odd word must not make its row unreadable.
 */
export function parseScopes(scope: unknown): readonly string[] | undefined {
  if (typeof scope !== 'string') return undefined
  const scopes = scope.split(/[\s,]+/).filter((each) => each !== '')
  return areScopes(scopes) && scopes.length > 0 ? Object.freeze(scopes) : undefined
}

/** Whether a value is a list of scopes that a stored grant holds. */
export function areScopes(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= MOST &&
    value.every((each) => typeof each === 'string' && /^[\u0021-\u007E]{1,200}$/.test(each))
  )
}
