import { LoginStateError } from '../errors/login-state-error.ts'
import { areScopes } from '../scopes.ts'
import { formatPendingText, readPendingText } from '../pending-text.ts'

/** What a device login has to remember. Instants are epoch milliseconds. */
export interface PendingDevice {
  readonly clientId: string
  readonly deviceCode: string
  readonly dc: string
  readonly scopes: readonly string[]
  readonly expiresAt: number
}

export function formatPendingDevice(pending: PendingDevice): string {
  return formatPendingText(pending)
}

/** @throws {@link LoginStateError} for anything that {@link formatPendingDevice} did not make for this client */
export function parsePendingDevice(text: unknown, clientId: string): PendingDevice {
  const value = readPendingText(text, clientId)
  if (
    value !== undefined &&
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
