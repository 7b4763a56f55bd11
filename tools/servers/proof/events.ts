// What a worker writes down. Each line reaches the kernel before the next step, so that not even SIGKILL loses one.

/** A step of the refresh, as it shows at the store and at the token endpoint. */
export const steps = ['read', 'claim', 're-read', 'intent', 'call', 'publish', 'release'] as const
export type Step = (typeof steps)[number]

export interface Line {
  /** Epoch milliseconds of the machine; one machine, so they compare. */
  readonly at: number
  readonly worker: number
  readonly event:
    | {
        readonly type: 'step'
        readonly step: Step | 'other'
        readonly grantId: string
        readonly when: 'before' | 'after'
        readonly outcome?: 'done' | 'beaten' | 'failed'
      }
    /** A grant row that was written: which tokens it holds. */
    | {
        readonly type: 'row'
        readonly grantId: string
        readonly access: string | undefined
        readonly refreshToken: string
        readonly attempts: number
      }
    /** What Zoho answered: a token for a refresh token. */
    | {
        readonly type: 'issued'
        readonly grantId: string
        readonly token: string
        readonly refreshToken: string
      }
    | { readonly type: 'answer'; readonly grantId: string; readonly token: string }
    | { readonly type: 'error'; readonly grantId: string; readonly code: string; readonly message: string }
    | { readonly type: 'fault'; readonly grantId: string; readonly what: string }
}
