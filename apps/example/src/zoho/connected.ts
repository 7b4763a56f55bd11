import { disconnect, type GrantDescription } from '@x/auth'
import { isToolkitError, type ToolkitError } from '@x/dc/error'
import { random } from '../session/secrets.ts'
import type { Session } from '../session/session-store.ts'
import { withoutLogin, withoutTenant, withTenant, type Tenant } from '../session/session.ts'
import type { Flow } from '../settings.ts'
import { nobody, whoIsConnected } from './who.ts'
import type { Zoho } from './zoho.ts'

/** A name of our own for a grant. An app with users of its own takes their id. */
export function newGrantId(): string {
  return `tenant-${random().slice(0, 16)}`
}

/**
 * After any login: asks who it is, and puts the tenant into a session of a new id, never into the one of before. Somebody who was
 * connected already through the same client is not kept twice: Zoho keeps only twenty refresh tokens a user.
 *
 * @returns false when another tab's login has ended this session: nothing was kept, and the grant is in the store
 */
export async function keepTenant(
  zoho: Zoho,
  session: Session,
  login: { readonly flow: Flow; readonly startedAt: string; readonly grant: GrantDescription },
): Promise<boolean> {
  const { flow, startedAt, grant } = login
  const { grantId, dc, environment } = grant
  const connectedAt = zoho.clock.now()
  const unnamed: Tenant = { grantId, flow, startedAt, dc, environment, connectedAt, ...nobody }
  // The grant is stored by now. Should Zoho not say whose it is, it is kept all the same, and asked again at home.
  const tenant = await nameTenant(zoho, unnamed)
  const problem = 'problem' in tenant ? tenant.problem : undefined
  const kept = 'problem' in tenant ? unnamed : tenant

  let same: Tenant | undefined
  const renewed = await session.rotate((data) => {
    same = data.tenants.find((each) => each.grantId !== grantId && isSame(each, kept))
    const others = same === undefined ? data : withoutTenant(data, same.grantId)
    return { ...withTenant(withoutLogin(others, grantId), kept), notice: noticeFor(same, problem) }
  })
  if (renewed === undefined) return false
  if (same !== undefined)
    await disconnect(zoho.auth(flow, same.startedAt), same.grantId, { whenNotRevoked: 'remove' })
  return true
}

/** The tenant with the names that Zoho gives, or why it does not. */
export async function nameTenant(
  zoho: Zoho,
  tenant: Tenant,
): Promise<Tenant | { readonly problem: ToolkitError }> {
  try {
    const named = { ...tenant, ...(await whoIsConnected(zoho.client(tenant))) }
    zoho.named(tenant.grantId, named.organization.id)
    return named
  } catch (error) {
    if (isToolkitError(error)) return { problem: error }
    throw error
  }
}

function noticeFor(same: Tenant | undefined, problem: ToolkitError | undefined): string | undefined {
  if (problem !== undefined)
    return `Connected, and the grant is kept, but Zoho does not say who you are yet. ${problem.message}`
  return same === undefined
    ? undefined
    : 'You were connected already. The older grant is revoked; this one is used.'
}

function isSame(a: Tenant, b: Tenant): boolean {
  return (
    a.user.id !== '' &&
    a.flow === b.flow &&
    a.dc === b.dc &&
    a.environment === b.environment &&
    a.user.id === b.user.id &&
    a.organization.id === b.organization.id
  )
}
