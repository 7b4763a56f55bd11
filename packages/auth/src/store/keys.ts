/** The key of a grant's row. Ids are encoded, so that none reaches into another's. */
export function grantKey({ clientId }: { readonly clientId: string }, grantId: string): string {
  return `grant:${encodeURIComponent(clientId)}:${encodeURIComponent(grantId)}`
}

/** The key of the lease under which a grant is refreshed. */
export function leaseKey(auth: { readonly clientId: string }, grantId: string): string {
  return `lease:${grantKey(auth, grantId)}`
}

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
