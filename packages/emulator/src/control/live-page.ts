import { html } from 'hono/html'
import { pageWith, type Markup } from '../pages/page.ts'
import { journal } from './journal-table.ts'
import { recordsPanel } from './records-panel.ts'
import { folded, section, time } from './section.ts'
import type { ControlState } from './state.ts'
import { toolbar } from './tools.ts'

/** The page of the control port. */
export function controlPage(state: ControlState): Response {
  return pageWith({
    title: 'Controls',
    width: 'wide',
    status: 200,
    policy: "script-src 'self'; connect-src 'self'",
    script: '/live.js',
    content: html`<h1>The emulator is running</h1>
      ${firstCall(state)} ${toolbar()} ${recordsPanel(state)}
      <p class="filter">
        <label for="filter">Show requests with</label>
        <input type="text" id="filter" placeholder="400, crm, token …" />
      </p>
      <div id="live">${liveMarkup(state)}</div>`,
  })
}

/** The part of the page that changes. */
export function liveMarkup(state: ControlState): Markup {
  return html`<p>
      Its clock says <code>${time(state.now)}</code>. ${state.requests} requests, ${state.liveTokens} live
      access tokens, ${state.refreshTokens} refresh tokens.
    </p>
    ${faults(state)} ${journal(state)}
    ${folded('tokens', `Live access tokens: ${state.liveTokens}`, tokens(state))}
    ${folded('organizations', `Organizations in use: ${state.organizations.length}`, organizations(state))}
    ${folded('data-centers', 'Data centers', dataCenters(state))}
    ${folded('clients', 'Clients', clients(state))}`
}

/** What one needs first: where it is, with which client, and a line that shows that it answers. */
function firstCall({ dataCenters: [first], clients: known }: ControlState): Markup {
  const [client] = known
  if (first === undefined || client === undefined) return html``
  return html`<p>
      Accounts of ${first.name} at <code>${first.accounts}</code>, API at
      <code>${first.api.production}</code>, client <code>${client.clientId}</code>. The rest is under “Data
      centers” and “Clients”.
    </p>
    <p><code>curl ${first.api.production}/crm/v8/org</code> answers that a token is missing.</p>`
}

function tokens(state: ControlState): Markup {
  return section(
    'Live access tokens',
    ['token', 'where', 'user', 'scopes', 'seconds left'],
    state.tokens.map((token) => [
      html`<code>${token.token}</code>`,
      `${token.dc} ${token.environment}`,
      token.user,
      token.scopes.join(', '),
      token.secondsLeft,
    ]),
    'None.',
  )
}

function organizations(state: ControlState): Markup {
  return html`${state.organizations.map(
    ({ dc, environment, organization, users, roles, territories, groups }) =>
      section(
        `${organization.name} · ${dc} ${environment}`,
        ['user group', 'id', 'sources', 'members'],
        groups.map((group) => [group.name, html`<code>${group.id}</code>`, group.sources, group.members]),
        `No user groups; ${users.active} active users, ${roles} roles, ${territories} territories.`,
      ),
  )}`
}

function dataCenters(state: ControlState): Markup {
  return section(
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

function clients(state: ControlState): Markup {
  return section(
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

function faults(state: ControlState): Markup {
  if (state.faults.length === 0) return html``
  return section(
    'Faults to come',
    ['fault', 'endpoint', 'times'],
    state.faults.map(({ name, endpoint = 'any', left }) => [
      name,
      endpoint,
      left === Infinity ? 'always' : left,
    ]),
    '',
  )
}
