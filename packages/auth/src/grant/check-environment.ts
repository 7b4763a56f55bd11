import { apiOrigin, environments, type DataCenter, type Environment } from '@x/dc'
import { quote } from '@x/dc/error'

/** @throws TypeError for what is not an environment; `undefined` is left to Zoho's answer */
export function checkEnvironment(environment: unknown): asserts environment is Environment | undefined {
  if (environment === undefined || environments.some((each) => each === environment)) return
  throw new TypeError(`environment is one of ${environments.join(', ')}, not ${quote(environment)}.`)
}

/**
 * Checks, before anything is sent, that the environment's host is known in that data center.
 *
 * @throws UnconfirmedHostError
 */
export function checkHost(dc: DataCenter, environment: Environment | undefined): void {
  if (environment !== undefined) apiOrigin(dc, environment)
}
