import type { Context, MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../app-env.ts'
import { OtherTenantPage } from '../views/other-tenant-page.tsx'
import { addressOf, type Tenant } from './session.ts'

/**
 * Pages of one tenant: the address says whose. One that this browser has not connected gets nothing done: a page that leads
 * to those that it has, or, when it has none, the first page, and back here afterwards.
 */
export const tenantOfAddress: MiddlewareHandler<AppEnv> = async (c, next) => {
  const asked = c.req.param('tenant')
  const { tenants } = c.get('session').data
  const tenant = tenants.find(({ grantId }) => grantId === asked)
  if (tenant !== undefined) {
    c.set('tenant', tenant)
    return next()
  }
  const { pathname, search } = new URL(c.req.url)
  const isRead = c.req.method === 'GET'
  if (tenants.length === 0) {
    const returnTo = isRead ? `${pathname}${search}` : '/home'
    return c.redirect(`/?${new URLSearchParams({ returnTo }).toString()}`, 303)
  }
  c.status(404)
  const page = isRead ? withinTenant(`${pathname}${search}`) : '/home'
  return c.render(<OtherTenantPage tenants={tenants} page={page} wasSent={!isRead} />, {
    title: 'Not connected here',
  })
}

/** The tenant of a page behind `tenantOfAddress`. */
export function tenantOf(c: Context<AppEnv>): Tenant {
  const tenant = c.get('tenant')
  if (tenant === undefined) throw new HTTPException(404, { message: 'This page belongs to a tenant.' })
  return tenant
}

/** Where the pages of this request's tenant begin. */
export const at = (c: Context<AppEnv>): string => addressOf(tenantOf(c))

/** What of an address remains when the tenant in front is taken away. */
export function withinTenant(path: string): string {
  const rest = path.replace(/^\/t\/[^/?]*/, '')
  return rest.startsWith('/') && rest !== '/' ? rest : '/home'
}
