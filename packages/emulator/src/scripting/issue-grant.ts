import type { DataCenter, Environment } from '@x/dc'
import { apiOrigin, getDataCenter } from '@x/dc'
import { quote } from '@x/dc/error'
import { loginUsers } from '../accounts/login-users.ts'
import { parseScopes } from '../accounts/scopes.ts'
import type { Subject } from '../kernel/token-rows.ts'
import { inside, type Emulator } from '../emulator.ts'
import type { RegisteredClient } from '../kernel/clients.ts'

/** For whom, where and what. */
export interface GrantRequest {
  /** Id of the data center. */
  readonly dc: string
  readonly scopes: readonly string[]
  /** @default 'production' */
  readonly environment?: Environment
  /** Id or e-mail address of a user. @default the first who can log in */
  readonly user?: string
  /** Id, zgid or name of the organization, where there are several. */
  readonly organization?: string
  /** @default the ready web client */
  readonly client?: RegisteredClient
  /** The rows that `apiDomain` is taken from; those of `listen` for its addresses. @default the emulator's own */
  readonly dataCenters?: readonly DataCenter[]
}

/** A grant without the walk through the consent page. */
export interface IssuedGrant {
  readonly refreshToken: string
  readonly accessToken: string
  readonly apiDomain: string
  /** Epoch milliseconds of the emulator's clock. */
  readonly expiresAt: number
}

/**
 * A refresh token and a first access token, without a login.
 *
 * @throws TypeError when there is no such data center, environment, user or scope
 */
export function issueGrant(emulator: Emulator, request: GrantRequest): IssuedGrant {
  const { tokens } = emulator[inside].services
  const grant = tokens.addGrant(subjectOf(emulator, request))
  const { value, expiresAt } = tokens.issue(grant, grant)
  const row = getDataCenter(request.dc, request.dataCenters ?? emulator.dataCenters)
  return {
    refreshToken: grant.value,
    accessToken: value,
    apiDomain: apiOrigin(row, grant.environment),
    expiresAt,
  }
}

/** @internal Whom a request of a script speaks of. */
export function subjectOf(emulator: Emulator, request: GrantRequest): Subject {
  const { organizations, clients } = emulator[inside].services
  const { environment = 'production', user, organization, client = emulator.client } = request
  const { id: dc } = getDataCenter(request.dc, emulator.dataCenters)
  if (clients.get(client.clientId)?.dataCenters.includes(dc) !== true) {
    throw new TypeError(`The client is not enabled in data center ${dc}.`)
  }
  const places = organizations.of(dc, environment)
  const place =
    organization === undefined
      ? places[0]
      : places.find(({ crm }) => {
          const { id, zgid, name } = crm.organization()
          return [id, zgid, name].includes(organization)
        })
  if (place === undefined) {
    throw new TypeError(
      `Data center ${dc} has no ${environment} organization${organization === undefined ? '' : ` ${quote(organization)}`}.`,
    )
  }
  const users = loginUsers(place)
  const found = user === undefined ? users[0] : users.find((each) => each.id === user || each.email === user)
  if (found === undefined) {
    throw new TypeError(
      `Nobody ${quote(user ?? '')} can log in to that organization. For example: ${users[0]?.email ?? 'nobody at all'}.`,
    )
  }
  const scopes = parseScopes(request.scopes.join(','))
  if (scopes === undefined) {
    throw new TypeError(`One of the scopes ${quote(request.scopes.join(','))} does not exist at Zoho.`)
  }
  return { dc, environment, place: place.key, clientId: client.clientId, userId: found.id, scopes }
}
