import type { DataCenter, DataCenterId, Environment } from './data-center.ts'
import { DataCenterMismatchError } from './data-center-mismatch-error.ts'
import { escapeEach, quote } from './error/quote.ts'
import { nearest } from './nearest.ts'
import { dataCenters as shipped } from './table.ts'
import { UnconfirmedHostError } from './unconfirmed-host-error.ts'
import { UnknownDataCenterError } from './unknown-data-center-error.ts'

/**
 * The data center of an id or a listed alias (`eu`, `com.au`). Exact: no case folding, no suffix.
 *
 * @throws {@link UnknownDataCenterError} naming the known ones and the nearest.
 */
export function getDataCenter(idOrAlias: DataCenterId, table: readonly DataCenter[] = shipped): DataCenter {
  const found = table.find((row) => row.id === idOrAlias || row.aliases.includes(idOrAlias))
  if (found !== undefined) return found
  throw unknown(`There is no data center ${quoteAscii(idOrAlias)}`, idOrAlias, table)
}

/** What Zoho adds to the redirect after consent. Absent and repeated parameters are told apart. */
export interface RedirectHint {
  /** The `location` parameter: the id of the data center that holds the user. */
  readonly location?: string | undefined
  /** The `accounts-server` parameter, decoded once. */
  readonly accountsServer?: string | undefined
}

/**
 * The data center that a redirect names. It only *selects a row*: addresses are then taken from the row, never from the
 * redirect. Both parameters must agree; one alone selects; none means the data center where the login started.
 *
 * @param startedAt where the login started (the data center of the registered client)
 * @throws {@link UnknownDataCenterError} for a location or an address that no row has
 * @throws {@link DataCenterMismatchError} when the two name different rows
 * @example
 * const { accounts } = resolveRedirect({ location, accountsServer }, getDataCenter('us'))
 */
export function resolveRedirect(
  hint: RedirectHint,
  startedAt: DataCenter,
  table: readonly DataCenter[] = shipped,
): DataCenter {
  const { location, accountsServer } = hint
  // A location is Zoho's own word: only an id counts here, not the aliases that people write in settings.
  const byLocation = location === undefined ? undefined : table.find((row) => row.id === location)
  if (location !== undefined && byLocation === undefined) {
    throw unknown(`The redirect names an unknown location, ${quoteAscii(location)}`, location, table)
  }
  const byServer =
    accountsServer === undefined ? undefined : table.find((row) => row.accounts === accountsServer)
  if (accountsServer !== undefined && byServer === undefined) {
    throw unknown(
      `The redirect names an accounts-server that is not a data center's, ${quoteAscii(accountsServer)}`,
      accountsServer,
      table,
    )
  }
  if (byLocation !== undefined && byServer !== undefined && byLocation.id !== byServer.id) {
    throw new DataCenterMismatchError(
      `The redirect contradicts itself: location is ${byLocation.id}, accounts-server is that of ${byServer.id}. ` +
        'Nothing was sent. Start the login again; if it happens again, somebody is tampering with the redirect.',
      byLocation.id,
      byServer.id,
    )
  }
  return byServer ?? byLocation ?? startedAt
}

/** Data center and environment that an `api_domain` stands for, with the origin to call. */
export interface ApiDomain {
  readonly dataCenter: DataCenter
  readonly environment: Environment
  /** The row's own origin; never the text that was looked up. */
  readonly origin: string
}

/**
 * Data center and environment of an `api_domain` from a token answer. One slash at its end is tolerated; anything that
 * is not an API origin of the table, or a listed alias of one, is refused.
 *
 * @throws {@link UnknownDataCenterError}
 * @example
 * const { dataCenter, environment, origin } = resolveApiDomain(apiDomain)
 */
export function resolveApiDomain(apiDomain: string, table: readonly DataCenter[] = shipped): ApiDomain {
  const origin = apiDomain.endsWith('/') ? apiDomain.slice(0, -1) : apiDomain
  for (const dataCenter of table) {
    for (const environment of environments) {
      if (dataCenter.api[environment] === origin) return { dataCenter, environment, origin }
    }
    if (dataCenter.apiDomainAliases.includes(origin)) {
      return { dataCenter, environment: 'production', origin: dataCenter.api.production }
    }
  }
  throw unknown(`${quoteAscii(apiDomain)} is not the API address of a known data center`, apiDomain, table)
}

/**
 * The origin that API calls go to.
 *
 * @throws {@link UnconfirmedHostError} when nobody has confirmed that environment's host
 */
export function apiOrigin(dataCenter: DataCenter, environment: Environment = 'production'): string {
  const origin = dataCenter.api[environment]
  if (origin !== undefined) return origin
  throw unconfirmed(
    dataCenter,
    `the ${environment} API host`,
    `api: { ...row.api, ${environment}: 'https://…' }`,
  )
}

/**
 * The origin that files for bulk writes are uploaded to.
 *
 * @throws {@link UnconfirmedHostError} when nobody has confirmed it
 */
export function uploadOrigin(dataCenter: DataCenter): string {
  if (dataCenter.upload !== undefined) return dataCenter.upload
  throw unconfirmed(dataCenter, 'the upload host', "upload: 'https://…'")
}

/**
 * The origin that a file is downloaded from: the one that an answer names, when the row lists it for downloads or as its
 * API; for a path without a host (`''`) the first one listed.
 *
 * @throws {@link UnconfirmedHostError} for any other
 */
export function downloadOrigin(dataCenter: DataCenter, environment: Environment, named: string): string {
  const listed = dataCenter.downloads ?? []
  const origin =
    named === '' ? listed[0] : [...listed, dataCenter.api[environment]].find((each) => each === named)
  if (origin !== undefined) return origin
  const what = named === '' ? 'a download host' : `${quoteAscii(named)} as a download host`
  throw unconfirmed(dataCenter, what, "downloads: ['https://…']")
}

/** All environments, production first. */
export const environments: readonly Environment[] = Object.freeze([
  'production',
  'sandbox',
  'developer',
] as const)

function unconfirmed(dataCenter: DataCenter, what: string, member: string): UnconfirmedHostError {
  return new UnconfirmedHostError(
    `Nobody has confirmed ${what} of data center ${dataCenter.id}. When you know it, add it in ` +
      `code: defineDataCenter({ ...row, ${member} }), and pass the row in dataCenters.`,
    dataCenter.id,
  )
}

function unknown(what: string, value: string, table: readonly DataCenter[]): UnknownDataCenterError {
  const known = table.map((row) => row.id)
  const near = nearest(value, table)
  return new UnknownDataCenterError(
    `${what}. Known: ${known.length === 0 ? 'none, the table in use is empty' : known.join(', ')}.${near === undefined ? '' : ` Did you mean ${near}?`} ` +
      'A data center that is not listed is added in code, with defineDataCenter and the dataCenters option.',
    known,
    near,
  )
}

/** Quoted, and with every letter that only looks like an ASCII one shown as what it is. */
function quoteAscii(text: string): string {
  return escapeEach(quote(text), /[^\u0020-\u007E]/g)
}
