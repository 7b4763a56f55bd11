import type { MiddlewareHandler } from 'hono'
import type { Session } from './session/session-store.ts'
import type { Tenant } from './session/session.ts'
import type { Zoho } from './zoho/zoho.ts'

/** What every request carries through the app. */
export interface AppEnv {
  Variables: {
    zoho: Zoho
    /** Where people reach this app. */
    origin: string
    /** A file of `src`, by its path there. */
    readSource: (file: string) => string
    session: Session
    /** The tenant whose id stands in the address; absent on pages that are nobody's. */
    tenant: Tenant | undefined
  }
}

/** What the app is made of. */
export interface AppParts {
  readonly zoho: Zoho
  readonly origin: string
  /** Signs the session cookie. */
  readonly secret: string
  /** Reads a file of `src`, so that pages can show the lines that ran. */
  readonly readSource: (file: string) => string
  /** Serves `/assets/*`. */
  readonly assets: MiddlewareHandler
}

declare module 'hono' {
  interface ContextRenderer {
    // The signature is Hono's to decide; this adds the title that every page of ours has.
    // oxlint-disable-next-line typescript/prefer-function-type
    (content: string | Promise<string>, props: { readonly title: string }): Response | Promise<Response>
  }
}
