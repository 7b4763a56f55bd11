import { html } from 'hono/html'
import type { JournalEntry } from '../kernel/journal.ts'
import { breakable } from '../pages/breakable.ts'
import type { Markup } from '../pages/page.ts'
import { time } from './section.ts'
import type { ControlState } from './state.ts'

/** The last requests, newest first. Each opens; its headers and bodies come when it does. */
export function requests(state: ControlState): Markup {
  if (state.journal.length === 0)
    return html`<p class="empty">
      No requests yet. The line above with <code>curl</code> makes the first one.
    </p>`
  return html`<ol class="requests">
    ${state.journal.map((entry, index) => request(entry, state.requests - index))}
  </ol>`
}

function request(entry: JournalEntry, number: number): Markup {
  const { at, dc, role, environment, method, path, grantType } = entry
  return html`<li>
    <details id="request-${number}" data-request="/requests/${number}">
      <summary>
        <time>${time(at).slice(11, 19)}</time>
        <b>${method}</b>
        <code>${breakable(path)}${grantType === undefined ? '' : html` <small>${grantType}</small>`}</code>
        <span class="where">${dc} ${role === 'accounts' ? 'accounts' : environment}</span>
        ${answerOf(entry)}
      </summary>
      ${facts(entry)}
      <p><a href="/requests/${number}">Headers and bodies</a></p>
    </details>
  </li> `
}

/** How it ended: in words, and with a colour. */
function answerOf({ status, code, fault }: JournalEntry): Markup {
  const kind = status === 0 || status >= 400 || isError(code) ? 'bad' : 'good'
  const words = [status === 0 ? 'no answer' : status, code].filter(Boolean).join(' ')
  return html`<span class="answer ${kind}"
    >${words}${fault === undefined ? '' : html` <small>fault ${fault}</small>`}</span
  >`
}

/** Zoho's accounts servers answer 200 to what they refuse. */
const isError = (code: string | undefined): boolean => code !== undefined && code !== 'SUCCESS'

/** What the journal keeps of a request; secrets were masked when it was noted. */
export function facts({ query, form = {}, scheme, ms, secretsInQuery }: JournalEntry): Markup {
  const all: readonly (readonly [string, string])[] = [
    ['query', query],
    ...Object.entries(form),
    ['authorization', scheme ?? ''],
    ['secrets in the address', secretsInQuery.join(', ')],
    ['took', `${Math.round(ms)} ms`],
  ]
  return html`<dl>
    ${all
      .filter(([, value]) => value !== '')
      .map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd><code>${value}</code></dd>`,
      )}
  </dl>`
}
