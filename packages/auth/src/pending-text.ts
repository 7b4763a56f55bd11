import { isObject } from './is-object.ts'

const VERSION = 1
/** Room for as many scopes as a grant holds. */
const LONGEST = 262_144

/** What a login has to remember, as text that is opaque to callers: they keep it and hand it back. */
export function formatPendingText(pending: object): string {
  return encodeURIComponent(JSON.stringify({ version: VERSION, ...pending }))
}

/** The members of such a text, unchecked; undefined for what {@link formatPendingText} did not make for this client. */
export function readPendingText(text: unknown, clientId: string): Record<string, unknown> | undefined {
  if (typeof text !== 'string' || text.length > LONGEST) return undefined
  try {
    const value: unknown = JSON.parse(decodeURIComponent(text))
    return isObject(value) && value['version'] === VERSION && value['clientId'] === clientId
      ? value
      : undefined
  } catch {
    // Lost: where it broke; the text holds secrets of the login.
    return undefined
  }
}
