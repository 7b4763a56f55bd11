import { html } from 'hono/html'
import { pageWith, type Markup } from '../pages/page.ts'
import { clients, dataCenters, faults, organizations, tokens } from './parts.ts'
import { recordsPanel } from './records-panel.ts'
import { requests } from './requests.ts'
import { time } from './section.ts'
import type { ControlState } from './state.ts'
import { toolbar } from './tools.ts'

/** What one can look at; the first is shown when none is chosen. Below a wide screen the controls are one of them. */
const views = [
  ['requests', 'Requests'],
  ['organizations', 'Organizations'],
  ['records', 'Records'],
  ['tokens', 'Tokens'],
  ['controls', 'Time and faults'],
  ['addresses', 'Addresses'],
] as const

/** The page of the control port. */
export function controlPage(state: ControlState): Response {
  return pageWith({
    title: 'Controls',
    width: 'wide',
    status: 200,
    policy: "script-src 'self'; connect-src 'self'",
    script: '/live.js',
    content: html`<header>
        <h1>The emulator is running</h1>
        ${part('counts', counts(state))}
      </header>
      ${firstCall(state)}
      <nav class="tabs" aria-label="Views">
        ${views.map(([id, name]) => html`<a href="#${id}">${name}</a>`)}
      </nav>
      <div class="views">
        <section id="requests" aria-label="Requests">
          <h2>Requests</h2>
          <p class="filter">
            <label for="filter">Show requests with</label>
            <input type="text" id="filter" placeholder="400, crm, token …" />
          </p>
          ${part('faults', faults(state))} ${part('journal', requests(state))}
        </section>
        <section id="organizations" aria-label="Organizations">
          <h2>Organizations in use</h2>
          ${part('organizations', organizations(state))}
        </section>
        ${recordsPanel(state)}
        <section id="tokens" aria-label="Tokens">
          <h2>Live access tokens</h2>
          ${part('tokens', tokens(state))}
        </section>
        ${toolbar()}
        <section id="addresses" aria-label="Addresses">
          <h2>Data centers</h2>
          ${part('data-centers', dataCenters(state))}
          <h2>Clients</h2>
          ${part('clients', clients(state))}
        </section>
      </div>`,
  })
}

/** The parts of the page that change. */
export function liveMarkup(state: ControlState): Markup {
  return html`${part('counts', counts(state))} ${part('faults', faults(state))}
  ${part('journal', requests(state))} ${part('organizations', organizations(state))}
  ${part('tokens', tokens(state))} ${part('data-centers', dataCenters(state))}
  ${part('clients', clients(state))}`
}

const part = (name: string, content: Markup): Markup => html`<div data-part="${name}">${content}</div>`

function counts({ now, requests: all, liveTokens, refreshTokens }: ControlState): Markup {
  const [date = '', hour = ''] = time(now).split('T')
  return html`<p class="counts">
    <span><b>${hour.slice(0, 8)}</b> ${date}, its clock</span>
    <span><b>${all}</b> ${all === 1 ? 'request' : 'requests'}</span>
    <span><b>${liveTokens}</b> live access ${liveTokens === 1 ? 'token' : 'tokens'}</span>
    <span><b>${refreshTokens}</b> refresh ${refreshTokens === 1 ? 'token' : 'tokens'}</span>
  </p>`
}

/** What one needs first: where it is, with which client, and a line that shows that it answers. */
function firstCall({ dataCenters: [first], clients: known }: ControlState): Markup {
  const [client] = known
  if (first === undefined || client === undefined) return html``
  const lines: readonly (readonly [string, string])[] = [
    [`Accounts, ${first.name}`, first.accounts],
    [`API, ${first.name}`, first.api.production],
    ['Client', client.clientId],
    ['Try it', `curl ${first.api.production}/crm/v8/org`],
  ]
  return html`<dl class="first card">
    ${lines.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd><code>${value}</code></dd>
        </div>`,
    )}
  </dl>`
}
