import { inside, type Emulator } from '../emulator.ts'
import { newToken } from '../kernel/credentials.ts'
import { subjectOf, type GrantRequest } from './issue-grant.ts'

/**
 * The code that a developer copies out of Zoho's API console for a self client. Exchanging it gives a refresh token.
 *
 * @throws TypeError when there is no such data center, environment, user or scope
 */
export function issueSelfClientCode(
  emulator: Emulator,
  request: GrantRequest & {
    /** How long it lives; the console offers 3, 5, 7 and 10. @default 10 */
    readonly minutes?: number
  },
): string {
  const { tokens, clock, random } = emulator[inside].services
  const { minutes = 10, ...rest } = request
  if (!(minutes > 0 && minutes <= 10)) throw new TypeError('A self client code lives up to ten minutes.')
  const subject = subjectOf(emulator, { client: emulator.selfClient, ...rest })
  const value = newToken(random)
  tokens.codes.add({ ...subject, value, expiresAt: clock.now() + minutes * 60_000, refresh: true })
  return value
}
