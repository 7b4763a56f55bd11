import type { FC } from 'hono/jsx'
import type { Tenant } from '../session/session.ts'
import type { Flow } from '../settings.ts'
import { clockTime } from './time.ts'

const ways: { readonly [flow in Flow]: string } = { web: 'login', device: 'device', self: 'self client' }

/** A tenant so that it cannot be taken for another: data center, organization, person, environment, and how it connected. */
export const TenantName: FC<{ tenant: Tenant }> = ({ tenant }) => (
  <>
    <DataCenterTag dc={tenant.dc} />
    <span>
      <b>
        <bdi>{tenant.organization.name}</bdi>
      </b>
      <small>
        <bdi>{tenant.user.name}</bdi>, {tenant.environment}, by {ways[tenant.flow]} at{' '}
        {clockTime(tenant.connectedAt)}
      </small>
    </span>
  </>
)

/** The letters of a data center, in its own colour. */
export const DataCenterTag: FC<{ dc: string }> = ({ dc }) => <span class={`tag dc-${dc}`}>{dc}</span>
