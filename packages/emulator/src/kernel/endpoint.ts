import type { Role } from './host.ts'

const ACCOUNTS: Readonly<Record<string, string>> = {
  '/.well-known/openid-configuration': 'discovery',
  '/oauth/serverinfo': 'discovery',
  '/oauth/user/info': 'user-info',
  '/oauth/v2/approve': 'auth',
  '/oauth/v2/auth': 'auth',
  '/oauth/v2/revoke/token': 'revoke',
  '/oauth/v2/token': 'token',
  '/oauth/v2/token/revoke': 'revoke',
  '/oauth/v3/device': 'device',
  '/oauth/v3/device/code': 'device',
  '/oauth/v3/device/token': 'device-token',
}

/** The word for an address by which faults find it; `other` for what has none. */
export function endpointOf(role: Role, path: string): string {
  if (role === 'other') return 'other'
  if (role !== 'accounts') return 'crm'
  return Object.hasOwn(ACCOUNTS, path) ? (ACCOUNTS[path] ?? 'other') : 'other'
}
