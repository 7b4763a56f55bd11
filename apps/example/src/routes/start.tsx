import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { takeNotice } from '../session/take-notice.ts'
import { StartPage } from '../views/start-page.tsx'
import { safeReturnTo } from '../security.ts'

/** The first page. */
export const start = new Hono<AppEnv>().get('/', takeNotice, (c) => {
  const { dataCenters, dc, flows, emulator } = c.get('zoho')
  const asked = c.req.query('returnTo')
  return c.render(
    <StartPage
      data={c.get('session').data}
      dataCenters={dataCenters}
      home={dc}
      flows={flows}
      returnTo={asked === undefined ? undefined : safeReturnTo(asked, c.get('origin'))}
      local={emulator !== undefined}
    />,
    { title: 'Start' },
  )
})
