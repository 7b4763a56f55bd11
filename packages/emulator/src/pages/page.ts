import { html, raw } from 'hono/html'
import { styleOfTools } from './style-of-tools.ts'
import { style } from './style.ts'

/** A piece of a page; every text put into one is escaped. */
export type Markup = ReturnType<typeof html>

/** A whole page. No scripts, nothing loaded from elsewhere, never inside a frame. */
export function page(title: string, content: Markup, status = 200): Response {
  return pageWith({ title, content, status, policy: '', width: 'narrow', script: '' })
}

/** A whole page with a script of its own. */
export function pageWith(options: {
  readonly title: string
  readonly content: Markup
  readonly status: number
  /** More of the content security policy, each part ending in `;`. */
  readonly policy: string
  readonly width: 'narrow' | 'wide'
  /** Address of a script, or ''. */
  readonly script: string
}): Response {
  const { title, content, status, policy, width, script } = options
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Zoho emulator</title>
<style>${raw(width === 'wide' ? style + styleOfTools : style)}</style>
</head>
<body>
<main${width === 'wide' ? raw(' class="wide"') : ''}>
<p class="soft">Zoho emulator, not Zoho</p>
${content}
</main>
${script === '' ? '' : html`<script src="${script}" defer></script>`}
</body>
</html>
`
  return new Response(textOf(document), {
    status,
    headers: {
      'content-type': 'text/html;charset=UTF-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; ${policy}`,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** Markup is a promise only when a promise was put into it, which no page here does. */
function textOf(markup: Markup): string {
  if (markup instanceof Promise) throw new TypeError('A page must not wait for a part of itself.')
  return markup.toString()
}
