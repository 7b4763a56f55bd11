import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { timingSafeEqual } from 'hono/utils/buffer'
import type { AppEnv } from '../app-env.ts'

/** Every POST must bring the session's token; `hono/csrf` has compared the origin before. */
export const csrfToken: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const { csrf } = await c.req.parseBody()
  if (typeof csrf !== 'string' || !(await timingSafeEqual(csrf, c.get('session').data.csrf))) {
    throw new HTTPException(403, {
      message:
        'This form belongs to an older page: you have logged in, or your session has ended, since it was opened. Go back, reload and send it again.',
    })
  }
  return next()
}
