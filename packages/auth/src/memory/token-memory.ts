import { createToken, type AccessToken } from '../token.ts'
import type { Grant } from '../grant.ts'

/** Refresh window: the last tenth of a token's life, at most five minutes. */
const WINDOW = 0.1
const LONGEST_WINDOW = 300_000

/** The token of one grant as this process knows it. */
export interface Remembered {
  readonly token: AccessToken
  /** Data center id, for events and messages. */
  readonly dc: string
  /** From here on it is renewed in the background; epoch milliseconds on Zoho's clock. */
  readonly refreshAt: number
  /** When it was issued; epoch milliseconds on Zoho's clock. */
  readonly issuedAt: number
  /** The last few values of this grant that Zoho's API refused; its own may be among them. */
  refused: readonly string[]
  /** When it was last compared with its row; monotonic milliseconds. */
  comparedAt: number
  /** No background work for this grant before; monotonic milliseconds. */
  quietUntil: number
  /** Set while the token could not be written to the store: tries again, and says whether that is done with. */
  save: (() => Promise<boolean>) | undefined
}

/** Tokens in this process, bounded: what was not asked for longest goes first. */
export interface TokenMemory {
  get(grantId: string): Remembered | undefined
  /** Takes the access token of a grant, unless it is the one already there. */
  put(grant: Grant, access: NonNullable<Grant['access']>, monotonic: number): Remembered
  /** Notes a value that Zoho's API refused. */
  refuse(grantId: string, value: string): void
  isRefused(grantId: string, value: string): boolean
  forget(grantId: string): void
}

/** How many refused values of one grant are remembered. */
const REFUSED = 4

export function createTokenMemory(size: number): TokenMemory {
  const entries = new Map<string, Remembered>()
  /** Refused values by grant. They outlive the entry: a token may be refused before it is in memory, and after. */
  const refusals = new Map<string, readonly string[]>()
  return {
    get(grantId) {
      const entry = entries.get(grantId)
      if (entry !== undefined && entries.size > size / 2) {
        // To the young end. Only once it fills up: the hot path is mostly a plain look-up.
        entries.delete(grantId)
        entries.set(grantId, entry)
      }
      return entry
    },
    put(grant, access, monotonic) {
      const known = entries.get(grant.id)
      if (
        known !== undefined &&
        known.token.value === access.token &&
        known.token.apiDomain === grant.apiDomain
      ) {
        known.comparedAt = monotonic
        return known
      }
      const entry: Remembered = {
        token: createToken({
          value: access.token,
          apiDomain: grant.apiDomain,
          environment: grant.environment,
          ...(grant.scopes === undefined ? {} : { scopes: grant.scopes }),
          issuedAt: access.issuedAt,
          expiresAt: access.expiresAt,
        }),
        dc: grant.dc,
        refreshAt: access.expiresAt - refreshWindow(grant.id, access.expiresAt - access.issuedAt),
        issuedAt: access.issuedAt,
        refused: refusals.get(grant.id) ?? [],
        comparedAt: monotonic,
        quietUntil: 0,
        // What could not be written yet may have brought a new refresh token: another token in its place does not undo it.
        save: known?.save,
      }
      entries.delete(grant.id)
      entries.set(grant.id, entry)
      dropOldest(entries, size)
      return entry
    },
    refuse(grantId, value) {
      const known = refusals.get(grantId) ?? []
      if (known.includes(value)) return
      const entry = entries.get(grantId)
      // Late refusals of older tokens must not push out that of the one at hand.
      const own = known.filter((each) => each === entry?.token.value)
      const others = known.filter((each) => each !== entry?.token.value)
      const refused = [...own, ...others.slice(own.length + 1 - REFUSED), value]
      refusals.delete(grantId)
      refusals.set(grantId, refused)
      dropOldest(refusals, size)
      if (entry !== undefined) entry.refused = refused
    },
    isRefused: (grantId, value) => refusals.get(grantId)?.includes(value) ?? false,
    // The refusals stay: a call under way may bring the token back.
    forget: (grantId) => void entries.delete(grantId),
  }
}

/** Tries again to write a token that could not be written, if there is one. */
export async function savePending(entry: Remembered | undefined): Promise<void> {
  if (entry?.save !== undefined && (await entry.save())) entry.save = undefined
}

function dropOldest(map: Map<string, unknown>, size: number): void {
  if (map.size <= size) return
  const [oldest] = map.keys()
  if (oldest !== undefined) map.delete(oldest)
}

/**
 * How long before its end a token is renewed, milliseconds. Spread by the grant's id between half and the whole window,
 * so that grants connected together are not all renewed together.
 */
export function refreshWindow(grantId: string, life: number): number {
  return Math.min(LONGEST_WINDOW, life * WINDOW) * (0.5 + spread(grantId) / 2)
}

/** A number in [0, 1) from an id: FNV-1a, then mixed, since ids often differ in the last letter only. */
function spread(id: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
