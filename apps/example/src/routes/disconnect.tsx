import { disconnect } from '@x/auth'
import { isToolkitError } from '@x/dc/error'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { withoutTenant } from '../session/session.ts'
import { tenantOf } from '../session/tenant-of-address.tsx'
import { DisconnectFailedPage } from '../views/disconnect-failed-page.tsx'

/** Ends one tenant, at Zoho and here. */
export const disconnectTenant = new Hono<AppEnv>().post('/', async (c) => {
  const { forget } = await c.req.parseBody()
  const zoho = c.get('zoho')
  const session = c.get('session')
  const tenant = tenantOf(c)
  try {
    // #region disconnect
    const auth = zoho.auth(tenant.flow, tenant.startedAt)
    await disconnect(auth, tenant.grantId, { whenNotRevoked: forget === 'yes' ? 'remove' : 'keep' })
    // #endregion
  } catch (error) {
    if (!isToolkitError(error) || error.code === 'STORE') throw error
    c.status(502)
    const { csrf } = session.data
    return c.render(<DisconnectFailedPage csrf={csrf} tenant={tenant} message={error.message} />, {
      title: 'Not revoked',
    })
  }
  zoho.forget(tenant.grantId)
  zoho.activity.end(tenant.grantId)
  const how = forget === 'yes' ? 'forgotten here' : 'revoked at Zoho and forgotten here'
  await session.update((data) => ({
    ...withoutTenant(data, tenant.grantId),
    notice: `Disconnected ${tenant.user.name} of ${tenant.organization.name}: ${how}.`,
  }))
  // Which of the others comes next is not ours to choose.
  return c.redirect('/', 303)
})
