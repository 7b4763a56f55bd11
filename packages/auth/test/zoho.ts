import { authorize, createEmulator, type Decision, type Emulator, type EmulatorOptions } from '@x/emulator'
import { isToolkitError, type ToolkitError } from '@x/dc/error'
import { createAuth, finishLogin, memoryStore, startLogin } from './leak-check.ts'
import type {
  Auth,
  AuthEvent,
  AuthOptions,
  GrantDescription,
  StartLoginOptions,
  Store,
} from './leak-check.ts'

export const START = Date.parse('2026-01-05T09:00:00Z')
export const SCOPES = ['ZohoCRM.settings.user_groups.READ', 'ZohoCRM.org.READ']

/** One request of the package's. */
export interface Sent {
  readonly origin: string
  readonly path: string
  readonly form: URLSearchParams
  readonly headers: Headers
}

/** A Zoho in memory, and one registered client of it with everything that it sent, told and stored. */
export interface Setup {
  readonly emulator: Emulator
  readonly auth: Auth
  readonly options: AuthOptions
  readonly store: Store
  readonly events: AuthEvent[]
  readonly sent: Sent[]
  /** Every row that the store holds, spent states and leases included, byte by byte. */
  rows(): Promise<Readonly<Record<string, string>>>
  /** The stored grant, parsed. */
  grant(id: string): Promise<Record<string, unknown> | undefined>
}

export function setUpZoho(
  given: {
    readonly emulator?: EmulatorOptions
    readonly auth?: Partial<AuthOptions>
    readonly on?: Emulator
  } = {},
): Setup {
  const emulator = given.on ?? createEmulator({ start: START, ...given.emulator })
  const { clientId, clientSecret, redirectUri } = emulator.client
  const events: AuthEvent[] = []
  const sent: Sent[] = []
  const inner = given.auth?.store ?? memoryStore({ clock: emulator.clock })
  const keys = new Set<string>()
  const store: Store = {
    read: (key) => inner.read(key),
    write: (key, ...rest) => {
      keys.add(key)
      return inner.write(key, ...rest)
    },
    remove: (key, expected) => inner.remove(key, expected),
  }
  const fetch = given.auth?.fetch ?? emulator.fetch
  const options: AuthOptions = {
    clientId,
    clientSecret,
    redirectUri,
    clock: emulator.clock,
    ...given.auth,
    store,
    fetch: (input, init) => {
      const { origin, pathname } = new URL(input instanceof Request ? input.url : input)
      const form = new URLSearchParams(init?.body as string)
      sent.push({ origin, path: pathname, form, headers: new Headers(init?.headers) })
      return fetch(input, init)
    },
    onEvent: (event) => void events.push(event),
  }
  const rows = async (): Promise<Record<string, string>> => {
    const found: Record<string, string> = {}
    for (const key of keys) {
      const row = await inner.read(key)
      if (row !== undefined) found[key] = row.value
    }
    return found
  }
  return {
    emulator,
    auth: createAuth(options),
    options,
    store,
    events,
    sent,
    rows,
    grant: async (id) => {
      const found = Object.entries(await rows()).find(
        ([key]) => key.startsWith('grant:') && key.endsWith(`:${encodeURIComponent(id)}`),
      )
      return found === undefined ? undefined : (JSON.parse(found[1]) as Record<string, unknown>)
    },
  }
}

/** Starts a login and walks through the consent; the callback may be altered on its way. */
export async function callback(
  { auth, emulator }: Pick<Setup, 'auth' | 'emulator'>,
  options: Partial<StartLoginOptions> & { readonly decision?: Decision } = {},
): Promise<{ readonly url: string; readonly pending: string }> {
  const { decision, ...login } = options
  const { url, pending } = await startLogin(auth, { scopes: SCOPES, ...login })
  return { url: await authorize(emulator, url, { account: auth.dc, ...decision }), pending }
}

/** A whole web login. */
export async function logIn(
  setup: Pick<Setup, 'auth' | 'emulator'>,
  grantId: string,
  options: Parameters<typeof callback>[1] = {},
): Promise<GrantDescription> {
  return finishLogin(setup.auth, { ...(await callback(setup, options)), grantId })
}

/** The same address with parameters replaced, added (`undefined`: taken out) or repeated (a list). */
export function altered(
  url: string,
  changes: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  const address = new URL(url)
  for (const [name, value] of Object.entries(changes)) {
    address.searchParams.delete(name)
    for (const each of value === undefined ? [] : [value].flat()) address.searchParams.append(name, each)
  }
  return address.href
}

/** The error of these packages that a call ends with. */
export async function refusal(
  call: Promise<unknown>,
): Promise<ToolkitError & Readonly<Record<string, unknown>>> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!isToolkitError(outcome))
    throw new Error('It should have ended with an error of ours.', { cause: outcome })
  return outcome as ToolkitError & Readonly<Record<string, unknown>>
}
