import { disconnect } from '@x/auth'
import { isToolkitError } from '@x/dc/error'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { withoutTenant } from '../session/session.ts'
import { DisconnectFailedPage } from '../views/disconnect-failed-page.tsx'

/** Several tenants at once: put one on screen, or end one. */
export const tenants = new Hono<AppEnv>()
  .post('/switch', async (c) => {
    const { grantId } = await c.req.parseBody()
    await c.get('session').update((data) => {
      const known = data.tenants.find((tenant) => tenant.grantId === grantId)
      return known === undefined ? data : { ...data, current: known.grantId }
    })
    return c.redirect('/home', 303)
  })
  .post('/disconnect', async (c) => {
    const { grantId, forget } = await c.req.parseBody()
    const zoho = c.get('zoho')
    const session = c.get('session')
    const tenant = session.data.tenants.find((each) => each.grantId === grantId)
    // Disconnected already, in another tab or by a second click.
    if (tenant === undefined) return c.redirect('/', 303)
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
    await session.update((data) => ({
      ...withoutTenant(data, tenant.grantId),
      notice: `Disconnected ${tenant.user.name}: ${forget === 'yes' ? 'forgotten here' : 'revoked at Zoho and forgotten here'}.`,
    }))
    return c.redirect(session.data.tenants.length > 0 ? '/home' : '/', 303)
  })
