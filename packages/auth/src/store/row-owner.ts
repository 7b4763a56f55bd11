/** The grant that a row's key speaks of, its row or its lease; `undefined` for any other row. */
export function grantIdIn(key: string): string | undefined {
  const [, id] = /^(?:lease:)?grant:[^:]*:([^:]*)$/.exec(key) ?? []
  if (id === undefined) return undefined
  try {
    return decodeURIComponent(id)
  } catch {
    // Lost: nothing. Somebody else's key, which is not encoded as ours are.
    return undefined
  }
}
