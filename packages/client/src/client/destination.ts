import { apiOrigin, DataCenterMismatchError, downloadOrigin, resolveApiDomain, uploadOrigin } from '@x/dc'
import type { DataCenter, Environment } from '@x/dc'
import { quote } from '@x/dc/error'
import type { Settings } from './client.ts'
import type { Token } from './token.ts'

/**
 * What a path stands below: `/crm/{version}/`, `/crm/bulk/{version}/` or `/crm/email/{version}/` of the API, or
 * `/crm/{version}/` of the upload host.
 */
export type Base = 'crm' | 'bulk' | 'email' | 'upload'

/** Which of a data center's hosts a call goes to; of several download hosts, the one named. */
export type Host = 'api' | 'upload' | { readonly download: string }

/** Where a token may be sent. */
export interface Destination {
  /** Id of the data center. */
  readonly dc: string
  readonly environment: Environment
  /** An origin of the table, never text from a token answer. */
  readonly origin: string
  readonly host: string
}

/**
 * Where a token may be sent: what its `apiDomain` and environment say, which must agree with each other and with the
 * client's pins.
 *
 * @throws UnknownDataCenterError when no row of the table has that `apiDomain`
 * @throws UnconfirmedHostError when the host is not established
 * @throws DataCenterMismatchError when the statements contradict each other
 */
export function destinationOf(settings: Settings, token: Token, host: Host): Destination {
  const resolved = resolveApiDomain(token.apiDomain, settings.dataCenters)
  const { dataCenter } = resolved
  const environment = token.environment ?? resolved.environment
  // Zoho may print the production domain for a sandbox grant, but never the other way round.
  if (resolved.environment !== 'production' && resolved.environment !== environment) {
    throw mismatch(
      `The token says ${quote(environment)}, its api_domain is that of ${resolved.environment}`,
      environment,
      resolved.environment,
    )
  }
  if (settings.dataCenter !== undefined && settings.dataCenter.id !== dataCenter.id) {
    throw mismatch(
      `This client is pinned to data center ${settings.dataCenter.id}, the token belongs to ${dataCenter.id}`,
      settings.dataCenter.id,
      dataCenter.id,
    )
  }
  if (settings.environment !== undefined && settings.environment !== environment) {
    throw mismatch(
      `This client is pinned to ${settings.environment}, the token belongs to ${quote(environment)}`,
      settings.environment,
      environment,
    )
  }
  const api = environment === resolved.environment ? resolved.origin : apiOrigin(dataCenter, environment)
  const origin = host === 'api' ? api : originOf(host, dataCenter, environment)
  return { dc: dataCenter.id, environment, origin, host: origin.slice(origin.indexOf('//') + 2) }
}

function originOf(host: Exclude<Host, 'api'>, dataCenter: DataCenter, environment: Environment): string {
  return host === 'upload' ? uploadOrigin(dataCenter) : downloadOrigin(dataCenter, environment, host.download)
}

function mismatch(what: string, expected: string, actual: string): DataCenterMismatchError {
  return new DataCenterMismatchError(
    `${what}. A token works in one data center and one environment only; nothing was sent. ` +
      'Use the grant that belongs here, or correct the pin.',
    expected,
    actual,
  )
}
