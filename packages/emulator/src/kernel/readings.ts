import { quote } from '@x/dc/error'
import { documentedReadings as crmReadings, type Readings as CrmReadings } from '../crm/index.ts'
import { complete } from './complete.ts'

/** How the accounts server and the gateway behave where Zoho's sources disagree or say nothing. */
export interface AccountsReadings {
  /** HTTP status of "too many requests" at the token endpoint: 200 in Zoho's post, 400 in the wild. @default 200 */
  readonly throttleStatus: 200 | 400
  /** A code or refresh token that another data center issued. @default 'invalid_client' */
  readonly wrongDataCenter: 'invalid_client' | 'invalid_code'
  /** Where client credentials are granted. @default 'token' */
  readonly clientCredentialsEndpoint: 'token' | 'auth' | 'both'
  /** Which revoke endpoints exist: the old `/oauth/v2/token/revoke`, the new `/oauth/v2/revoke/token`. @default 'both' */
  readonly revokeEndpoint: 'both' | 'old' | 'new'
  /** Unit of `expires_in`; milliseconds come with `expires_in_sec` beside them. @default 'seconds' */
  readonly expiresIn: 'seconds' | 'milliseconds'
  /** Whether token answers name the granted scopes, separated by spaces. @default 'present' */
  readonly scopeInAnswer: 'present' | 'absent'
  /** Host in `api_domain` for a sandbox or developer grant. @default 'environment' */
  readonly apiDomain: 'environment' | 'production'
  /** Code for an expired, revoked or foreign access token. @default 'INVALID_TOKEN' */
  readonly deadToken: 'INVALID_TOKEN' | 'INVALID_OAUTHTOKEN'
  /** Code for an access token that a newer one pushed out. @default 'INVALID_OAUTHTOKEN' */
  readonly evictedToken: 'INVALID_TOKEN' | 'INVALID_OAUTHTOKEN'
  /** Whether the API takes `Authorization: Bearer`. @default 'refused' */
  readonly bearer: 'refused' | 'accepted'
  /** HTTP status of what a polling device is told. @default 200 */
  readonly deviceFeedbackStatus: 200 | 400
  /** Unit of `expires_in` and `interval` in the answer to a device. @default 'seconds' */
  readonly deviceTimes: 'seconds' | 'milliseconds'
  /** Whether a 429 of the API's own limits carries `Retry-After`. @default 'absent' */
  readonly retryAfter: 'absent' | 'present'
  /** China apart from the other data centers, as Zoho says, or reached by every client. @default 'apart' */
  readonly china: 'apart' | 'reachable'
}

/** Every named option where sources disagree: those of the accounts server and those of the CRM. */
export type Readings = AccountsReadings & CrmReadings

/** The defaults: what Zoho documents. */
export const documentedReadings: Readings = Object.freeze({
  ...crmReadings,
  throttleStatus: 200,
  wrongDataCenter: 'invalid_client',
  clientCredentialsEndpoint: 'token',
  revokeEndpoint: 'both',
  expiresIn: 'seconds',
  scopeInAnswer: 'present',
  apiDomain: 'environment',
  deadToken: 'INVALID_TOKEN',
  evictedToken: 'INVALID_OAUTHTOKEN',
  bearer: 'refused',
  deviceFeedbackStatus: 200,
  deviceTimes: 'seconds',
  retryAfter: 'absent',
  china: 'apart',
} satisfies Readings)

const choices: { readonly [K in keyof AccountsReadings]: readonly AccountsReadings[K][] } = {
  throttleStatus: [200, 400],
  wrongDataCenter: ['invalid_client', 'invalid_code'],
  clientCredentialsEndpoint: ['token', 'auth', 'both'],
  revokeEndpoint: ['both', 'old', 'new'],
  expiresIn: ['seconds', 'milliseconds'],
  scopeInAnswer: ['present', 'absent'],
  apiDomain: ['environment', 'production'],
  deadToken: ['INVALID_TOKEN', 'INVALID_OAUTHTOKEN'],
  evictedToken: ['INVALID_TOKEN', 'INVALID_OAUTHTOKEN'],
  bearer: ['refused', 'accepted'],
  deviceFeedbackStatus: [200, 400],
  deviceTimes: ['seconds', 'milliseconds'],
  retryAfter: ['absent', 'present'],
  china: ['apart', 'reachable'],
}

/** The readings in use. @throws TypeError for a name or a choice that does not exist */
export function normalizeReadings(given: Partial<Readings> = {}): Readings {
  const readings = complete('readings', given, documentedReadings)
  for (const name of Object.keys(choices) as (keyof AccountsReadings)[]) {
    const allowed: readonly unknown[] = choices[name]
    if (allowed.includes(readings[name])) continue
    throw new TypeError(`readings.${name} is one of ${allowed.join(', ')}, not ${quote(readings[name])}.`)
  }
  return readings
}
