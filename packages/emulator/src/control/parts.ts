import { html } from 'hono/html'
import type { Markup } from '../pages/page.ts'
import { folded, table } from './section.ts'
import type { ControlState } from './state.ts'

/** Faults that wait for a request; nothing when none do. */
export function faults(state: ControlState): Markup {
  if (state.faults.length === 0) return html``
  return html`<p class="waiting">
    ${state.faults.length === 1 ? 'A fault waits' : `${state.faults.length} faults wait`}:
    ${state.faults
      .map(({ name, endpoint = 'anything', left }) => `${name} for ${endpoint}, ${timesOf(left)}`)
      .join('; ')}.
  </p>`
}

const timesOf = (left: number): string =>
  left === Infinity ? 'always' : left === 1 ? 'once' : `${left} times`

/** Access tokens that are good now. */
export function tokens(state: ControlState): Markup {
  return table(
    'Live access tokens',
    ['token', 'where', 'user', 'scopes', 'left'],
    state.tokens.map((token) => [
      html`<code>${token.token}</code>`,
      `${token.dc} ${token.environment}`,
      token.user,
      html`<details>
        <summary>${token.scopes.length === 1 ? token.scopes[0] : `${token.scopes.length} scopes`}</summary>
        ${token.scopes.join(', ')}
      </details>`,
      leftOf(token.secondsLeft),
    ]),
    'No access token is live. A login, or POST /grants, makes one.',
  )
}

const leftOf = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`

/** Each organization with its user groups. */
export function organizations(state: ControlState): Markup {
  return html`${state.organizations.map(
    ({ place, dc, environment, organization, users, roles, territories, groups }) =>
      folded(
        `organization-${place.replaceAll('/', '-')}`,
        html`<b>${organization.name}</b> ${dc} ${environment}
          <small>${users.active} active users, ${roles} roles, ${territories} territories</small>`,
        table(
          `User groups of ${organization.name}, ${dc} ${environment}`,
          ['user group', 'id', 'sources', 'members'],
          groups.map((group) => [group.name, html`<code>${group.id}</code>`, group.sources, group.members]),
          'No user groups.',
        ),
      ),
  )}`
}

/** Where each data center listens. */
export function dataCenters(state: ControlState): Markup {
  return table(
    'Data centers',
    ['id', 'accounts', 'API', 'sandbox', 'developer'],
    state.dataCenters.map(({ id, name, accounts, api }) => [
      `${id} ${name}`,
      ...[accounts, api.production, api.sandbox, api.developer].map((origin) =>
        origin === undefined ? '' : html`<code>${origin}</code>`,
      ),
    ]),
    'None.',
  )
}

/** Who may ask for tokens. */
export function clients(state: ControlState): Markup {
  return table(
    'Clients',
    ['type', 'client id', 'secret', 'redirect addresses'],
    state.clients.map((client) => [
      `${client.type}, ${client.name}`,
      html`<code>${client.clientId}</code>`,
      html`<code>${client.clientSecret}</code>`,
      client.redirectUris.join(' '),
    ]),
    'None.',
  )
}
