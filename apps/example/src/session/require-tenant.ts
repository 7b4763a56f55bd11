import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { currentTenant } from './session.ts'

/** Pages behind the login: nobody connected means the first page, and back here afterwards. */
export const requireTenant: MiddlewareHandler<AppEnv> = async (c, next) => {
  const tenant = currentTenant(c.get('session').data)
  if (tenant === undefined) {
    const { pathname, search } = new URL(c.req.url)
    const target = c.req.method === 'GET' ? `${pathname}${search}` : '/home'
    return c.redirect(`/?${new URLSearchParams({ returnTo: target }).toString()}`, 303)
  }
  c.set('tenant', tenant)
  return next()
}
