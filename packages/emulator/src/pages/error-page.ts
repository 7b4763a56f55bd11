import { html } from 'hono/html'
import { page } from './page.ts'

/** What the accounts server shows when something is wrong with a request. */
export function errorPage(status: number, title: string, text: string): Response {
  return page(
    title,
    html`<div class="card">
      <h1 class="bad">${title}</h1>
      <p>${text}</p>
    </div>`,
    status,
  )
}
