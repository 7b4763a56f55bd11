import { describeGrant } from '@x/auth'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { AppEnv } from '../app-env.ts'
import { at, tenantOf, withinTenant } from '../session/tenant-of-address.tsx'
import { noteSight } from '../session/note-sight.ts'
import { BreakPage } from '../views/break-page.tsx'
import { LogEntry } from '../views/log-entry.tsx'
import type { Line } from '../zoho/activity.ts'
import { safeReturnTo } from '../security.ts'
import { breakAndCall, callZoho, inWords } from '../zoho/break.ts'
import { breakages } from '../zoho/breakage.ts'
import { entryOf } from '../zoho/entries-of-log.ts'
import type { LocalZoho } from '../zoho/local-zoho.ts'

const HEARTBEAT = 15_000
const MOST_MINUTES = 120

/** Breaking things, against the emulator only: buttons beside a live log of what the toolkit does about it. */
export function breakThings(local: LocalZoho): Hono<AppEnv> {
  return (
    new Hono<AppEnv>()
      .get('/', async (c) => {
        const zoho = c.get('zoho')
        const { flow, startedAt, grantId, organization } = tenantOf(c)
        const page = {
          at: at(c),
          csrf: c.get('session').data.csrf,
          grant: await describeGrant(zoho.auth(flow, startedAt), grantId),
          usage: zoho.usage(organization.id),
          now: zoho.clock.now(),
          lines: zoho.activity.of(grantId),
          control: local.control,
        }
        return c.render(<BreakPage {...page} />, { title: 'Break things' })
      })
      // The work goes on after the answer; the log tells how.
      .post('/', noteSight('break'), async (c) => {
        const { what } = await c.req.parseBody()
        const zoho = c.get('zoho')
        const tenant = tenantOf(c)
        const breakage = breakages.find(({ key }) => key === what)
        const work =
          breakage === undefined
            ? callZoho(zoho, tenant, zoho.client(tenant))
            : breakAndCall(zoho, local, tenant, breakage)
        work.catch((error: unknown) =>
          zoho.activity.say(tenant.grantId, { text: inWords(error), tone: 'bad' }),
        )
        return c.redirect(`${at(c)}/break`, 303)
      })
      .post('/wait', async (c) => {
        const { minutes: chosen, returnTo = '/break' } = await c.req.parseBody()
        const minutes = Number(chosen)
        if (minutes > 0 && minutes <= MOST_MINUTES) {
          local.emulator.clock.advance(minutes * 60_000)
          const text = `You: let ${minutes === 1 ? 'a minute' : `${minutes} minutes`} pass.`
          c.get('zoho').activity.say(tenantOf(c).grantId, { text, tone: 'you' })
        }
        return c.redirect(`${at(c)}${withinTenant(safeReturnTo(returnTo, c.get('origin')))}`, 303)
      })
      .get('/log', (c) => {
        const { activity, clock } = c.get('zoho')
        const { grantId } = tenantOf(c)
        const seen = Number(c.req.header('last-event-id') ?? c.req.query('after') ?? 0)
        return streamSSE(c, async (stream) => {
          // A further line of a call sends the call as it is then, in place of what was sent of it before.
          const send = (line: Line): Promise<void> => {
            const entry = entryOf(line, activity.of(grantId))
            return stream.writeSSE({
              id: String(line.number),
              data: <LogEntry entry={entry} now={clock.now()} />,
            })
          }
          const over = new AbortController()
          // A line that cannot be sent any more is lost with the page that is gone.
          const unfollow = activity.follow(grantId, {
            line: (line) => void send(line).catch(() => {}),
            end: () => over.abort(),
          })
          stream.onAbort(() => over.abort())
          for (const line of activity.of(grantId)) if (line.number > seen) await send(line)
          while (!over.signal.aborted) {
            await Promise.race([stream.sleep(HEARTBEAT), ended(over.signal)])
            if (!over.signal.aborted) await stream.write(': still here\n\n')
          }
          unfollow()
        })
      })
  )
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
