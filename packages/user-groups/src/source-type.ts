import type { SourceType } from './types.ts'

/** The kinds that Zoho has, with what people write in their place. */
const MISTYPED: Readonly<Record<string, string>> = {
  user: 'users',
  role: 'roles',
  territory: 'territories',
  territorys: 'territories',
  group: 'groups',
}

/**
 * Refuses a kind of source that is nearly one of Zoho's: `user`, `Users`, `TERRITORY`. Every other kind is sent, as Zoho
 * may know it; to these Zoho would answer "invalid data" without saying which.
 *
 * @throws TypeError with the right kind; nothing is sent
 */
export function checkSourceType<T extends SourceType | undefined>(type: T): T {
  if (typeof type !== 'string') return type
  const plain = type.toLowerCase()
  const meant = Object.hasOwn(MISTYPED, plain) ? MISTYPED[plain] : plain
  if (meant === type || meant === undefined || !Object.values(MISTYPED).includes(meant)) return type
  throw new TypeError(`The type of a source is "${meant}", not "${type}". Nothing was sent.`)
}
