import { jsxRenderer } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { Rail } from './rail.tsx'

const styles = [
  'style',
  'frame',
  'tenants',
  'buttons',
  'parts',
  'notices',
  'forms',
  'pages',
  'records',
  'query',
  'onboarding',
  'code',
  'source',
  'live',
  'log',
  'charts',
  'bench',
]

/** What every page has around it. */
export const layout = jsxRenderer<AppEnv>(({ children, title }, c) => {
  const zoho = c.get('zoho')
  // Absent on the page that says that the store is away.
  const data = c.get('session')?.data
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{title} · Zoho toolkit example</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        {styles.map((name) => (
          <link rel="stylesheet" href={`/assets/${name}.css`} />
        ))}
        <script src="/assets/live.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <Rail data={data} tenant={c.get('tenant')} path={c.req.path} local={zoho.emulator !== undefined} />
        <div class="page">
          <main id="main" tabindex={-1}>
            {data?.notice === undefined ? null : (
              <p class="notice" role="status">
                {data.notice}
              </p>
            )}
            {children}
          </main>
          <footer>
            {zoho.emulator === undefined
              ? "You are talking to Zoho's servers."
              : 'You are talking to a Zoho emulator in this process: modelled on documentation, not on a live account.'}
          </footer>
        </div>
      </body>
    </html>
  )
})
