import type { FC } from 'hono/jsx'
import { addressOf, type SessionData, type Tenant } from '../session/session.ts'
import { Csrf } from './csrf.tsx'
import { DataCenterTag, TenantName } from './tenant-name.tsx'

/** Who is on screen, and the way to the others. */
export const TenantMenu: FC<{ data: SessionData; tenant: Tenant | undefined }> = ({ data, tenant }) => {
  if (data.tenants.length === 0) return <span class="tenant muted">Nobody is connected</span>
  return (
    <details class="tenant">
      <summary>
        {tenant === undefined ? (
          <span>
            <b>Choose an organization</b>
            <small>{data.tenants.length} connected</small>
          </span>
        ) : (
          <Summary tenant={tenant} />
        )}
      </summary>
      <div class="menu">
        <a class="button" href="/">
          Connect another
        </a>
        {tenant === undefined ? null : (
          <form method="post" action={`${addressOf(tenant)}/disconnect`}>
            <Csrf token={data.csrf} />
            <button class="quiet">
              Disconnect <bdi>{tenant.organization.name}</bdi>
            </button>
          </form>
        )}
        <ul class="plain">
          {data.tenants.map((each) => (
            <li>
              <a
                class="row place"
                href={`${addressOf(each)}/home`}
                aria-current={each === tenant ? 'true' : undefined}
              >
                <TenantName tenant={each} />
              </a>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

const Summary: FC<{ tenant: Tenant }> = ({ tenant }) => (
  <>
    <DataCenterTag dc={tenant.dc} />
    <span>
      <b>
        <bdi>{tenant.organization.name}</bdi>
      </b>
      <small>
        <bdi>{tenant.user.name}</bdi>
        {tenant.environment === 'production' ? '' : `, ${tenant.environment}`}
      </small>
    </span>
  </>
)
