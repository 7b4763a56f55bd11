import type { AccessToken } from '../token.ts'

/** One refresh of one grant in this process, whoever waits for it. */
export interface Flight {
  /** `undefined`: it runs in the background, and another process refreshes. */
  readonly result: Promise<AccessToken | undefined>
  /** Values that its callers bring as refused by Zoho's API. A later caller adds to them. */
  readonly rejected: Set<string>
  /** By then it is over, if its work goes on at all; monotonic milliseconds. */
  readonly overAt: number
}
