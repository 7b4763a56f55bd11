import type { FC } from 'hono/jsx'
import { addressOf, type Tenant } from '../session/session.ts'
import { TenantName } from './tenant-name.tsx'

interface OtherTenantPageProps {
  readonly tenants: readonly Tenant[]
  /** The page that was asked for, within a tenant. */
  readonly page: string
  /** A form was sent, not a page asked for. */
  readonly wasSent: boolean
}

/** The address names an organization that is not connected in this browser. */
export const OtherTenantPage: FC<OtherTenantPageProps> = ({ tenants, page, wasSent }) => (
  <section>
    <h1>That organization is not connected here</h1>
    <p class="lead">
      {wasSent ? 'Nothing was sent to Zoho. ' : ''}
      The address belongs to an organization that this browser has disconnected, or never connected.
    </p>
    <p>Open the page of one that is connected:</p>
    <ul class="plain choices">
      {tenants.map((tenant) => (
        <li>
          <a class="row place" href={`${addressOf(tenant)}${page}`}>
            <TenantName tenant={tenant} />
          </a>
        </li>
      ))}
    </ul>
    <p class="actions">
      <a class="button main" href="/">
        Connect another
      </a>
    </p>
  </section>
)
