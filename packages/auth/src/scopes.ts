import { quote } from '@x/dc/error'

/**
 * Checks scopes and joins them as Zoho wants them: by commas, where OAuth has spaces. Zoho's casing is kept.
 *
 * @throws TypeError for an empty list or a scope that is no dotted name such as `ZohoCRM.settings.user_groups.READ`
 */
export function formatScopes(scopes: readonly string[]): string {
  if (!Array.isArray(scopes) || scopes.length === 0) {
    throw new TypeError(
      "scopes must be a list with at least one scope, such as ['ZohoCRM.settings.user_groups.READ'].",
    )
  }
  for (const scope of scopes) {
    if (
      typeof scope !== 'string' ||
      scope.length > 200 ||
      !/^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*$/.test(scope)
    ) {
      throw new TypeError(
        `${quote(scope)} is no scope. A scope is a dotted name such as "ZohoCRM.settings.user_groups.READ"; ` +
          'pass several as a list, not joined by commas or spaces.',
      )
    }
  }
  return scopes.join(',')
}

/** The scopes of a token answer: Zoho separates them by spaces, its older answers by commas. */
export function parseScopes(scope: unknown): readonly string[] | undefined {
  if (typeof scope !== 'string') return undefined
  const scopes = scope.split(/[\s,]+/).filter((each) => each !== '')
  return scopes.length === 0 ? undefined : Object.freeze(scopes)
}
