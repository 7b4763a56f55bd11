import type { DataCenter } from '@x/dc'
import { Hono } from 'hono'
import { inside, type Emulator } from '../emulator.ts'
import { createEvents } from './events.ts'
import { maskingOf } from '../kernel/masking.ts'
import { secretsOf } from '../kernel/services.ts'
import { exchangePage } from './exchange-page.ts'
import { controlPage, liveMarkup } from './live-page.ts'
import { script } from './live-script.ts'
import { refuse, runs } from './json-call.ts'
import { controls } from './controls.ts'
import { describeState } from './state.ts'
import { recordsScript } from './records-panel.ts'
import { stateControls } from './state-controls.ts'

/**
 * The control port: a page that follows along, and the same controls as in code for tests in other languages and
 * processes.
 */
export function createControlApp(emulator: Emulator, dataCenters: readonly DataCenter[]): Hono {
  const { services } = emulator[inside]
  const app = new Hono()
  services.exchanges.keep()
  const mask = (text: string): string => maskingOf(secretsOf(services)).text(text)
  const state = (): ReturnType<typeof describeState> => describeState(emulator, dataCenters)

  app.use(async (c, next) => {
    const refused = refuse(c.req.raw)
    if (refused !== undefined) return refused
    await next()
    return undefined
  })
  app.get('/', () => controlPage(state()))
  app.get('/live', (c) => c.html(liveMarkup(state())))
  app.get('/live.js', (c) =>
    c.body(script + recordsScript, 200, { 'content-type': 'text/javascript;charset=UTF-8' }),
  )
  app.get('/requests/:number{[0-9]{1,9}}', async (c) => {
    const page = await exchangePage(emulator, Number(c.req.param('number')))
    return page ?? c.notFound()
  })
  app.get('/events', (c) => createEvents(services.journal, c.req.raw.signal))
  app.get('/state', (c) => c.json(state()))
  for (const control of [...controls(emulator, dataCenters), ...stateControls(emulator)]) {
    app.on(control.method, control.path, (c) =>
      runs(c.req.raw, control.run, { limit: services.limits.bodyBytes, mask }),
    )
  }
  app.notFound((c) => c.json({ error: 'There is no such control. GET /state shows what there is.' }, 404))
  app.onError((error, c) => c.json({ error: `The control port failed: ${error.name}.` }, 500))
  return app
}
