import { LoginStateError } from '../errors/login-state-error.ts'
import { areScopes } from '../scopes.ts'
import { isObject } from '../is-object.ts'

/** What a device login has to remember. Instants are epoch milliseconds. */
export interface PendingDevice {
  readonly clientId: string
  readonly deviceCode: string
  readonly dc: string
  readonly scopes: readonly string[]
  readonly expiresAt: number
}

const VERSION = 1
/** Room for as many scopes as a grant holds. */
const LONGEST = 262_144

export function formatPendingDevice(pending: PendingDevice): string {
  return encodeURIComponent(JSON.stringify({ version: VERSION, ...pending }))
}

/** @throws {@link LoginStateError} for anything that {@link formatPendingDevice} did not make for this client */
export function parsePendingDevice(text: unknown, clientId: string): PendingDevice {
  const value = typeof text === 'string' && text.length <= LONGEST ? parse(text) : undefined
  if (
    value !== undefined &&
    value['version'] === VERSION &&
    value['clientId'] === clientId &&
    typeof value['deviceCode'] === 'string' &&
    typeof value['dc'] === 'string' &&
    areScopes(value['scopes']) &&
    typeof value['expiresAt'] === 'number'
  ) {
    return value as unknown as PendingDevice
  }
  throw new LoginStateError(
    '`device` is not what startDeviceLogin returned for this client. Start the device login again.',
    {
      reason: 'malformed',
    },
  )
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(decodeURIComponent(text))
    return isObject(value) ? value : undefined
  } catch {
    // Lost: where it broke; the text holds a device code.
    return undefined
  }
}
