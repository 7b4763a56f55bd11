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

/** The controls as buttons. Each sends what a test would send; the page says what came back. */
export function toolbar(): Markup {
  return html`<section class="card" aria-label="Controls">
    ${row('Let time pass', time)} ${row('Tokens', tokens)} ${row('Spoil the next answer', faults)}
    <h2>State</h2>
    <div class="actions small">
      <button data-method="DELETE" data-path="/journal">Clear the journal</button>
      <button data-method="POST" data-path="/reset">Begin again</button>
      <a class="button" href="/snapshot" download="emulator-snapshot.json">Save a snapshot</a>
      <label class="button">Load a snapshot <input type="file" id="snapshot" accept=".json" /></label>
    </div>
    <p id="said" role="status" class="soft"></p>
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

/** Follows along, and turns the controls. What somebody has opened stays open. */
export const script = `
const live = document.getElementById('live')
const said = document.getElementById('said')
let busy = false
async function refresh() {
  if (busy) return
  busy = true
  try {
    const response = await fetch('/live')
    if (!response.ok) return
    const open = [...live.querySelectorAll('details[open]')].map((part) => part.id)
    live.innerHTML = await response.text()
    for (const id of open) document.getElementById(id)?.setAttribute('open', '')
    filter()
  } finally {
    busy = false
  }
}
new EventSource('/events').onmessage = refresh

async function send(label, method, path, body) {
  const headers = body ? { 'content-type': 'application/json' } : {}
  const answer = await fetch(path, { method, headers, body: body || undefined }).catch(() => undefined)
  const { error } = (await answer?.json().catch(() => undefined)) ?? {}
  said.textContent = answer?.ok ? label + ': done.' : label + ': ' + (error ?? 'the emulator does not answer.')
  await refresh()
}
document.addEventListener('click', ({ target }) => {
  const button = target.closest('button[data-path]')
  if (button) send(button.textContent.trim(), button.dataset.method, button.dataset.path, button.dataset.body)
})
document.getElementById('snapshot').addEventListener('change', async ({ target }) => {
  const [file] = target.files
  if (file) await send(file.name, 'PUT', '/snapshot', await file.text())
  target.value = ''
})

const wanted = document.getElementById('filter')
function filter() {
  const text = wanted.value.trim().toLowerCase()
  for (const row of live.querySelectorAll('#journal tbody tr'))
    row.hidden = text !== '' && !row.textContent.toLowerCase().includes(text)
}
wanted.addEventListener('input', filter)
`
