import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-env.ts'
import type { Sight } from './session.ts'

/** Notes that somebody has come this far in the tour; once, and only when the page came. */
export const noteSight =
  (sight: Sight): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    await next()
    const session = c.get('session')
    if (c.res.status >= 400 || session.data.seen?.includes(sight) === true) return
    await session.update((data) => ({ ...data, seen: [...new Set([...(data.seen ?? []), sight])] }))
  }
