import { oneOf } from '../readings/reading.ts'

/** How the accounts server behaves where Zoho's sources disagree or say nothing. */
export const tokens = {
  /** HTTP status of "too many requests" at the token endpoint: 200 in Zoho's post, 400 in the wild. */
  throttleStatus: oneOf(200, 400),
  /** A code or refresh token that another data center issued. */
  wrongDataCenter: oneOf('invalid_client', 'invalid_code'),
  /** Where client credentials are granted: one page says `/oauth/v2/token`, another `/oauth/v2/auth`. */
  clientCredentialsEndpoint: oneOf('both', 'token', 'auth'),
  /** What may stand between scopes: commas, as documented, or spaces as well, as many clients send them. */
  scopeSeparator: oneOf('comma-or-space', 'comma'),
  /** Which revoke endpoints exist: the old `/oauth/v2/token/revoke`, the new `/oauth/v2/revoke/token`. */
  revokeEndpoint: oneOf('both', 'old', 'new'),
  /** Unit of `expires_in`; milliseconds come with `expires_in_sec` beside them. */
  expiresIn: oneOf('seconds', 'milliseconds'),
  /** Whether token answers name the granted scopes, separated by spaces. */
  scopeInAnswer: oneOf('present', 'absent'),
  /** Host in `api_domain` for a sandbox or developer grant. */
  apiDomain: oneOf('environment', 'production'),
  /** HTTP status of what a polling device is told. */
  deviceFeedbackStatus: oneOf(200, 400),
  /** Unit of `expires_in` and `interval` in the answer to a device. */
  deviceTimes: oneOf('seconds', 'milliseconds'),
  /** China apart from the other data centers, as Zoho says, or reached by every client. */
  china: oneOf('apart', 'reachable'),
}
