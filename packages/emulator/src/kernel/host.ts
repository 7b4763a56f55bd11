import { environments, type DataCenter, type Environment } from '@x/dc'

/** What a host is for. `crm` is the CRM that people open in a browser, which refuses API calls. */
export type Role = 'accounts' | 'api' | 'crm'

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

/** Every host of a table, by origin. */
export function hostsOf(dataCenters: readonly DataCenter[]): ReadonlyMap<string, Host> {
  const hosts = new Map<string, Host>()
  for (const dataCenter of dataCenters) {
    hosts.set(dataCenter.accounts, { role: 'accounts', dataCenter, environment: 'production', dataCenters })
    for (const environment of environments) {
      const origin = dataCenter.api[environment]
      if (origin !== undefined) hosts.set(origin, { role: 'api', dataCenter, environment, dataCenters })
    }
    if (dataCenter.crm !== undefined) {
      hosts.set(dataCenter.crm, { role: 'crm', dataCenter, environment: 'production', dataCenters })
    }
  }
  return hosts
}
