import { describeGrant } from '@x/auth'
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { at, tenantOf } from '../session/tenant-of-address.tsx'
import { withTenant, type Tenant } from '../session/session.ts'
import { takeNotice } from '../session/take-notice.ts'
import { HomePage } from '../views/home-page.tsx'
import { TokenLife } from '../views/token-life.tsx'
import { nameTenant } from '../zoho/connected.ts'

/** Who is connected and where; how much of Zoho's limits is used; the life of the token. */
export const home = new Hono<AppEnv>()
  .get('/', takeNotice, async (c) => {
    const zoho = c.get('zoho')
    const tenant = await withName(c)
    const grant = await describeGrant(zoho.auth(tenant.flow, tenant.startedAt), tenant.grantId)
    const dataCenter = zoho.dataCenters.find((row) => row.id === tenant.dc)
    return c.render(
      <HomePage
        at={at(c)}
        data={c.get('session').data}
        tenant={tenant}
        dataCenterName={dataCenter?.name ?? tenant.dc}
        grant={grant}
        usage={zoho.usage(tenant.organization.id)}
        now={zoho.clock.now()}
        lines={zoho.activity.of(tenant.grantId)}
        operations={await zoho.usage(tenant.organization.id).spent.operations()}
        storePlace={zoho.storePlace}
        local={zoho.emulator !== undefined}
      />,
      { title: 'Home' },
    )
  })
  // The live part alone: the page fetches it again and again.
  .get('/token', async (c) => {
    const zoho = c.get('zoho')
    const { flow, startedAt, grantId, organization } = tenantOf(c)
    const grant = await describeGrant(zoho.auth(flow, startedAt), grantId)
    const usage = zoho.usage(organization.id)
    const lines = zoho.activity.of(grantId)
    return c.html(<TokenLife grant={grant} usage={usage} now={zoho.clock.now()} lines={lines} />)
  })

/** Zoho may have been away when this tenant connected: then it is asked again who that was. */
async function withName(c: Context<AppEnv>): Promise<Tenant> {
  const tenant = tenantOf(c)
  if (tenant.user.id !== '') return tenant
  const named = await nameTenant(c.get('zoho'), tenant)
  if ('problem' in named) return tenant
  await c.get('session').update((data) => withTenant(data, named))
  c.set('tenant', named)
  return named
}
