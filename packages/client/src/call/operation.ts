/** A function that does one call of Zoho's API, and says which scopes it needs. */
export type Operation<F extends (...parameters: never[]) => unknown> = F & {
  /** Scopes that the function needs, all of them. */
  readonly scopes: readonly string[]
}

/** Attaches to a function the scopes that it needs. */
export function operation<F extends (...parameters: never[]) => unknown>(
  scopes: readonly string[],
  run: F,
): Operation<F> {
  return Object.defineProperty(run, 'scopes', {
    value: Object.freeze([...scopes]),
    enumerable: true,
  }) as Operation<F>
}

/**
 * The scopes that a set of operations needs together, each once: what to ask for at login.
 *
 * @example
 * const { url, pending } = await startLogin(auth, { scopes: scopesFor(listUserGroups, getSourcesCount) })
 */
export function scopesFor(
  ...operations: readonly { readonly scopes: readonly string[] }[]
): readonly string[] {
  return [...new Set(operations.flatMap((each) => each.scopes))]
}
