import type { GrantDescription } from '@x/auth'
import type { CreditEntry } from '@x/client'
import type { FC } from 'hono/jsx'
import type { SessionData } from '../session/session.ts'
import type { Flow } from '../settings.ts'
import type { Tenant } from '../session/session.ts'
import type { Line } from '../zoho/activity.ts'
import { entriesOf } from '../zoho/entries-of-log.ts'
import type { Usage } from '../zoho/usage.ts'
import { CreditsChart } from './credits-chart.tsx'
import { CodeOfPage } from './code-of-page.tsx'
import { LogEntry } from './log-entry.tsx'
import { SourceLines } from './source-lines.tsx'
import { TokenLife } from './token-life.tsx'
import { TokenPlaces } from './token-places.tsx'
import { isToured, Tour } from './tour.tsx'

interface HomePageProps {
  /** Where the pages of the tenant begin. */
  readonly at: string
  readonly data: SessionData
  readonly tenant: Tenant
  readonly dataCenterName: string
  readonly grant: GrantDescription | undefined
  readonly usage: Usage
  readonly now: number
  readonly lines: readonly Line[]
  /** What was spent in the last day. */
  readonly operations: readonly CreditEntry[]
  /** Where the store is, for people. */
  readonly storePlace: string
  readonly local: boolean
}

/** Who, where, and how the token is doing. */
export const HomePage: FC<HomePageProps> = ({
  at,
  data,
  tenant,
  dataCenterName,
  grant,
  usage,
  now,
  lines,
  operations,
  storePlace,
  local,
}) => (
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
        <dt>Organization</dt>
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
    <h2>The access token</h2>
    <div data-live={`${at}/home/token`} data-every="1000">
      <TokenLife grant={grant} usage={usage} now={now} lines={lines} />
    </div>

    <h2>API credits</h2>
    <CreditsChart hours={usage.spent.hours()} operations={operations} />

    <h2>What happened last</h2>
    <ol class="latest">
      {entriesOf(lines)
        .slice(-5)
        .map((entry) => (
          <LogEntry entry={entry} now={now} folded />
        ))}
    </ol>

    <details class="fold" open={!isToured(data, local)}>
      <summary>
        <h2>A tour of ten minutes</h2>
      </summary>
      <Tour data={data} local={local} />
    </details>

    <h2>Where the tokens live</h2>
    <TokenPlaces grantId={tenant.grantId} store={storePlace} />
    <CodeOfPage>
      <SourceLines file="zoho/zoho.ts" region="create-client" label="A client with this token" />
      <SourceLines file="zoho/credits-over-time.ts" region="credit-account" label="An account of credits" />
    </CodeOfPage>
  </>
)

/** Nobody was asked where the account lives. */
const saidBy: { readonly [flow in Flow]: string } = {
  web: 'as Zoho said after the login',
  device: 'found by Zoho while the device waited',
  self: 'where the code came from',
}
