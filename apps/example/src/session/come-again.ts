import { systemClock } from '@x/dc/clock'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'

const PAUSE = 200
const MOST_TRIES = 10

/**
 * A login in another tab has just moved this browser to a new session, and this request still came with the old one: the
 * browser asks again, with the new one. The old session never leads to the new one by itself: somebody else may know it.
 */
export async function comeAgain(c: Context): Promise<Response> {
  const url = new URL(c.req.url)
  const tries = Number(url.searchParams.get('again') ?? 0)
  if (!(tries < MOST_TRIES)) throw sessionEnded()
  url.searchParams.set('again', String(tries + 1))
  await systemClock.sleep(PAUSE, c.req.raw.signal)
  return c.redirect(`${url.pathname}${url.search}`, 303)
}

/** For what cannot be asked again. */
export function sessionEnded(): HTTPException {
  return new HTTPException(409, {
    message: 'This session has ended, perhaps by a login in another tab. Reload the page.',
  })
}
