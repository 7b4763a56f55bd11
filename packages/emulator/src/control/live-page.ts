import { html } from 'hono/html'
import { pageWith, type Markup } from '../pages/page.ts'
import type { ControlState } from './state.ts'

/** Fetches the changing part again whenever the emulator says that something happened. */
export const script = `
const live = document.getElementById('live')
let busy = false
new EventSource('/events').onmessage = async () => {
  if (busy) return
  busy = true
  try {
    const response = await fetch('/live')
    if (response.ok) live.innerHTML = await response.text()
  } finally {
    busy = false
  }
}
`

/** The page of the control port. */
export function controlPage(state: ControlState): Response {
  return pageWith({
    title: 'Controls',
    width: 'wide',
    status: 200,
    policy: "script-src 'self'; connect-src 'self'",
    script: '/live.js',
    content: html`<h1>The emulator is running</h1>
      <div id="live">${liveMarkup(state)}</div>`,
  })
}

/** The part of the page that changes. */
export function liveMarkup(state: ControlState): Markup {
  return html`<p>
      Its clock says <code>${time(state.now)}</code>. ${state.requests} requests, ${state.liveTokens} live
      access tokens, ${state.refreshTokens} refresh tokens.
    </p>
    ${faults(state)} ${journal(state)} ${tokens(state)} ${organizations(state)} ${dataCenters(state)}
    ${clients(state)}`
}

function section(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly unknown[])[],
  empty: string,
): Markup {
  return html`<section class="card">
    <h2>${title}</h2>
    ${
      rows.length === 0
        ? html`<p class="soft">${empty}</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label="${title}">
            <table>
              <thead>
                <tr>
                  ${heads.map((head) => html`<th scope="col">${head}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${rows.map(
                  (row) =>
                    html`<tr>
                      ${row.map((cell) => html`<td>${cell}</td>`)}
                    </tr> `,
                )}
              </tbody>
            </table>
          </div>`
    }
  </section>`
}

function journal(state: ControlState): Markup {
  return section(
    'Journal',
    ['time', 'where', 'request', 'answer'],
    state.journal.map((entry) => [
      time(entry.at).slice(11, 19),
      `${entry.dc} ${entry.role === 'accounts' ? 'accounts' : entry.environment}`,
      html`<code>${entry.method} ${entry.path}</code
        >${entry.grantType === undefined ? '' : ` ${entry.grantType}`}`,
      [
        entry.status === 0 ? 'none' : entry.status,
        entry.code,
        entry.fault === undefined ? '' : `(fault ${entry.fault})`,
      ]
        .filter(Boolean)
        .join(' '),
    ]),
    'No requests yet.',
  )
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

function time(instant: number): string {
  return Math.abs(instant) <= 8.64e15 ? new Date(instant).toISOString() : String(instant)
}
