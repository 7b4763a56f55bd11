import type { Context } from '../kernel/context.ts'
import { accountsJson } from './answers.ts'

/** `/.well-known/openid-configuration`, key by key as Zoho publishes it. */
export function answerDiscovery({ host }: Context): Response {
  const { accounts } = host.dataCenter
  return accountsJson({
    issuer: accounts,
    authorization_endpoint: `${accounts}/oauth/v2/auth`,
    token_endpoint: `${accounts}/oauth/v2/token`,
    revocation_endpoint: `${accounts}/oauth/v2/token/revoke`,
    introspection_endpoint: `${accounts}/oauth/v2/introspect`,
    userinfo_endpoint: `${accounts}/oauth/v2/userinfo`,
    jwks_uri: `${accounts}/oauth/v2/keys`,
    device_authorization_endpoint: `${accounts}/oauth/v3/device/code`,
    dc_info: `${accounts}/oauth/serverinfo`,
    response_types_supported: ['code', 'token'],
    response_modes_supported: ['query', 'fragment'],
    grant_types_supported: [
      'authorization_code',
      'implicit',
      'refresh_token',
      'urn:ietf:params:oauth:grant-type:device_code',
      'urn:ietf:params:oauth:grant-type:jwt-bearer',
    ],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    introspection_endpoint_auth_methods_supported: ['client_secret_basic'],
    code_challenge_methods_supported: ['plain', 'S256'],
    id_token_signing_alg_values_supported: ['RS256', 'RS384'],
    scopes_supported: ['email', 'profile', 'openid', 'phone'],
    subject_types_supported: ['public'],
    claims_supported: [
      'aud',
      'email',
      'email_verified',
      'exp',
      'iat',
      'iss',
      'sid',
      'sub',
      'at_hash',
      'kid',
      'profile',
      'picture',
      'first_name',
      'name',
      'last_name',
      'gender',
      'phone_number',
      'phone_number_verified',
    ],
  })
}

/** The order in which others saw the locations. China is never among them. */
const ORDER = ['eu', 'ae', 'au', 'in', 'jp', 'uk', 'us', 'ca', 'sa', 'sg']

/** `/oauth/serverinfo`: where the accounts servers of the other data centers are. */
export function answerServerInfo({ host }: Context): Response {
  const rows = host.dataCenters.filter((row) => row.id !== 'cn')
  const sorted = rows.toSorted((a, b) => position(a.id) - position(b.id))
  return accountsJson({
    result: 'success',
    locations: Object.fromEntries(sorted.map((row) => [row.id, row.accounts])),
  })
}

function position(id: string): number {
  return ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length
}
