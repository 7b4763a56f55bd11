import { oneOf } from '../readings/reading.ts'

/** What stands before the CRM, where Zoho's sources disagree or say nothing. */
export const gateway = {
  /** Code for an expired, revoked or foreign access token. */
  deadToken: oneOf('INVALID_TOKEN', 'INVALID_OAUTHTOKEN'),
  /** Code for an access token that a newer one pushed out. */
  evictedToken: oneOf('INVALID_OAUTHTOKEN', 'INVALID_TOKEN'),
  /** Whether the API takes `Authorization: Bearer`, which one page of Zoho's names and recorded traffic uses. */
  bearer: oneOf('accepted', 'refused'),
  /** Whether a 429 of the API's own limits carries `Retry-After`. */
  retryAfter: oneOf('absent', 'present'),
}
