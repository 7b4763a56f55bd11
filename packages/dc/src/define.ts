import type { DataCenter } from './data-center.ts'
import { quote } from './error/quote.ts'

/** What {@link defineDataCenter} takes: a data center whose lists may be left out. */
export type DataCenterInput = Omit<DataCenter, 'aliases' | 'apiDomainAliases' | 'name'> & {
  readonly name?: string | undefined
  readonly aliases?: readonly string[] | undefined
  readonly apiDomainAliases?: readonly string[] | undefined
}

/**
 * Checks and freezes one row of a table of data centers. Pure: nothing is registered; pass the row in `dataCenters`.
 *
 * @throws TypeError when the id is not a short lower-case word, or an address is not a canonical origin
 *   (`https://host`; `http://` on loopback only).
 * @example
 * const local = defineDataCenter({
 *   id: 'local',
 *   accounts: 'http://127.0.0.1:4601',
 *   api: { production: 'http://127.0.0.1:4602' },
 * })
 */
export function defineDataCenter(row: DataCenterInput): DataCenter {
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(row.id)) {
    throw new TypeError(`A data center's id is a short lower-case word, not ${quote(row.id)}.`)
  }
  const { aliases = [], apiDomainAliases = [] } = row
  for (const alias of aliases) {
    if (!/^[a-z0-9][a-z0-9.-]{0,31}$/.test(alias)) {
      throw new TypeError(`Data center ${row.id}: an alias is a short lower-case word, not ${quote(alias)}.`)
    }
  }
  const origin = (field: string, value: string): string => {
    if (!isCanonicalOrigin(value)) {
      throw new TypeError(
        `Data center ${row.id}: ${field} must be an origin such as "https://accounts.zoho.eu", not ${quote(value)}. ` +
          'No path, no slash at the end, no user name; https, or http on a loopback address.',
      )
    }
    return value
  }
  const optional = <K extends string>(
    key: K,
    field: string,
    value: string | undefined,
  ): { [P in K]?: string } =>
    value === undefined ? {} : ({ [key]: origin(field, value) } as { [P in K]?: string })

  return Object.freeze({
    id: row.id,
    name: row.name ?? row.id,
    accounts: origin('accounts', row.accounts),
    api: Object.freeze({
      production: origin('api.production', row.api.production),
      ...optional('sandbox', 'api.sandbox', row.api.sandbox),
      ...optional('developer', 'api.developer', row.api.developer),
    }),
    ...optional('upload', 'upload', row.upload),
    ...(row.downloads === undefined
      ? {}
      : { downloads: Object.freeze(row.downloads.map((value) => origin('downloads', value))) }),
    ...optional('crm', 'crm', row.crm),
    ...optional('console', 'console', row.console),
    aliases: Object.freeze([...aliases]),
    apiDomainAliases: Object.freeze(apiDomainAliases.map((value) => origin('apiDomainAliases', value))),
  })
}

/** Whether `value` is, character for character, the origin that it parses to: https, or http on loopback. */
function isCanonicalOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { origin, protocol, hostname, port } = new URL(value)
  if (origin !== value) return false
  const loopback = hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
  if (loopback) return protocol === 'http:' || protocol === 'https:'
  return protocol === 'https:' && port === '' && !hostname.endsWith('.')
}
