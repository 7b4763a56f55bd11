import { html } from 'hono/html'
import type { Markup } from './page.ts'

/** A path or a scope that breaks before its slashes and behind its dots, and seldom within a word. */
export function breakable(text: string): Markup {
  return html`${text.split(/(?=\/)|(?<=\.)/).map((part) => html`${part}<wbr />`)}`
}
