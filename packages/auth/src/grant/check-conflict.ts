import type { Environment } from '@x/dc'
import { quote } from '@x/dc/error'
import { GrantConflictError } from '../errors/grant-conflict-error.ts'
import type { Grant } from '../grant.ts'

/** Where a token comes from: a user's consent, or an organization's own right. */
export type GrantKind = 'refresh-token' | 'organization'

/** What a flow is about to save, as far as it is known. */
export interface Offer {
  readonly kind: GrantKind
  readonly dc: string
  readonly environment?: Environment | undefined
  readonly organization?: string | undefined
}

export function kindOf(grant: Pick<Grant, 'source'>): GrantKind {
  return 'refreshToken' in grant.source ? 'refresh-token' : 'organization'
}

const words: Readonly<Record<GrantKind, string>> = {
  'refresh-token': "a user's login",
  organization: 'an organization token',
}

/** @throws {@link GrantConflictError} when the id is taken by something else than another consent of the same place */
export function checkConflict(stored: Grant | undefined, offer: Offer): void {
  if (stored === undefined) return
  const conflict = (what: string, was: string, is: string): GrantConflictError =>
    new GrantConflictError(
      `Grant ${quote(stored.id)} is already connected to ${what}${quote(was)}, and this login is to ${quote(is)}. ` +
        'The stored grant is untouched. Use another grant id, or disconnect the old one first.',
      { grantId: stored.id, stored: was, offered: is },
    )
  if (stored.dc !== offer.dc) throw conflict('data center ', stored.dc, offer.dc)
  if (offer.environment !== undefined && stored.environment !== offer.environment) {
    throw conflict('environment ', stored.environment, offer.environment)
  }
  const kind = kindOf(stored)
  // An organization's token may do other things than a user's; one must not turn into the other unnoticed.
  if (kind !== offer.kind) throw conflict('', words[kind], words[offer.kind])
  const { organization } = offer
  if (
    stored.organization !== undefined &&
    organization !== undefined &&
    stored.organization !== organization
  ) {
    throw conflict('organization ', stored.organization, organization)
  }
}
