import type { Context, MiddlewareHandler } from 'hono'
import { getSignedCookie, setSignedCookie } from 'hono/cookie'
import type { AppEnv, AppParts } from '../app-env.ts'
import { random } from './secrets.ts'
import { createSessions } from './session-store.ts'

const COOKIE = 'example_session'
const MONTH_IN_SECONDS = 30 * 24 * 3600

/**
 * Finds the browser's session, or begins one: in the store it stands only when there is something to remember. The cookie is
 * signed, `HttpOnly` and `SameSite=Lax`; over https its name begins with `__Host-`, so that no other host of the domain can
 * plant one.
 */
export function sessions({ zoho, origin, secret }: AppParts): MiddlewareHandler<AppEnv> {
  const all = createSessions(zoho.store, secret, zoho.clock)
  const secure = origin.startsWith('https:')
  const send = (c: Context, id: string): Promise<void> =>
    // Lax, not Strict: the callback comes from Zoho's site and must find its session.
    setSignedCookie(c, COOKIE, id, secret, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: MONTH_IN_SECONDS,
      ...(secure ? { secure, prefix: 'host' } : {}),
    })

  return async (c, next) => {
    const sent = await getSignedCookie(c, secret, COOKIE, secure ? 'host' : undefined)
    const session = await all.open(typeof sent === 'string' && sent !== '' ? sent : random())
    const { id, hasEnded } = session
    c.set('session', {
      id,
      hasEnded,
      get data() {
        return session.data
      },
      update: session.update,
      rotate: async (change) => {
        const renewed = await session.rotate(change)
        if (renewed !== undefined) await send(c, renewed)
        return renewed
      },
    })
    await next()
    // A page with a form: it comes back with a proof that belongs to this id. None for what is not there.
    const hasForm = c.res.status < 400 && c.res.headers.get('content-type')?.startsWith('text/html') === true
    if (id !== sent && hasForm && !c.res.headers.has('set-cookie')) await send(c, id)
  }
}
