import type { FaultInput } from '@x/emulator'

/** One way to break something, and what the toolkit then does. */
export interface Breakage {
  readonly key: string
  readonly label: string
  /** What to watch for. */
  readonly watch: string
  /** Needs a token that is over a minute old: Zoho's refusal of a younger one means that it is at the wrong place. */
  readonly needsOlderToken?: boolean
  readonly faults: readonly FaultInput[]
  /** Goes on striking the calls that follow. */
  readonly lasting?: boolean
  /** For so long no token is asked for after it, milliseconds: they pass before the same call is made again. */
  readonly pause?: number
  /** The call goes to a data center where the grant does not live. */
  readonly elsewhere?: boolean
}

const expired: FaultInput = { name: 'expire', endpoint: 'crm' }
const internalError =
  '{"code":"INTERNAL_ERROR","details":{},"message":"Internal Server Error","status":"error"}'

/** Everything that the panel can break. Each strikes the next call of the tenant on screen, once. */
export const breakages: readonly Breakage[] = [
  {
    key: 'expire',
    label: 'Expire the token',
    watch: 'Zoho refuses it; the toolkit gets another and repeats the call, once.',
    needsOlderToken: true,
    faults: [expired],
  },
  {
    key: 'evict',
    label: 'Push the token out',
    watch: 'As when eleven machines each made their own: the oldest token dies early.',
    needsOlderToken: true,
    faults: [{ name: 'evict', endpoint: 'crm' }],
  },
  {
    key: 'throttle-calls',
    label: 'Throttle the calls',
    watch: 'Zoho says 429 and when to come back; the call waits that long and repeats.',
    faults: [{ name: '429', endpoint: 'crm', retryAfter: 2 }],
  },
  {
    key: 'throttle-tokens',
    label: 'Throttle the token server',
    watch: 'No token call for ten minutes, in any process. Let time pass, then call.',
    needsOlderToken: true,
    faults: [expired, { name: 'throttle', endpoint: 'token' }],
  },
  {
    key: 'status-500',
    label: 'Answer 500',
    watch: 'A read is repeated after a moment. A create would not be: it may have happened.',
    faults: [{ name: 'status', endpoint: 'crm', status: 500, body: internalError }],
  },
  {
    key: 'slow',
    label: 'Slow Zoho down',
    watch: 'The next forty answers take half a second. Count all groups meanwhile, and cancel.',
    faults: [{ name: 'delay', endpoint: 'crm', delay: 500, count: 40 }],
    lasting: true,
  },
  {
    key: 'hang',
    label: 'Hang',
    watch: 'No answer at all: the deadline ends the call, the next one goes through.',
    faults: [{ name: 'hang', endpoint: 'crm' }],
  },
  {
    key: 'reset',
    label: 'Cut the connection',
    watch: 'A read is repeated on a new connection.',
    faults: [{ name: 'reset', endpoint: 'crm' }],
  },
  {
    key: 'html',
    label: 'Answer with HTML',
    watch: 'A web page with status 502 where data should be: said so, and repeated.',
    faults: [{ name: 'html', endpoint: 'crm' }],
  },
  {
    key: 'wrong-data-center',
    label: 'Use the wrong data center',
    watch: 'Refused here, before the token leaves this process.',
    faults: [],
    elsewhere: true,
  },
  {
    key: 'wrong-api-domain',
    label: 'Point to a foreign API',
    watch: 'The token answer names a host nobody knows: nothing of it is used.',
    needsOlderToken: true,
    faults: [expired, { name: 'wrong-api-domain', endpoint: 'token' }],
    pause: 10_000,
  },
]
