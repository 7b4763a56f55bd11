/**
 * What happened inside, for logs and metrics. Closed: a `switch` over `type` can be exhaustive. No event carries a token,
 * a code or a secret. Listeners must be quick; what they throw is ignored.
 */
export type AuthEvent =
  /** A token call succeeded and the new token is in the store. `duration`: milliseconds. */
  | {
      readonly type: 'token-refreshed'
      readonly grantId: string
      readonly dc: string
      readonly expiresAt: number
      readonly duration: number
    }
  /** Another process had refreshed; its token is used. */
  | {
      readonly type: 'token-adopted'
      readonly grantId: string
      readonly dc: string
      readonly expiresAt: number
    }
  /**
   * A token call failed, or was not made. `code` is that of the error (the name of one that is not of these packages);
   * until `retryAt` none is made. `dc` is `unknown` when the grant could not be read.
   */
  | {
      readonly type: 'refresh-failed'
      readonly grantId: string
      readonly dc: string
      readonly code: string
      readonly retryAt: number | undefined
      readonly inBackground: boolean
    }
  /** Zoho refused the refresh token: the user has to log in again. */
  | { readonly type: 'grant-dead'; readonly grantId: string; readonly dc: string }
  /** A grant was saved. `replaced`: it took the place of an older one of the same id. */
  | {
      readonly type: 'grant-saved'
      readonly grantId: string
      readonly dc: string
      readonly environment: string
      readonly replaced: boolean
    }
  /** A grant was removed. `dc` is `unknown` for a row that could not be read. */
  | {
      readonly type: 'grant-removed'
      readonly grantId: string
      readonly dc: string
      readonly revoked: boolean
    }
  /** A refresh token that is no longer needed could not be revoked; it occupies one of the twenty that Zoho keeps. */
  | { readonly type: 'revoke-failed'; readonly grantId: string; readonly dc: string; readonly code: string }
  /** Fifteen refresh tokens or more were issued for this grant and not revoked. At twenty-one Zoho deletes the oldest. */
  | {
      readonly type: 'many-consents'
      readonly grantId: string
      readonly dc: string
      readonly consents: number
    }
  /** A new token could not be written; this process serves it and goes on trying. */
  | { readonly type: 'publish-failed'; readonly grantId: string; readonly dc: string; readonly code: string }
  /** The answer did not say how long the token lives; 50 minutes are assumed. */
  | { readonly type: 'life-assumed'; readonly grantId: string; readonly dc: string }
  /** This machine's clock differs from Zoho's by more than ten seconds. `skew`: milliseconds, Zoho's minus ours. */
  | { readonly type: 'clock-skew'; readonly skew: number }

/** Tells a listener, which cannot break anything by throwing. */
export function createEmit(listener: ((event: AuthEvent) => void) | undefined): (event: AuthEvent) => void {
  if (listener === undefined) return () => {}
  return (event) => {
    try {
      const result: unknown = listener(Object.freeze(event))
      // An async function fits the type, too; its failure would end a Node process.
      if (result instanceof Promise) result.catch(() => {})
    } catch {
      // Lost: the listener's own error. Logging must never end a refresh.
    }
  }
}
