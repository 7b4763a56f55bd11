import { jsxRenderer } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { currentTenant } from '../session/session.ts'
import { TenantMenu } from './tenant-menu.tsx'

const places = [
  ['/home', 'Home'],
  ['/groups', 'Groups'],
  ['/break', 'Break things'],
  ['/doctor', 'Doctor'],
] as const

/** What every page has around it. */
export const layout = jsxRenderer<AppEnv>(({ children, title }, c) => {
  const zoho = c.get('zoho')
  // Absent on the page that says that the store is away.
  const data = c.get('session')?.data
  const tenant = data === undefined ? undefined : currentTenant(data)
  const shown = places.filter(
    ([path]) => path === '/doctor' || (path === '/break' ? zoho.emulator !== undefined : true),
  )
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{title} · Zoho toolkit example</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        {[
          'style',
          'frame',
          'buttons',
          'parts',
          'notices',
          'forms',
          'pages',
          'onboarding',
          'live',
          'bench',
        ].map((name) => (
          <link rel="stylesheet" href={`/assets/${name}.css`} />
        ))}
        <script src="/assets/live.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="bar">
          <a class="brand" href={tenant === undefined ? '/' : '/home'}>
            <svg aria-hidden="true" viewBox="0 0 24 24" width="22" height="22">
              <circle cx="7" cy="8" r="4" />
              <circle cx="17" cy="8" r="4" class="hollow" />
              <circle cx="12" cy="17" r="4" />
            </svg>
            <span>Toolkit example</span>
          </a>
          <nav aria-label="Pages">
            {shown.map(([path, name]) => (
              <a href={path} aria-current={c.req.path.startsWith(path) ? 'page' : undefined}>
                {name}
              </a>
            ))}
          </nav>
          {data === undefined ? null : <TenantMenu data={data} />}
        </header>
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
      </body>
    </html>
  )
})
