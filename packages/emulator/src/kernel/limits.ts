import { quote } from '@x/dc/error'
import { liveView } from '../readings/live-view.ts'
import { chosenOf } from '../complete.ts'

/** What Zoho limits. Each can be changed, and each that says so can be switched off. Durations are milliseconds. */
export interface Limits {
  /** Token calls for one refresh token within `tokenCallsWindow`. @default 10 */
  readonly tokenCalls: number | 'off'
  /** @default 600000 (ten minutes) */
  readonly tokenCallsWindow: number
  /** Live access tokens for one refresh token; the oldest is evicted. Zoho's pages say 10, 15 and 30. @default 10 */
  readonly accessTokens: number | 'off'
  /** Refresh tokens for one user and client; the oldest is deleted, with its access tokens. @default 20 */
  readonly refreshTokens: number | 'off'
  /** @default 3600000 (one hour) */
  readonly accessTokenLife: number
  /** How long a code from the consent page lives. Zoho's pages say one, two and three minutes. @default 60000 */
  readonly codeLife: number
  /** How long a device has until its user has typed the code. @default 300000 */
  readonly deviceCodeLife: number
  /** Shortest time between two polls of a device. @default 30000 */
  readonly devicePoll: number | 'off'
  /** Calls at a time for one organization and client; `'edition'`: 5 (Free) to 25 (Ultimate). @default 'edition' */
  readonly concurrency: number | 'edition' | 'off'
  /** Heavy calls at a time (searches, COQL, large writes …), in every edition. @default 10 */
  readonly subConcurrency: number | 'off'
  /** API credits in any 24 hours for one organization; `'edition'`: what it and its users give. @default 'edition' */
  readonly credits: number | 'edition' | 'off'
  /** Bytes of a request body. @default 1048576 */
  readonly bodyBytes: number
  /** Bytes of a request body that brings files to the API. @default 104857600 */
  readonly uploadBytes: number
  /** Bytes of request headers, all together. @default 16384 */
  readonly headerBytes: number
}

/** The defaults: the strictest of the documented figures. */
export const documentedLimits: Limits = Object.freeze({
  tokenCalls: 10,
  tokenCallsWindow: 600_000,
  accessTokens: 10,
  refreshTokens: 20,
  accessTokenLife: 3_600_000,
  codeLife: 60_000,
  deviceCodeLife: 300_000,
  devicePoll: 30_000,
  concurrency: 'edition',
  subConcurrency: 10,
  credits: 'edition',
  bodyBytes: 1_048_576,
  uploadBytes: 104_857_600,
  headerBytes: 16_384,
} satisfies Limits)

const words: { readonly [K in keyof Limits]?: readonly string[] } = {
  tokenCalls: ['off'],
  accessTokens: ['off'],
  refreshTokens: ['off'],
  devicePoll: ['off'],
  concurrency: ['off', 'edition'],
  subConcurrency: ['off'],
  credits: ['off', 'edition'],
}

/** Limits to choose; the rest stays as it is. */
export type LimitsInput = { readonly [Name in keyof Limits]?: Limits[Name] | undefined }

/** Limits in use. */
export interface OpenLimits {
  /** As chosen now: a later change is seen by whoever holds this object. */
  readonly values: Limits
  /** Chooses others, all of those given or none. @throws TypeError for an unknown name or a bad value */
  change(given: LimitsInput): void
}

/** What is documented, but for the limits that are given. @throws TypeError for an unknown name or a bad value */
export function openLimits(given: LimitsInput = {}): OpenLimits {
  let chosen: Limits = { ...documentedLimits, ...checkLimits(given) }
  const change = (changes: LimitsInput): void => {
    chosen = { ...chosen, ...checkLimits(changes) }
  }
  return Object.freeze({ values: liveView(() => chosen), change })
}

/**
 * Limits as a command line writes them: `credits=100`, `credits=off`.
 *
 * @throws TypeError for an unknown name or a bad value
 */
export function parseLimits(lines: readonly string[]): LimitsInput {
  const chosen = lines.map((line) => {
    const [, name = '', text = ''] = /^([^=]*)=(.*)$/s.exec(line) ?? []
    return [name, /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text] as const
  })
  return checkLimits(Object.fromEntries(chosen))
}

/** The limits that are given. @throws TypeError for an unknown name or a bad value */
export function checkLimits(given: unknown): Partial<Limits> {
  const changes = chosenOf('limits', given, Object.keys(documentedLimits))
  for (const [name, value] of Object.entries(changes)) {
    const allowed = words[name as keyof Limits] ?? []
    const number = typeof value === 'number' && Number.isFinite(value) && value >= 0
    if (number || (typeof value === 'string' && allowed.includes(value))) continue
    const others = allowed.map((word) => ` or '${word}'`).join('')
    throw new TypeError(`limits.${name} must be a number from 0 up${others}, not ${quote(value)}.`)
  }
  return changes
}
