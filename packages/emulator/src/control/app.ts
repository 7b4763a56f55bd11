import type { DataCenter } from '@x/dc'
import { Hono } from 'hono'
import type { Emulator } from '../emulator.ts'

/** The control port: the same controls as in code. */
export function createControlApp(emulator: Emulator, book: readonly DataCenter[]): Hono {
  const app = new Hono()
  app.get('/data-centers', (c) => c.json(book))
  app.get('/journal', (c) => c.json(emulator.journal.entries()))
  return app
}
