import { dataCenters as shipped, type DataCenter } from '@x/dc'
import { quote } from '@x/dc/error'

/**
 * The client's secret. By default Zoho gives a multi-DC client a secret of its own in every data center that is enabled
 * for it: then pass a map by data center id (one that is missing falls back to that of the client's own data center), or
 * a function. One secret for all data centers is a setting in Zoho's API console.
 */
export type ClientSecret =
  | string
  | Readonly<Record<string, string>>
  | ((dataCenter: DataCenter) => string | Promise<string>)

/**
 * Checks what can be checked before anything is sent. Secrets are never quoted.
 *
 * @throws TypeError saying what is wrong with it
 */
export function checkClientSecret(
  secret: unknown,
  table: readonly DataCenter[],
): asserts secret is ClientSecret {
  if (typeof secret === 'function') return
  if (typeof secret === 'string') return checkShape(secret, 'clientSecret')
  if (typeof secret !== 'object' || secret === null || Object.keys(secret).length === 0) {
    throw new TypeError(
      'clientSecret is missing. Pass the secret from the API console, a map by data center id, or a function.',
    )
  }
  for (const [key, value] of Object.entries(secret)) {
    // A table narrowed to some data centers may well meet secrets of others.
    if (![...table, ...shipped].some((row) => row.id === key)) {
      throw new TypeError(
        `clientSecret has the key ${quote(key)}, which is not a data center's id. Ids: ${table.map((row) => row.id).join(', ')}.`,
      )
    }
    checkShape(value, `clientSecret.${key}`)
  }
}

function checkShape(value: unknown, name: string): void {
  if (typeof value === 'string' && /^[\u0021-\u007E]{1,500}$/.test(value)) return
  throw new TypeError(
    `${name} is empty, or holds something that no secret of Zoho's has, such as white space or a line break at its end. (It is not shown here.)`,
  )
}

/** The secret for one data center. */
export async function resolveClientSecret(
  secret: ClientSecret,
  at: DataCenter,
  home: DataCenter,
): Promise<string> {
  const value =
    typeof secret === 'function'
      ? await secret(at)
      : typeof secret === 'string'
        ? secret
        : fromMap(secret, at, home)
  if (typeof value !== 'string' || value === '') {
    throw new TypeError(
      `There is no client secret for data center ${at.id}. Pass clientSecret as a string, as a map with the key "${at.id}" ` +
        `(or "${home.id}", the client's own), or as a function that returns it.`,
    )
  }
  if (typeof secret === 'function') checkShape(value, `What clientSecret returned for data center ${at.id}`)
  return value
}

function fromMap(
  map: Readonly<Record<string, string>>,
  at: DataCenter,
  home: DataCenter,
): string | undefined {
  if (Object.hasOwn(map, at.id)) return map[at.id]
  return Object.hasOwn(map, home.id) ? map[home.id] : undefined
}
