import { environments, type DataCenter, type Environment } from '@x/dc'

/**
 * What a host is for. `crm` is the CRM that people open in a browser, which refuses API calls; `files` takes uploads and
 * gives downloads; `other` is any other host of Zoho's.
 */
export type Role = 'accounts' | 'api' | 'crm' | 'files' | 'other'

/**
 * Where a request came in. The same data center may be reached by its real name and by a loopback address; answers name
 * the addresses of the table that the request came through.
 */
export interface Host {
  readonly role: Role
  /** The row of `dataCenters`. */
  readonly dataCenter: DataCenter
  readonly environment: Environment
  /** All rows, as whoever calls this host knows them. */
  readonly dataCenters: readonly DataCenter[]
}

/** The hosts of a table, by origin. */
export interface Hosts {
  /** One of the table, or any other in Zoho's domains of its data centers. */
  find(origin: string): Host | undefined
  /** A few, for messages. */
  readonly examples: readonly string[]
}

/** Every host of a table. */
export function hostsOf(dataCenters: readonly DataCenter[]): Hosts {
  const known = new Map<string, Host>()
  for (const dataCenter of dataCenters) {
    const add = (origin: string | undefined, role: Role, environment: Environment = 'production'): void => {
      if (origin !== undefined) known.set(origin, { role, dataCenter, environment, dataCenters })
    }
    add(dataCenter.console, 'other')
    for (const origin of [dataCenter.upload, ...(dataCenter.downloads ?? [])]) add(origin, 'files')
    add(dataCenter.crm, 'crm')
    // Zoho's OpenAPI descriptions name the host without `www`.
    add(dataCenter.api.production.replace('//www.zohoapis.', '//zohoapis.'), 'api')
    for (const environment of environments) add(dataCenter.api[environment], 'api', environment)
    add(dataCenter.accounts, 'accounts')
  }
  const zohoHost = (origin: string): Host | undefined => {
    const name = /^https:\/\/([a-z0-9.-]+)$/.exec(origin)?.[1] ?? ''
    const dataCenter = dataCenters.find((row) =>
      zohoDomains(row).some((domain) => name === domain || name.endsWith(`.${domain}`)),
    )
    return dataCenter && { role: 'other', dataCenter, environment: 'production', dataCenters }
  }
  return {
    find: (origin) => known.get(origin) ?? zohoHost(origin),
    examples: dataCenters.slice(0, 2).flatMap(({ accounts, api }) => [accounts, api.production]),
  }
}

/** `zoho.eu`, `zohoapis.eu`. A row of somebody's own has none: its names are not Zoho's. */
function zohoDomains({ accounts, api }: DataCenter): readonly string[] {
  return [accounts, api.production].flatMap((origin) => {
    const domain = /^https:\/\/(?:accounts|www)\.((?:zoho|zohoapis|zohocloud|zohohq)\.[a-z.]+)$/.exec(
      origin,
    )?.[1]
    return domain === undefined ? [] : [domain]
  })
}
