import { createAuth, tokenFor, type Auth, type Store } from '@x/auth'
import { createClient, type Client, type ClientEvent } from '@x/client'
import type { DataCenter } from '@x/dc'
import type { Clock } from '@x/dc/clock'
import type { ClientSettings, Flow } from '../settings.ts'
import type { Tenant } from '../session/session.ts'
import { createActivity, type Activity } from './activity.ts'
import type { LocalZoho } from './local-zoho.ts'
import { createUsage, type Usage } from './usage.ts'

/** What the toolkit needs from outside: from `.env`, or from the emulator. */
export interface ZohoOptions {
  readonly clients: { readonly [flow in Flow]?: ClientSettings }
  readonly dc: string
  readonly dataCenters: readonly DataCenter[]
  readonly redirectUri: string
  readonly store: Store
  /** Where the store is, for people. */
  readonly storePlace: string
  readonly clock: Clock
  readonly emulator?: LocalZoho | undefined
}

/** Everything that speaks to Zoho, ready to use. Made once, when the app starts. */
export interface Zoho extends ZohoOptions {
  readonly flows: readonly Flow[]
  readonly activity: Activity
  /** The registered client of a flow. `startedAt`: the data center whose login page comes first. */
  readonly auth: (flow: Flow, startedAt?: string) => Auth
  /** Calls on behalf of a tenant. */
  readonly client: (tenant: Pick<Tenant, 'flow' | 'startedAt' | 'grantId' | 'organization'>) => Client
  /** Forgets the client of a grant, when the grant is gone. */
  readonly forget: (grantId: string) => void
  /** Zoho has said whose grant it is: what its calls have cost so far goes to the account of the organization. */
  readonly named: (grantId: string, organizationId: string) => void
  /** Calls in progress and credits left, for one organization. */
  readonly usage: (organizationId: string) => Usage
}

export function createZoho(options: ZohoOptions): Zoho {
  const { clients, dataCenters, redirectUri, store, clock } = options
  const activity = createActivity(() => clock.now(), nameOf(dataCenters))
  const auths = new Map<string, Auth>()
  const callers = new Map<string, Client>()
  const usages = new Map<string, Usage>()
  /** Events of grants whose organization is not known yet. */
  const unnamed = new Map<string, ClientEvent[]>()

  const authFor = (flow: Flow, startedAt: string = options.dc): Auth => {
    const known = auths.get(`${flow} ${startedAt}`)
    if (known !== undefined) return known
    const registered = clients[flow]
    if (registered === undefined) throw new Error(`No ${flow} client is set up. The doctor page says how.`)
    // #region create-auth
    const auth = createAuth({
      // Client id and secret.
      ...registered,
      redirectUri,
      dc: startedAt,
      store,
      dataCenters,
      clock,
      onEvent: activity.auth,
    })
    // #endregion
    auths.set(`${flow} ${startedAt}`, auth)
    return auth
  }

  const usage = (organizationId: string): Usage => {
    const known = usages.get(organizationId) ?? createUsage(clock)
    usages.set(organizationId, known)
    return known
  }

  const clientFor: Zoho['client'] = ({ flow, startedAt, grantId, organization }) => {
    const known = callers.get(grantId)
    if (known !== undefined) return known
    const { limiter, note } = usage(organization.id === '' ? grantId : organization.id)
    const before: ClientEvent[] | undefined = organization.id === '' ? [] : undefined
    if (before !== undefined) unnamed.set(grantId, before)
    const say = activity.client(grantId)
    const auth = authFor(flow, startedAt)
    // #region create-client
    const zoho = createClient({
      token: tokenFor(auth, grantId),
      dataCenters,
      limiter,
      clock,
      timeout: 15_000,
      onEvent: (event) => {
        note(event)
        before?.push(event)
        say(event)
      },
    })
    // #endregion
    callers.set(grantId, zoho)
    return zoho
  }

  const forget = (grantId: string): void => {
    callers.delete(grantId)
    usages.delete(grantId)
    unnamed.delete(grantId)
  }

  const flows = (['web', 'device', 'self'] as const).filter((flow) => clients[flow] !== undefined)
  return {
    ...options,
    flows,
    activity,
    auth: authFor,
    client: clientFor,
    forget,
    named: (grantId, organizationId) => {
      for (const event of unnamed.get(grantId) ?? []) usage(organizationId).note(event)
      forget(grantId)
    },
    usage,
  }
}

/** `Zoho Europe` for the host of an API; the host itself when nobody knows it. */
function nameOf(dataCenters: readonly DataCenter[]): (host: string) => string {
  const names = new Map(
    dataCenters.flatMap(({ name, api }) =>
      Object.values(api).map((origin) => [new URL(origin).host, `Zoho ${name}`] as const),
    ),
  )
  return (host) => names.get(host) ?? host
}
