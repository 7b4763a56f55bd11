import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../app-env.ts'

/** Shows the session's notice on this page, and on no further one. */
export const takeNotice: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  const session = c.get('session')
  if (session.data.notice !== undefined && c.res.status === 200) {
    await session.update((data) => ({ ...data, notice: undefined }))
  }
}
