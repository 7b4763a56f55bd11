import { html } from 'hono/html'
import { inside, type Emulator } from '../emulator.ts'
import { maskBody, maskHeaders } from '../kernel/masked-exchange.ts'
import { maskingOf } from '../kernel/masking.ts'
import { secretsOf } from '../kernel/services.ts'
import { pageWith, type Markup } from '../pages/page.ts'
import { facts } from './requests.ts'

type Headers = readonly (readonly [string, string])[]

/** A request of the journal with its headers and bodies, by its number; undefined when it is not held any more. */
export async function exchangePage(emulator: Emulator, number: number): Promise<Response | undefined> {
  const { services } = emulator[inside]
  const { journal, exchanges } = services
  const entries = journal.entries()
  const entry = entries.at(number - journal.total - 1)
  if (entry === undefined || number > journal.total || number <= journal.total - entries.length)
    return undefined
  const masking = maskingOf(secretsOf(services))
  const { method, path, query, role, status } = entry
  const exchange = exchanges.of(entry)
  const answer = exchange?.answer
  const target = `${method} ${path}${query === '' ? '' : `?${query}`}`
  return pageWith({
    title: target,
    width: 'wide',
    status: 200,
    policy: '',
    script: '',
    content: html`<h1>${method} <code>${path}</code></h1>
      ${facts(entry)}
      <div class="exchange">
        ${
          exchange === undefined
            ? html`<p class="soft">Its headers and bodies are not kept: only those of the last fifty are.</p>`
            : message(
                'Request',
                target,
                maskHeaders(masking, exchange.headers),
                maskBody(masking, role, exchange.body),
              )
        }
        ${
          answer === undefined
            ? ''
            : message(
                'Answer',
                String(status),
                maskHeaders(masking, answer.headers),
                maskBody(masking, role, await answer.body),
              )
        }
      </div>
      <p><a href="/">All requests</a></p>`,
  })
}

function message(title: string, first: string, headers: Headers, body: string): Markup {
  const lines = [first, ...headers.map(([name, value]) => `${name}: ${value}`)]
  return html`<section>
    <h2>${title}</h2>
    <pre tabindex="0">${lines.join('\n')}${body === '' ? '' : `\n\n${body}`}</pre>
  </section>`
}
