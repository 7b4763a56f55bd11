import type { Environment } from '@x/dc'
import type { Clock } from '@x/dc/clock'
import { newToken } from './credentials.ts'
import type { Limits } from './limits.ts'
import type { Random } from './random.ts'
import { addBounded } from './bounded.ts'

/** For whom something was granted. */
export interface Subject {
  readonly dc: string
  readonly environment: Environment
  /** Key of the organisation. */
  readonly place: string
  readonly clientId: string
  readonly userId: string
  readonly scopes: readonly string[]
}

/** A refresh token, or an organisation's right to tokens without one. `calls` and `live` are bounded by the limits. */
export interface Grant extends Subject {
  readonly id: string
  readonly createdAt: number
  /** When tokens were asked for within the window. */
  readonly calls: number[]
  /** Live access tokens, oldest first. */
  readonly live: string[]
}

/** An access token. It is also the caller that the CRM sees. */
export interface AccessToken extends Subject {
  readonly value: string
  expiresAt: number
  /** `X-ACCESSTOKEN-RESET`. */
  reset: string
  /** Id of the grant; absent for online access. */
  readonly grant?: string
}

/** A code on its way from the consent page, or from the console of a self client. */
export interface Code extends Subject {
  readonly value: string
  readonly expiresAt: number
  /** Absent for a self client. */
  readonly redirectUri?: string
  readonly challenge?: { readonly value: string; readonly method: 'S256' | 'plain' }
  /** Whether the exchange gives a refresh token. */
  readonly refresh: boolean
  /** Comes back in the ID token (OpenID Connect Core 3.1.2.1). */
  readonly nonce?: string
}

/** A device that waits for its user. */
export interface Device {
  readonly code: string
  readonly userCode: string
  /** Where it asked. */
  readonly dc: string
  readonly clientId: string
  readonly scopes: readonly string[]
  readonly offline: boolean
  readonly prompt: boolean
  readonly expiresAt: number
  polledAt?: number
  decision?: 'denied' | Subject
}

/** What a user has allowed a client before. */
export interface Consent {
  readonly scopes: readonly string[]
  readonly place: string
  /** Whether a refresh token has been given for it. */
  readonly offline: boolean
}

/** Everything that the accounts servers of all data centers remember. */
export interface Tokens {
  readonly grants: Map<string, Grant>
  readonly accessTokens: Map<string, AccessToken>
  readonly codes: Map<string, Code>
  readonly devices: Map<string, Device>
  /** By `userKey`. */
  readonly consents: Map<string, Consent>
  /** Access tokens that newer ones pushed out. */
  readonly evicted: Set<string>
  addGrant(subject: Subject): Grant
  /** The grant of an organisation token, made on first use. */
  organizationGrant(subject: Subject): Grant
  /** Counts a token call; `false` when there were too many. */
  countCall(grant: Grant): boolean
  issue(subject: Subject, grant?: Grant): AccessToken
  /** Removes a grant and its access tokens. */
  dropGrant(grant: Grant): void
  dropToken(token: AccessToken): void
  evict(token: AccessToken): void
  expire(token: AccessToken): void
}

const EVICTED = 2_000

export function createTokens(options: {
  readonly clock: Clock
  readonly random: Random
  readonly limits: Limits
  /** Entries that time has not yet removed; more push the oldest out. A clock that stands still must not fill memory. */
  readonly size: number
}): Tokens {
  const { clock, random, limits, size } = options
  const grants = new Map<string, Grant>()
  const accessTokens = new Map<string, AccessToken>()
  const evicted = new Set<string>()

  const dropToken = (token: AccessToken): void => {
    accessTokens.delete(token.value)
    const live = token.grant === undefined ? undefined : grants.get(token.grant)?.live
    const index = live?.indexOf(token.value) ?? -1
    if (index !== -1) live?.splice(index, 1)
  }
  const evict = (token: AccessToken): void => {
    dropToken(token)
    evicted.add(token.value)
    const [oldest] = evicted
    if (evicted.size > EVICTED && oldest !== undefined) evicted.delete(oldest)
  }
  const dropGrant = (grant: Grant): void => {
    grants.delete(grant.id)
    for (const value of grant.live) accessTokens.delete(value)
    grant.live.length = 0
  }
  const insert = (id: string, subject: Subject): Grant => {
    const grant = { ...pick(subject), id, createdAt: clock.now(), calls: [], live: [] }
    addBounded(grants, id, grant, size, () => false)
    return grant
  }

  return Object.freeze({
    grants,
    accessTokens,
    codes: new Map<string, Code>(),
    devices: new Map<string, Device>(),
    consents: new Map<string, Consent>(),
    evicted,
    addGrant: (subject: Subject): Grant => {
      const grant = insert(newToken(random), subject)
      if (limits.refreshTokens === 'off') return grant
      const owner = userKey(subject)
      const own = [...grants.values()].filter((each) => each.id.includes('.') && userKey(each) === owner)
      for (const oldest of own.slice(0, Math.max(0, own.length - limits.refreshTokens))) dropGrant(oldest)
      return grant
    },
    organizationGrant: (subject: Subject): Grant => {
      const id = `organization ${subject.clientId} ${subject.place}`
      return grants.get(id) ?? insert(id, subject)
    },
    countCall: (grant: Grant): boolean => {
      if (limits.tokenCalls === 'off') return true
      const now = clock.now()
      const recent = grant.calls.filter((at) => at > now - limits.tokenCallsWindow && at <= now)
      const allowed = recent.length < limits.tokenCalls
      grant.calls.splice(0, grant.calls.length, ...recent, ...(allowed ? [now] : []))
      return allowed
    },
    issue: (subject: Subject, grant?: Grant): AccessToken => {
      const expiresAt = clock.now() + limits.accessTokenLife
      const token: AccessToken = {
        ...pick(subject),
        value: newToken(random),
        expiresAt,
        reset: zohoTime(expiresAt),
        ...(grant === undefined ? {} : { grant: grant.id }),
      }
      addBounded(accessTokens, token.value, token, size, (each) => each.expiresAt <= clock.now())
      if (grant !== undefined) {
        grant.live.push(token.value)
        const now = clock.now()
        const live = grant.live.filter((value) => (accessTokens.get(value)?.expiresAt ?? now) > now)
        grant.live.splice(0, grant.live.length, ...live)
        const most = limits.accessTokens === 'off' ? Infinity : Math.max(1, limits.accessTokens)
        while (grant.live.length > most) {
          const oldest = accessTokens.get(grant.live[0] ?? '')
          if (oldest === undefined) grant.live.shift()
          else evict(oldest)
        }
      }
      return token
    },
    dropGrant,
    dropToken,
    evict,
    expire: (token: AccessToken): void => {
      token.expiresAt = Math.min(token.expiresAt, clock.now())
      token.reset = zohoTime(token.expiresAt)
    },
  })
}

/** Whom Zoho counts refresh tokens for: one user of one client. */
export function userKey(subject: Pick<Subject, 'dc' | 'clientId' | 'userId'>): string {
  return `${subject.dc} ${subject.userId} ${subject.clientId}`
}

function pick({ dc, environment, place, clientId, userId, scopes }: Subject): Subject {
  return { dc, environment, place, clientId, userId, scopes }
}

/** An instant as Zoho writes it: seconds and an offset. */
function zohoTime(instant: number): string {
  const latest = 8_640_000_000_000_000
  return `${new Date(Math.min(Math.max(instant, -latest), latest)).toISOString().slice(0, 19)}+00:00`
}
