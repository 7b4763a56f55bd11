import { dataCenters as shipped, defineDataCenter, environments, getDataCenter, type DataCenter } from '@x/dc'
import { systemClock } from '@x/dc/clock'
import { quote } from '@x/dc/error'
import { checkTimeout } from './check-timeout.ts'
import { attachSettings, type Client, type ClientOptions } from './client.ts'
import { createEmit } from './events.ts'
import { budgetOf } from './retry-budget.ts'

const known = new Set([
  'token',
  'dc',
  'environment',
  'version',
  'dataCenters',
  'fetch',
  'limiter',
  'clock',
  'onEvent',
  'timeout',
])

/**
 * A client. It holds no connection and nothing to close; make as many as there are tokens.
 *
 * @throws TypeError for an option that is unknown or makes no sense
 * @throws UnknownDataCenterError when `dc` is not in the table
 * @example
 * const zoho = createClient({ token: tokenFor(auth, 'acme') })
 */
export function createClient(options: ClientOptions): Client {
  checkOptions(options)
  const { token, environment, version = 'v7', clock = systemClock, timeout = 30_000 } = options
  const dataCenters = checkTable(options.dataCenters ?? shipped)
  const dataCenter = options.dc === undefined ? undefined : getDataCenter(options.dc, dataCenters)
  const settings = {
    token,
    dataCenter,
    environment,
    version,
    dataCenters,
    fetch: options.fetch ?? ((request, init) => globalThis.fetch(request, init)),
    limiter: options.limiter,
    clock,
    emit: createEmit(options.onEvent),
    timeout: checkTimeout(timeout),
    budget: budgetOf(options.limiter ?? token),
  }
  return attachSettings({ clock, version, dc: dataCenter?.id, environment }, settings)
}

function checkOptions(options: ClientOptions): void {
  for (const name of Object.keys(options)) {
    if (!known.has(name)) {
      throw new TypeError(
        `Unknown option ${quote(name)} for createClient. Options: ${[...known].join(', ')}.`,
      )
    }
  }
  const { token, version, environment } = options
  if (typeof token !== 'function') {
    throw new TypeError(
      'token must be a function that returns { value, apiDomain }, such as tokenFor(auth, grantId).',
    )
  }
  if (version !== undefined && !/^v\d+(?:\.\d+)?$/.test(version)) {
    throw new TypeError(`version must look like "v7", not ${quote(version)}.`)
  }
  if (environment !== undefined && !environments.includes(environment)) {
    throw new TypeError(`environment must be one of ${environments.join(', ')}, not ${quote(environment)}.`)
  }
  for (const name of ['fetch', 'onEvent'] as const) {
    if (options[name] !== undefined && typeof options[name] !== 'function')
      throw new TypeError(`${name} must be a function.`)
  }
  if (options.limiter !== undefined && typeof options.limiter?.acquire !== 'function') {
    throw new TypeError('limiter must be a limiter such as createLimiter({ concurrency: 10 }) makes.')
  }
}

/** Tokens go where this table says, so its rows are checked and copied: nobody changes them afterwards. */
function checkTable(rows: readonly DataCenter[]): readonly DataCenter[] {
  if (rows === shipped) return rows
  if (!Array.isArray(rows) || rows.length === 0) {
    throw new TypeError('dataCenters must be an array with at least one row of @x/dc.')
  }
  const table = rows.map((row: DataCenter) => defineDataCenter(row))
  const ids = table.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new TypeError(`Two rows of dataCenters have the same id, ${quote(twice)}.`)
  return Object.freeze(table)
}
