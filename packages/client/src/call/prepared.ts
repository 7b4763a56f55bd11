import type { Settings } from '../client/client.ts'
import type { Host } from '../client/destination.ts'
import type { CallInfo } from '../client/events.ts'
import type { Method } from './call.ts'
import type { FileBody } from './file-body.ts'

/** What the platform sends as a body. */
export type PlatformBody = NonNullable<RequestInit['body']>

/** What is sent as a body; files are opened for each attempt. */
export type Body = PlatformBody | FileBody

/** A call that was checked and completed. It never changes: what happens to it stands elsewhere. */
export interface Prepared {
  readonly settings: Settings
  readonly info: CallInfo
  readonly method: Method
  /** `GET settings/user_groups/1`, for messages. */
  readonly what: string
  readonly host: Host
  /** The whole path behind the origin: `/crm/v7/settings/user_groups/1`. */
  readonly target: string
  /** Empty, or with its question mark. */
  readonly query: string
  /** The path as it was written, whose segments Zoho's errors count. */
  readonly path: string
  /** Set on each attempt's request, which is cheaper than having ky merge them. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Body | undefined
  /** Whether the response itself is wanted, its body unread. */
  readonly raw: boolean
  readonly scopes: readonly string[]
  readonly repeatable: boolean
  readonly rows: string | undefined
  readonly hint: string | undefined
  readonly parameters: readonly string[]
  readonly retries: number
  readonly timeout: number
  /** The caller's own signal, for a body that is read after the call. */
  readonly signal: AbortSignal | undefined
  /** On the monotonic clock. */
  readonly startedAt: number
}
