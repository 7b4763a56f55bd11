import { disconnect, type GrantDescription } from '@x/auth'
import { random, type Session } from '../session/session-store.ts'
import { withoutTenant, withTenant, type Tenant } from '../session/session.ts'
import type { Flow } from '../settings.ts'
import { whoIsConnected } from './who.ts'
import type { Zoho } from './zoho.ts'

/** A name of our own for a grant. An app with users of its own takes their id. */
export function newGrantId(): string {
  return `tenant-${random().slice(0, 16)}`
}

/**
 * After any login: asks who it is, puts the tenant into the session, and gives the session a new id. Somebody who was
 * connected already through the same client is not kept twice: Zoho keeps only twenty refresh tokens a user.
 */
export async function keepTenant(
  zoho: Zoho,
  session: Session,
  login: { readonly flow: Flow; readonly startedAt: string; readonly grant: GrantDescription },
): Promise<Tenant> {
  const { flow, startedAt, grant } = login
  const { grantId, dc, environment } = grant
  const nobody = { id: '', name: '' }
  const place = { grantId, flow, startedAt, dc, environment }
  const who = await whoIsConnected(zoho.client({ ...place, organization: nobody }))
  const tenant: Tenant = { ...place, ...who }
  zoho.forget(grantId)

  const same = session.data.tenants.find((each) => each.grantId !== grantId && isSame(each, tenant))
  await session.update((data) => ({
    ...withTenant(same === undefined ? data : withoutTenant(data, same.grantId), tenant),
    login: undefined,
    notice:
      same === undefined
        ? undefined
        : 'You were connected already. The older grant is revoked; this one is used.',
  }))
  await session.rotate()
  if (same !== undefined)
    await disconnect(zoho.auth(flow, same.startedAt), same.grantId, { whenNotRevoked: 'remove' })
  return tenant
}

function isSame(a: Tenant, b: Tenant): boolean {
  return (
    a.flow === b.flow &&
    a.dc === b.dc &&
    a.environment === b.environment &&
    a.user.id === b.user.id &&
    a.organization.id === b.organization.id
  )
}
