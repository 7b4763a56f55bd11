import type { DataCenter } from '@x/dc'
import { inside, type Emulator } from '../emulator.ts'
import type { CrmSummary } from '../crm/index.ts'
import type { JournalEntry } from '../kernel/journal.ts'
import { maskingOf } from '../kernel/masking.ts'
import { secretsOf } from '../kernel/services.ts'

/** What the control port tells about an emulator. Access and refresh tokens are cut short. */
export interface ControlState {
  readonly now: number
  readonly dataCenters: readonly DataCenter[]
  readonly clients: readonly {
    readonly type: string
    readonly name: string
    readonly clientId: string
    /** One that the emulator made up; `***` for one that somebody brought. */
    readonly clientSecret: string
    readonly redirectUris: readonly string[]
  }[]
  readonly organizations: readonly ({
    /** `eu/production/0` */
    readonly place: string
    readonly dc: string
    readonly environment: string
  } & CrmSummary)[]
  readonly tokens: readonly {
    readonly token: string
    readonly dc: string
    readonly environment: string
    readonly user: string
    readonly scopes: readonly string[]
    readonly secondsLeft: number
  }[]
  readonly liveTokens: number
  readonly refreshTokens: number
  readonly faults: readonly {
    readonly name: string
    readonly endpoint?: string | undefined
    readonly left: number
  }[]
  readonly requests: number
  readonly journal: readonly JournalEntry[]
}

const SHOWN = 50
/** Whoever connects a program needs these, and they open nothing but this emulator. */
const MADE_UP = /^emulator[0-9a-f]{34}$/

/** A picture of the moment. */
export function describeState(emulator: Emulator, dataCenters: readonly DataCenter[]): ControlState {
  const { organizations, tokens, clients, clock, journal, faults } = emulator[inside].services
  const [first] = dataCenters
  if (first !== undefined) organizations.of(first.id, 'production')
  const now = clock.now()
  const masking = maskingOf(secretsOf(emulator[inside].services))
  const live = tokens.accessTokens.values().filter((token) => token.expiresAt > now)
  return {
    now,
    dataCenters,
    clients: clients.list().map(({ type, name, clientId, clientSecret, redirectUris }) => ({
      type,
      name,
      clientId,
      clientSecret: MADE_UP.test(clientSecret) ? clientSecret : '***',
      redirectUris: redirectUris.map((address) => masking.text(address)),
    })),
    organizations: organizations
      .inUse()
      .map(({ key, dc, environment, crm }) => ({ place: key, dc, environment, ...crm.summary() })),
    tokens: live.slice(-SHOWN).map((token) => ({
      token: `${token.value.slice(0, 19)}…`,
      dc: token.dc,
      environment: token.environment,
      user:
        organizations
          .get(token.place)
          ?.crm.users()
          .find(({ id }) => id === token.userId)?.name ?? token.userId,
      scopes: token.scopes,
      secondsLeft: Math.ceil((token.expiresAt - now) / 1000),
    })),
    liveTokens: live.length,
    refreshTokens: tokens.grants.values().filter((grant) => grant.value.includes('.')).length,
    faults: faults.list(),
    requests: journal.total,
    journal: journal.entries().slice(-SHOWN).toReversed(),
  }
}
