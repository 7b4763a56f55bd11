import type { Context, MiddlewareHandler } from 'hono'
import { getSignedCookie, setSignedCookie } from 'hono/cookie'
import type { AppEnv, AppParts } from '../app-env.ts'
import { createSessions } from './session-store.ts'

const COOKIE = 'example_session'
const MONTH_IN_SECONDS = 30 * 24 * 3600

/** Finds the browser's session, or starts one. The cookie is signed, `HttpOnly` and `SameSite=Lax`. */
export function sessions({ zoho, origin, secret }: AppParts): MiddlewareHandler<AppEnv> {
  const all = createSessions(zoho.store)
  const secure = origin.startsWith('https:')
  const send = (c: Context, id: string): Promise<void> =>
    // Lax, not Strict: the callback comes from Zoho's site and must find its session.
    setSignedCookie(c, COOKIE, id, secret, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      secure,
      maxAge: MONTH_IN_SECONDS,
    })

  return async (c, next) => {
    const id = await getSignedCookie(c, secret, COOKIE)
    const known = typeof id === 'string' ? await all.open(id) : undefined
    const made = known === undefined ? await all.create() : undefined
    if (made !== undefined) await send(c, made.id)
    const session = known ?? made?.session
    if (session === undefined) throw new Error('There is no session, neither known nor made.')
    c.set('session', {
      get data() {
        return session.data
      },
      update: session.update,
      rotate: async () => {
        const renewed = await session.rotate()
        await send(c, renewed)
        return renewed
      },
    })
    await next()
  }
}
