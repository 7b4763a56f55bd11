import { html } from 'hono/html'
import type { Markup } from '../pages/page.ts'

/** A part that one opens; it stays open while the page follows along. */
export function folded(id: string, title: Markup, content: Markup): Markup {
  return html`<details class="folded" id="${id}">
    <summary>${title}</summary>
    ${content}
  </details>`
}

/** A table that scrolls inside, or the words for none. */
export function table(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly unknown[])[],
  empty: string,
): Markup {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`
  return html`<div class="scroll card" tabindex="0" role="region" aria-label="${title}">
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

/** An instant of the emulator's clock, for people. */
export function time(instant: number): string {
  return Math.abs(instant) <= 8.64e15 ? new Date(instant).toISOString() : String(instant)
}
