import { html } from 'hono/html'
import type { Markup } from '../pages/page.ts'

interface Tool {
  readonly label: string
  readonly method: 'POST' | 'DELETE'
  readonly path: string
  readonly body?: object
}

const A_MINUTE = 60_000

const time: readonly Tool[] = [
  { label: 'A minute', method: 'POST', path: '/clock', body: { advance: A_MINUTE } },
  { label: 'Ten minutes', method: 'POST', path: '/clock', body: { advance: 10 * A_MINUTE } },
  { label: 'An hour', method: 'POST', path: '/clock', body: { advance: 60 * A_MINUTE } },
  { label: 'A day', method: 'POST', path: '/clock', body: { advance: 1440 * A_MINUTE } },
]

const tokens: readonly Tool[] = [
  { label: 'Expire access tokens', method: 'POST', path: '/access-tokens/expire' },
  { label: 'Push access tokens out', method: 'POST', path: '/access-tokens/evict' },
]

const faults: readonly Tool[] = [
  { label: '429', method: 'POST', path: '/faults', body: { name: '429', endpoint: 'crm', retryAfter: 2 } },
  { label: '500', method: 'POST', path: '/faults', body: { name: 'status', endpoint: 'crm', status: 500 } },
  { label: 'A web page', method: 'POST', path: '/faults', body: { name: 'html', endpoint: 'crm' } },
  { label: 'No answer', method: 'POST', path: '/faults', body: { name: 'hang', endpoint: 'crm' } },
  { label: 'A cut line', method: 'POST', path: '/faults', body: { name: 'reset', endpoint: 'crm' } },
  { label: 'Half a second', method: 'POST', path: '/faults', body: { name: 'delay', delay: 500 } },
  { label: 'No tokens', method: 'POST', path: '/faults', body: { name: 'throttle', endpoint: 'token' } },
  { label: 'None of them', method: 'DELETE', path: '/faults' },
]

const everything: readonly Tool[] = [
  { label: 'Clear the requests', method: 'DELETE', path: '/journal' },
  { label: 'Begin again', method: 'POST', path: '/reset' },
]

/** The controls as buttons. Each sends what a test would send; the page says what came back. */
export function toolbar(): Markup {
  return html`<section id="controls" aria-label="Time and faults">
    <p id="said" role="status"></p>
    ${row('Let time pass', time)} ${row('Spoil the next answer', faults)} ${row('Tokens', tokens)}
    ${row('Everything', everything)}
    <h2>Snapshot</h2>
    <div class="actions small">
      <a class="button" href="/snapshot" download="emulator-snapshot.json">Save</a>
      <label class="button">Load <input type="file" id="snapshot" accept=".json" /></label>
    </div>
    <p class="soft">Clients with their secrets, tokens and records: a file to keep to yourself.</p>
  </section>`
}

function row(title: string, tools: readonly Tool[]): Markup {
  return html`<h2>${title}</h2>
    <div class="actions small">
      ${tools.map(
        ({ label, method, path, body }) =>
          html`<button
            data-method="${method}"
            data-path="${path}"
            data-body="${body === undefined ? '' : JSON.stringify(body)}"
          >
            ${label}
          </button> `,
      )}
    </div>`
}
