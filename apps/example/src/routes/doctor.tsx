import { getDataCenter } from '@x/dc'
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { noteSight } from '../session/note-sight.ts'
import { DoctorPage } from '../views/doctor-page.tsx'
import { examineClient, examineStore, type Finding } from '../zoho/examine.ts'

/** What is set, what Zoho says about it, and what to tick in its console. */
export const doctor = new Hono<AppEnv>()
  .get('/', noteSight('doctor'), (c) => show(c, new Map()))
  // Asks Zoho, so it is a button and no page load.
  .post('/', async (c) => {
    const { dataCenters, auth } = c.get('zoho')
    const findings = await Promise.all(
      dataCenters.map(async (row) => [row.id, await examineClient(auth('web'), row)] as const),
    )
    return show(c, new Map(findings))
  })

async function show(c: Context<AppEnv>, findings: ReadonlyMap<string, Finding>): Promise<Response> {
  const { clients, dataCenters, redirectUri, dc, store, storePlace, emulator } = c.get('zoho')
  return c.render(
    <DoctorPage
      csrf={c.get('session').data.csrf}
      path={c.req.path}
      clients={clients}
      dataCenters={dataCenters}
      redirectUri={redirectUri}
      home={dataCenters.find((row) => row.id === dc) ?? getDataCenter(dc)}
      store={await examineStore(store)}
      storePlace={storePlace}
      findings={findings}
      local={emulator !== undefined}
    />,
    { title: 'Doctor' },
  )
}
