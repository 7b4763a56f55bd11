import {
  apiOrigin,
  dataCenters,
  defineDataCenter,
  evidence,
  getDataCenter,
  resolveApiDomain,
  resolveRedirect,
  singapore,
  type DataCenter,
} from '@x/dc'
import type { Clock } from '@x/dc/clock'

// #region first
/** Where to exchange the code of a login that started at the US: the row's own address, never the redirect's. */
export function tokenAddress(callback: URL): string {
  const location = callback.searchParams.get('location') ?? undefined
  const accountsServer = callback.searchParams.get('accounts-server') ?? undefined
  const { accounts } = resolveRedirect({ location, accountsServer }, getDataCenter('us'))
  return `${accounts}/oauth/v2/token`
}

// #region api-domain
/** Where to call the API: what Zoho's token answer names, when it is an address of the table. */
export function apiAddress(apiDomain: string): string {
  const { dataCenter, environment, origin } = resolveApiDomain(apiDomain)
  return `${origin} (${dataCenter.name}, ${environment})`
}
// #endregion api-domain
// #endregion first

// #region environment
/** The sandbox of a data center, when somebody has confirmed its host. */
export function sandbox(dc: string): string {
  return apiOrigin(getDataCenter(dc), 'sandbox')
}
// #endregion environment

// #region own
/** The table that you serve: some of the shipped rows, others that you add, and a server of your own for tests. */
export const table: readonly DataCenter[] = [
  ...dataCenters.filter(({ id }) => ['us', 'eu', 'in'].includes(id)),
  singapore,
  defineDataCenter({
    id: 'local',
    accounts: 'http://127.0.0.1:4601',
    api: { production: 'http://127.0.0.1:4602' },
  }),
]
// #endregion own

// #region evidence
/** The data centers whose production API Zoho documents; the others were only seen to answer. */
export const documented: readonly string[] = dataCenters
  .filter(({ id }) => evidence[id]?.api.production === 'documented')
  .map(({ name }) => name)
// #endregion evidence

// #region clock
/** A clock for tests: time passes when it is told to. */
export function stoppedClock(start: number): Clock & { pass(ms: number): void } {
  let passed = 0
  return {
    now: () => start + passed,
    monotonic: () => passed,
    sleep: async (ms) => {
      passed += ms
    },
    pass: (ms) => {
      passed += ms
    },
  }
}
// #endregion clock
