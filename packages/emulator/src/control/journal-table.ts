import { html } from 'hono/html'
import type { JournalEntry } from '../kernel/journal.ts'
import type { Markup } from '../pages/page.ts'
import { section, time } from './section.ts'
import type { ControlState } from './state.ts'

/** The last requests, newest first. */
export function journal(state: ControlState): Markup {
  return html`<div id="journal">
    ${section(
      'Journal',
      ['time', 'where', 'request', 'answer'],
      state.journal.map((entry, index) => [
        time(entry.at).slice(11, 19),
        `${entry.dc} ${entry.role === 'accounts' ? 'accounts' : entry.environment}`,
        request(entry, state.requests - index),
        [
          entry.status === 0 ? 'none' : entry.status,
          entry.code,
          entry.fault === undefined ? '' : `(fault ${entry.fault})`,
        ]
          .filter(Boolean)
          .join(' '),
      ]),
      'No requests yet.',
    )}
  </div>`
}

/** A request that opens; secrets were masked when it was noted. */
function request(entry: JournalEntry, number: number): Markup {
  const { method, path, query, form = {}, scheme, ms, secretsInQuery } = entry
  const facts: readonly (readonly [string, string])[] = [
    ['query', query],
    ...Object.entries(form),
    ['authorization', scheme ?? ''],
    ['secrets in the address', secretsInQuery.join(', ')],
    ['took', `${Math.round(ms)} ms`],
  ]
  return html`<details id="request-${number}">
    <summary>
      <code>${method} ${path}</code>${entry.grantType === undefined ? '' : ` ${entry.grantType}`}
    </summary>
    <dl>
      ${facts
        .filter(([, value]) => value !== '')
        .map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd><code>${value}</code></dd>`,
        )}
    </dl>
  </details>`
}
