import type { GrantDescription } from '@x/auth'
import type { FC } from 'hono/jsx'
import type { Line } from '../zoho/activity.ts'
import type { Usage } from '../zoho/usage.ts'
import { ago, clockTime, duration } from './time.ts'

interface TokenLifeProps {
  readonly grant: GrantDescription | undefined
  readonly usage: Usage
  readonly now: number
  readonly lines: readonly Line[]
}

const WIDTH = 1000

/** A line from issue to expiry, with the window in which the token is renewed and where we stand on it. */
export const TokenLife: FC<TokenLifeProps> = ({ grant, usage, now, lines }) => {
  const last = lines.findLast((line) => line.text.startsWith('Renewed'))
  return (
    <>
      {grant?.accessToken === undefined ? (
        <p>{troubleOf(grant, now) ?? 'There is no access token at the moment. The next call gets one.'}</p>
      ) : (
        <Timeline
          {...grant.accessToken}
          now={now}
          renewed={last !== undefined}
          trouble={troubleOf(grant, now)}
        />
      )}
      <dl class="facts short">
        <div>
          <dt>State</dt>
          <dd>{stateOf(grant)}</dd>
        </div>
        <div>
          <dt>Token calls</dt>
          <dd>
            {grant?.recentCalls ?? 0} <small>in ten minutes; Zoho allows 10</small>
          </dd>
        </div>
        <div>
          <dt>Last renewal</dt>
          <dd>{last === undefined ? 'not yet' : ago(now - last.at)}</dd>
        </div>
        <div>
          <dt>Calls on their way</dt>
          <dd>
            {usage.inUse} <small>of {usage.concurrency} at a time</small>
          </dd>
        </div>
        <div>
          <dt>API credits</dt>
          <dd>
            {usage.credits ?? 'plenty'}
            <small>{usage.credits === undefined ? 'Zoho tells once half are used' : 'left today'}</small>
          </dd>
        </div>
      </dl>
    </>
  )
}

interface TimelineProps {
  readonly issuedAt: number
  readonly expiresAt: number
  readonly now: number
  /** It took the place of an older one. */
  readonly renewed: boolean
  /** Why it may be good for nothing, however much time is left. */
  readonly trouble: string | undefined
}

const Timeline: FC<TimelineProps> = ({ issuedAt, expiresAt, now, renewed, trouble }) => {
  const life = Math.max(1, expiresAt - issuedAt)
  // As @x/auth does: the last five minutes, or the last tenth of a short life. Each grant begins somewhere in their
  // first half, so that many grants of one age are not renewed at the same time.
  const opensAt = expiresAt - Math.min(300_000, life / 10)
  const at = (instant: number): number => Math.min(WIDTH, Math.max(0, ((instant - issuedAt) / life) * WIDTH))
  const left = expiresAt - now
  const label =
    left <= 0
      ? 'The access token has expired; the next call renews it first.'
      : now >= opensAt
        ? `Renewal is due: a call starts it and does not wait for it. ${duration(left)} left.`
        : `${duration(left)} left.`
  return (
    <figure class={trouble === undefined ? 'life' : 'life trouble'}>
      <figcaption>{trouble ?? label}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} 24`} preserveAspectRatio="none" aria-hidden="true">
        <rect class="track" x="0" y="5" width={WIDTH} height="14" />
        <rect class="window" x={at(opensAt)} y="5" width={WIDTH - at(opensAt)} height="14" />
        <rect class="spent" x="0" y="5" width={at(now)} height="14" />
        <rect class="now" x={Math.min(WIDTH - 4, at(now))} y="0" width="4" height="24" />
      </svg>
      <div class="ends">
        <span>
          {renewed ? 'refreshed' : 'issued'} {clockTime(issuedAt)}
        </span>
        <span>renewed from {clockTime(opensAt)} on</span>
        <span>expires {clockTime(expiresAt)}</span>
      </div>
    </figure>
  )
}

/** What keeps the next token from coming, counted down where it is only a matter of time. */
function troubleOf(grant: GrantDescription | undefined, now: number): string | undefined {
  if (grant?.status === 'reauthorization-required') return 'Zoho refused the refresh token: connect again.'
  if (grant?.status !== 'resting') return undefined
  const wait = duration(Math.max(0, (grant.retryAt ?? now) - now))
  return `Zoho was asked too often: no new token for ${wait}.`
}

function stateOf(grant: GrantDescription | undefined): string {
  if (grant === undefined) return 'disconnected'
  if (grant.status === 'resting') return `no token call before ${clockTime(grant.retryAt ?? 0)}`
  return grant.status === 'active' ? 'active' : 'connect again'
}
