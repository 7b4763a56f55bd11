import type { Clock } from '@x/dc/clock'
import type { Counters } from '../engine/counters.ts'
import type { Database } from '../engine/database.ts'
import { newToken } from './credentials.ts'
import type { Limits } from './limits.ts'
import type { Random } from './random.ts'
import { createRegister, type Register } from './register.ts'
import {
  tokenShapes,
  userKey,
  type AccessToken,
  type Code,
  type Consent,
  type Device,
  type Evicted,
  type Grant,
  type Subject,
} from './token-rows.ts'

/** Everything that the accounts servers of all data centers remember: registers of one database. */
export interface Tokens {
  readonly grants: Register<Grant>
  readonly accessTokens: Register<AccessToken>
  readonly codes: Register<Code>
  readonly devices: Register<Device>
  readonly consents: Register<Consent>
  /** Access tokens that newer ones pushed out. */
  readonly evicted: Register<Evicted>
  addGrant(subject: Subject): Grant
  /** The grant of an organization token, made on first use. */
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

const MOST_EVICTED = 2000
const MOST_CODES = 5000
const MOST_DEVICES = 2000

/** What tokens are made with. */
export interface TokenOptions {
  readonly database: Database
  readonly counters: Counters
  readonly clock: Clock
  readonly random: Random
  readonly limits: Limits
  /** Entries that time has not yet removed; more push the oldest out. A clock that stands still must not fill memory. */
  readonly size: number
}

export function createTokens(options: TokenOptions): Tokens {
  const { clock, random, limits } = options
  const registers = openRegisters(options)
  const { grants, accessTokens, evicted } = registers

  const dropToken = ({ value }: AccessToken): void => void accessTokens.remove(value)
  const evict = (token: AccessToken): void => {
    dropToken(token)
    evicted.add({ value: token.value })
  }
  const dropGrant = (grant: Grant): void => {
    grants.remove(grant.value)
    for (const token of accessTokens.where('grant', grant.value)) dropToken(token)
  }
  const insert = (value: string, subject: Subject): Grant =>
    grants.add({ ...pick(subject), value, createdAt: clock.now(), calls: [] })

  return Object.freeze({
    ...registers,
    addGrant: (subject: Subject): Grant => {
      const grant = insert(newToken(random), subject)
      if (limits.refreshTokens === 'off') return grant
      const own = grants.where('owner', userKey(subject))
      for (const oldest of own.slice(0, Math.max(0, own.length - limits.refreshTokens))) dropGrant(oldest)
      return grant
    },
    organizationGrant: (subject: Subject): Grant => {
      const value = `organization ${subject.clientId} ${subject.place}`
      return grants.get(value) ?? insert(value, subject)
    },
    countCall: ({ value }: Grant): boolean => {
      const grant = grants.get(value)
      if (limits.tokenCalls === 'off' || grant === undefined) return true
      const now = clock.now()
      const recent = grant.calls.filter((at) => at > now - limits.tokenCallsWindow && at <= now)
      const allowed = recent.length < limits.tokenCalls
      grants.change({ ...grant, calls: allowed ? [...recent, now] : recent })
      return allowed
    },
    issue: (subject: Subject, grant?: Grant): AccessToken => {
      const expiresAt = clock.now() + limits.accessTokenLife
      const token = accessTokens.add({
        ...pick(subject),
        value: newToken(random),
        expiresAt,
        reset: zohoTime(expiresAt),
        ...(grant === undefined ? {} : { grant: grant.value }),
      })
      if (grant === undefined) return token
      const now = clock.now()
      const live = accessTokens.where('grant', grant.value).filter((each) => each.expiresAt > now)
      const most = limits.accessTokens === 'off' ? Infinity : Math.max(1, limits.accessTokens)
      for (const oldest of live.slice(0, Math.max(0, live.length - most))) evict(oldest)
      return token
    },
    dropGrant,
    dropToken,
    evict,
    expire: (token: AccessToken): void => {
      const expiresAt = Math.min(token.expiresAt, clock.now())
      accessTokens.change({ ...token, expiresAt, reset: zohoTime(expiresAt) })
    },
  })
}

function openRegisters({ database, counters, clock, limits, size }: TokenOptions) {
  const from = { database, counters, now: () => clock.now() }
  const isExpired = ({ expiresAt }: { readonly expiresAt: number }): boolean => expiresAt <= clock.now()
  return {
    grants: createRegister<Grant>(from, {
      name: 'grants',
      key: 'value',
      // Tokens of an organization have a grant without a refresh token: they do not count.
      index: (grant) => (grant.value.includes('.') ? [['owner', userKey(grant)]] : []),
      shape: tokenShapes.grants,
      most: size,
    }),
    accessTokens: createRegister<AccessToken>(from, {
      name: 'tokens',
      key: 'value',
      index: ({ grant }) => (grant === undefined ? [] : [['grant', grant]]),
      shape: tokenShapes.tokens,
      most: size,
      isOver: isExpired,
    }),
    codes: createRegister<Code>(from, {
      name: 'codes',
      key: 'value',
      shape: tokenShapes.codes,
      most: MOST_CODES,
      isOver: isExpired,
    }),
    devices: createRegister<Device>(from, {
      name: 'devices',
      key: 'code',
      index: ({ userCode }) => [['userCode', userCode]],
      shape: tokenShapes.devices,
      most: MOST_DEVICES,
      // Kept for a while after its end, so that a late poll hears "expired" instead of "unknown".
      isOver: ({ expiresAt }) => expiresAt + limits.deviceCodeLife <= clock.now(),
    }),
    consents: createRegister<Consent>(from, {
      name: 'consents',
      key: 'owner',
      shape: tokenShapes.consents,
      most: MOST_CODES,
    }),
    evicted: createRegister<Evicted>(from, {
      name: 'evicted',
      key: 'value',
      shape: tokenShapes.evicted,
      most: MOST_EVICTED,
    }),
  }
}

function pick({ dc, environment, place, clientId, userId, scopes }: Subject): Subject {
  return { dc, environment, place, clientId, userId, scopes }
}

/** An instant as Zoho writes it: seconds and an offset. */
function zohoTime(instant: number): string {
  const latest = 8_640_000_000_000_000
  return `${new Date(Math.min(Math.max(instant, -latest), latest)).toISOString().slice(0, 19)}+00:00`
}
