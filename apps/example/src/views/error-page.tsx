import { isToolkitError } from '@x/dc/error'
import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import type { FC } from 'hono/jsx'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppEnv } from '../app-env.ts'
import { connect, groups, home, type Advice } from './advice/advice.ts'
import { adviceFor } from './advice/advice-for.ts'

/** Every failure becomes a page that says what happened and what to do. */
export const answerError: ErrorHandler<AppEnv> = (error, c) => {
  if (error instanceof HTTPException) {
    const gone = error.status === 404
    return show(c, error.status, {
      title: gone ? 'Not there' : 'That did not work',
      message: error.message,
      way: gone ? groups : ['/', 'Back to the first page'],
    })
  }
  if (isToolkitError(error)) {
    const advice = adviceFor(error)
    return show(c, advice.status, {
      title: advice.title,
      message: error.message,
      code: error.code,
      todo: advice.todo,
      form: c.req.method === 'POST',
      way: wayFrom(c, advice.way),
    })
  }
  const reference = crypto.randomUUID().slice(0, 8)
  // For whoever runs the app; the browser only learns the reference.
  console.error(`[${reference}]`, error)
  const message = `Something that nobody thought of went wrong. The console of this app has the details under ${reference}.`
  return show(c, 500, { title: 'That did not work', message, way: ['/', 'Back to the first page'] })
}

/** What did not come may come now; a callback is good once, so there the login begins again. */
function wayFrom(c: Context<AppEnv>, way: Advice['way']): Advice['way'] {
  if (way !== home || c.req.method !== 'GET') return way
  const { pathname, search } = new URL(c.req.url)
  return pathname === '/callback' ? connect : [`${pathname}${search}`, 'Try again']
}

/** An address that leads nowhere. */
export const answerNotFound: NotFoundHandler<AppEnv> = (c) =>
  show(c, 404, {
    title: 'There is no such page',
    message: 'The address was mistyped, or comes from an older version of this app.',
    way: ['/', 'Go to the first page'],
  })

interface ErrorPageProps {
  readonly title: string
  readonly message: string
  readonly code?: string
  readonly todo?: string
  /** A form was sent: what stood in it is one page back. */
  readonly form?: boolean
  readonly way: Advice['way']
}

function show(
  c: Context<AppEnv>,
  status: ContentfulStatusCode,
  props: ErrorPageProps,
): Response | Promise<Response> {
  c.status(status)
  return c.render(<ErrorPage {...props} />, { title: props.title })
}

const ErrorPage: FC<ErrorPageProps> = ({ title, message, code, todo, form, way: [href, label] }) => (
  <section class="error">
    <h1>{title}</h1>
    {todo === undefined ? null : <p class="lead">{todo}</p>}
    {code === undefined ? (
      <p>{message}</p>
    ) : (
      <div class="said">
        <small>The toolkit says</small>
        <p>{message}</p>
        <code>{code}</code>
      </div>
    )}
    {form === true ? (
      <p>If you filled in a form, go back one page in your browser: it is still there.</p>
    ) : null}
    <p class="actions">
      <a class="button main" href={href}>
        {label}
      </a>
    </p>
  </section>
)
