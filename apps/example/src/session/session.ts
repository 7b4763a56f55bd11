import type { Flow } from '../settings.ts'

/** One connected account: what the pages need to know of it. No secret among it; the grant itself is in the store. */
export interface Tenant {
  /** Our own name for the grant: the key to everything in `@x/auth`. */
  readonly grantId: string
  /** Through which client it connected. */
  readonly flow: Flow
  /** Where the login started: a client of China is another one than that of the rest. */
  readonly startedAt: string
  readonly dc: string
  readonly environment: string
  /** Epoch milliseconds. */
  readonly connectedAt: number
  /** Who and where, as Zoho's CRM says. */
  readonly user: { readonly id: string; readonly name: string; readonly email: string }
  readonly organization: { readonly id: string; readonly name: string }
}

/** What is kept of a web login between the button and the callback. Each tab may have one of its own. */
export interface LoginInProgress {
  /** Comes back in the address, and tells the logins of one browser apart. */
  readonly state: string
  readonly pending: string
  readonly grantId: string
  readonly startedAt: string
  /** Where the user wanted to go: a path of this app. */
  readonly returnTo: string
}

/** Something that the tour leads to. */
export type Sight = 'group' | 'break' | 'doctor'

/** What one browser's session holds. */
export interface SessionData {
  /** Comes back with every form: proof that it was one of ours. */
  readonly csrf: string
  readonly tenants: readonly Tenant[]
  /** Logins that have begun, oldest first. */
  readonly logins?: readonly LoginInProgress[] | undefined
  /** Grant id of a device login that is going on. */
  readonly device?: string | undefined
  /** How far somebody has come in the tour. */
  readonly seen?: readonly Sight[] | undefined
  /** Said once, on the next page. */
  readonly notice?: string | undefined
}

/** Where the pages of a tenant begin: a tab belongs to one organization, and a link can be kept. */
export function addressOf({ grantId }: Pick<Tenant, 'grantId'>): string {
  return `/t/${grantId}`
}

/** So many tabs may be logging in; the login of one more ends the oldest. */
const MOST_LOGINS = 10

/** With one more login under way. */
export function withLogin(data: SessionData, login: LoginInProgress): SessionData {
  return { ...data, logins: [...(data.logins ?? []), login].slice(-MOST_LOGINS) }
}

/** Without what led to a grant: its login is over, those of other tabs are not. */
export function withoutLogin(data: SessionData, grantId: string): SessionData {
  return {
    ...data,
    logins: data.logins?.filter((login) => login.grantId !== grantId),
    device: data.device === grantId ? undefined : data.device,
  }
}

/** With one more tenant; one of the same grant is replaced. */
export function withTenant(data: SessionData, tenant: Tenant): SessionData {
  const others = data.tenants.filter((each) => each.grantId !== tenant.grantId)
  return { ...data, tenants: [...others, tenant] }
}

/** Without a tenant. */
export function withoutTenant(data: SessionData, grantId: string): SessionData {
  return { ...data, tenants: data.tenants.filter((each) => each.grantId !== grantId) }
}
