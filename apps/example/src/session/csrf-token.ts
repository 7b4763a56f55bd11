import type { Context, MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { timingSafeEqual } from 'hono/utils/buffer'
import type { AppEnv } from '../app-env.ts'

/** Every POST must bring the session's token; `hono/csrf` has compared the origin before. */
export const csrfToken: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const { csrf } = await readForm(c)
  if (typeof csrf !== 'string' || !(await timingSafeEqual(csrf, c.get('session').data.csrf))) {
    throw new HTTPException(403, {
      message:
        'This form belongs to an older page: you have logged in, or your session has ended, since it was opened. Go back, reload and send it again.',
    })
  }
  return next()
}

/** The fields of a form. Hono keeps them: the page reads them again. */
async function readForm(c: Context<AppEnv>): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await c.req.parseBody()
  } catch {
    // Lost: where the form breaks off. Whoever sent it knows more than we do.
    throw new HTTPException(400, { message: 'This is not a whole form. Go back, reload and send it again.' })
  }
}
