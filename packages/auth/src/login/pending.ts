import { LoginStateError } from '../errors/login-state-error.ts'
import { environments, type Environment } from '@x/dc'
import { areScopes } from '../scopes.ts'
import { formatPendingText, readPendingText } from '../pending-text.ts'

/** What a login in progress has to remember between the two requests. */
export interface PendingLogin {
  readonly clientId: string
  readonly state: string
  readonly verifier?: string
  /** Id of the data center where the login started. */
  readonly dc: string
  readonly environment?: Environment
  readonly scopes: readonly string[]
  /** Epoch milliseconds. */
  readonly startedAt: number
  readonly expiresAt: number
}

/** The longest that a user may take for a login: a day, in milliseconds. */
export const LONGEST_LOGIN = 86_400_000

/** Opaque to callers: they keep it in the user's session and hand it back. */
export function formatPending(pending: PendingLogin): string {
  return formatPendingText(pending)
}

/** @throws {@link LoginStateError} for anything that {@link formatPending} did not make */
export function parsePending(text: unknown, clientId: string): PendingLogin {
  const pending = readPendingText(text, clientId)
  if (
    pending !== undefined &&
    isText(pending['state']) &&
    (pending['verifier'] === undefined || isText(pending['verifier'])) &&
    isText(pending['dc']) &&
    (pending['environment'] === undefined || environments.some((each) => each === pending['environment'])) &&
    areScopes(pending['scopes']) &&
    isLife(pending['startedAt'], pending['expiresAt'])
  ) {
    return pending as unknown as PendingLogin
  }
  throw new LoginStateError(
    'There is no login in progress: `pending` is missing, or it is not what startLogin returned for this client. Keep `pending` in the ' +
      "user's session between the two requests, and start the login again.",
    { reason: text === undefined || text === null || text === '' ? 'missing' : 'malformed' },
  )
}

function isLife(from: unknown, to: unknown): boolean {
  return typeof from === 'number' && typeof to === 'number' && to > from && to - from <= LONGEST_LOGIN
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
