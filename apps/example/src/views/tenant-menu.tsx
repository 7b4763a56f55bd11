import type { FC } from 'hono/jsx'
import { currentTenant, type SessionData } from '../session/session.ts'
import { Csrf } from './csrf.tsx'

/** Who is on screen, and the way to the others. */
export const TenantMenu: FC<{ data: SessionData }> = ({ data }) => {
  const current = currentTenant(data)
  if (current === undefined) return <span class="tenant muted">Nobody connected</span>
  return (
    <details class="tenant">
      <summary>
        <span class="tag">{current.dc}</span> <bdi>{current.user.name}</bdi>
      </summary>
      <div class="menu">
        {data.tenants.map((tenant) => (
          <form method="post" action="/tenants/switch">
            <Csrf token={data.csrf} />
            <button class="quiet row" name="grantId" value={tenant.grantId} aria-current={tenant === current}>
              <span class="tag">{tenant.dc}</span>
              <span>
                <bdi>{tenant.user.name}</bdi>
                <small>
                  <bdi>{tenant.organization.name}</bdi>, {tenant.environment}
                </small>
              </span>
            </button>
          </form>
        ))}
        <a class="button" href="/">
          Connect another
        </a>
        <form method="post" action="/tenants/disconnect">
          <Csrf token={data.csrf} />
          <button class="quiet" name="grantId" value={current.grantId}>
            Disconnect <bdi>{current.user.name}</bdi> ({current.dc})
          </button>
        </form>
      </div>
    </details>
  )
}
