import type { GrantDescription } from '@x/auth'
import type { FC } from 'hono/jsx'
import type { Flow } from '../settings.ts'
import type { Tenant } from '../session/session.ts'
import type { Line } from '../zoho/activity.ts'
import type { Usage } from '../zoho/usage.ts'
import { SourceLines } from './source-lines.tsx'
import { TokenLife } from './token-life.tsx'

interface HomePageProps {
  readonly tenant: Tenant
  readonly dataCenterName: string
  readonly grant: GrantDescription | undefined
  readonly usage: Usage
  readonly now: number
  readonly lines: readonly Line[]
}

/** Who, where, and how the token is doing. */
export const HomePage: FC<HomePageProps> = ({ tenant, dataCenterName, grant, usage, now, lines }) => (
  <>
    <h1>
      Hello, <bdi>{tenant.user.name}</bdi>
    </h1>
    <dl class="facts">
      <div>
        <dt>User</dt>
        <dd>
          <bdi>{tenant.user.name}</bdi>
          <small>{tenant.user.email}</small>
        </dd>
      </div>
      <div>
        <dt>Organisation</dt>
        <dd>
          <bdi>{tenant.organization.name}</bdi>
          <small>{tenant.organization.id}</small>
        </dd>
      </div>
      <div>
        <dt>Data center</dt>
        <dd>
          {dataCenterName}
          <small>
            <code>{tenant.dc}</code>, {saidBy[tenant.flow]}
          </small>
        </dd>
      </div>
      <div>
        <dt>Environment</dt>
        <dd>
          {tenant.environment}
          <small>calls go to {grant === undefined ? 'nowhere' : new URL(grant.apiDomain).host}</small>
        </dd>
      </div>
    </dl>
    <p class="actions">
      <a class="button main" href="/groups">
        See the user groups
      </a>
    </p>

    <h2>The life of the token</h2>
    <div data-live="/home/token" data-every="1000">
      <TokenLife grant={grant} usage={usage} now={now} lines={lines} />
    </div>

    <h2>How the calls are made</h2>
    <p>
      A client asks <code>tokenFor</code> before every attempt. From memory that is one look; near expiry the
      token is renewed in the background, once for all processes that share the store.
    </p>
    <SourceLines file="zoho/zoho.ts" region="create-auth" label="Creating the auth" />
    <SourceLines file="zoho/zoho.ts" region="create-client" label="Creating the client" />
  </>
)

/** Nobody was asked where the account lives. */
const saidBy: { readonly [flow in Flow]: string } = {
  web: 'named by Zoho’s redirect',
  device: 'found by Zoho while the device waited',
  self: 'where the code came from',
}
