import type { Host } from './host.ts'
import type { Services } from './services.ts'

/** One request on its way through the emulator. */
export interface Context {
  readonly services: Services
  readonly host: Host
  readonly request: Request
  readonly url: URL
  /** The parameters of the body, for the accounts server. */
  readonly form: URLSearchParams
  /** What the journal will say besides. */
  readonly notes: Notes
}

/** What is found out about a request while it is answered. */
export interface Notes {
  scheme?: string
  grantType?: string
  fault?: string
  code?: string
}

/** A parameter of the accounts server: Zoho takes it from the body and from the query. */
export function parameter(context: Context, name: string): string | undefined {
  return context.form.get(name) ?? context.url.searchParams.get(name) ?? undefined
}
