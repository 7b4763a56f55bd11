import { Hono } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { comeAgain } from '../session/come-again.ts'
import { addressOf } from '../session/session.ts'
import { DevicePage, DeviceState } from '../views/device-page.tsx'
import { newGrantId } from '../zoho/connected.ts'
import { keepTenant } from '../zoho/connected.ts'
import { createDeviceJobs } from '../zoho/device-login.ts'

/** Connecting a program that has no browser. The address waits for the code to be typed somewhere else. */
export function connectDevice(): Hono<AppEnv> {
  const jobs = createDeviceJobs()
  return (
    new Hono<AppEnv>()
      .get('/', (c) => {
        const { data } = c.get('session')
        const job = jobs.get(data.device)
        if (job?.state === 'done') return c.redirect('/connect/device/done', 303)
        const { emulator, clock } = c.get('zoho')
        const page = { csrf: data.csrf, job, now: clock.now(), hurry: emulator !== undefined }
        return c.render(<DevicePage {...page} />, { title: 'Connect a device' })
      })
      .get('/state', (c) => {
        const job = jobs.get(c.get('session').data.device)
        if (job === undefined || job.state === 'failed') c.header('live-end', '')
        if (job?.state === 'done') c.header('live-end', '/connect/device/done')
        return c.html(<DeviceState job={job} now={c.get('zoho').clock.now()} />)
      })
      .post('/', async (c) => {
        const zoho = c.get('zoho')
        const session = c.get('session')
        if (session.data.device !== undefined) await jobs.drop(session.data.device)
        const { grantId } = await jobs.start(zoho.auth('device'), newGrantId())
        await session.update((data) => ({ ...data, device: grantId }))
        return c.redirect('/connect/device', 303)
      })
      .post('/cancel', async (c) => {
        const session = c.get('session')
        if (session.data.device !== undefined) await jobs.drop(session.data.device)
        await session.update((data) => ({ ...data, device: undefined }))
        return c.redirect('/connect/device', 303)
      })
      // Only the emulator's clock can be hurried: a device may ask Zoho once in thirty seconds.
      .post('/hurry', (c) => {
        c.get('zoho').emulator?.emulator.clock.advance(30_000)
        return c.redirect('/connect/device', 303)
      })
      .get('/done', async (c) => {
        const zoho = c.get('zoho')
        const session = c.get('session')
        const job = jobs.get(session.data.device)
        if (job?.grant === undefined && session.hasEnded) return comeAgain(c)
        if (job?.grant === undefined) return c.redirect('/connect/device', 303)
        const login = { flow: 'device', startedAt: zoho.dc, grant: job.grant } as const
        if (!(await keepTenant(zoho, session, login))) return comeAgain(c)
        jobs.keep(job.grantId)
        return c.redirect(`${addressOf(job.grant)}/home`, 303)
      })
  )
}
