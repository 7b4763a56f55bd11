import type { DataCenter } from '@x/dc'

/**
 * The client's secret. By default Zoho gives a multi-DC client a secret of its own in every data center that is enabled
 * for it: then pass a map by data center id (one that is missing falls back to that of the client's own data center), or
 * a function. One secret for all data centers is a setting in Zoho's API console.
 */
export type ClientSecret =
  | string
  | Readonly<Record<string, string>>
  | ((dataCenter: DataCenter) => string | Promise<string>)

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
